"""What the judge says about a submission: frozen values with JSON both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from judge.plain import Plain
from judge.subjects import Role

__all__ = ["CaseReport", "CaseState", "Failure", "Finding", "Frame", "MissingName", "Report", "Verdict"]


class Verdict(StrEnum):
    """The ten words for how a submission ended (JUDGE.md)."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    RUNTIME_ERROR = "runtime_error"
    SYNTAX_ERROR = "syntax_error"
    MISSING_NAME = "missing_name"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    FORBIDDEN_CONSTRUCT = "forbidden_construct"
    JUDGE_ERROR = "judge_error"

    @property
    def before_cases(self) -> bool:
        """Whether this verdict is given before any case runs: then the first case is the failing one."""
        return self in (Verdict.SYNTAX_ERROR, Verdict.FORBIDDEN_CONSTRUCT)


class CaseState(StrEnum):
    """How one case ended; all but `passed` and `not_run` are also verdicts, by the same word."""

    PASSED = "passed"
    NOT_RUN = "not_run"
    WRONG_ANSWER = "wrong_answer"
    RUNTIME_ERROR = "runtime_error"
    MISSING_NAME = "missing_name"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    JUDGE_ERROR = "judge_error"

    @property
    def failed(self) -> bool:
        """Whether the case ran and did not pass."""
        return self not in (CaseState.PASSED, CaseState.NOT_RUN)


@dataclass(frozen=True, slots=True)
class Frame(Plain):
    """One line of a traceback that is the learner's own: file name, line from 1, the line's text."""

    file: str
    line: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Failure(Plain):
    """An exception as the learner sees it: its class's name, its message, the learner's own frames, outermost first.

    In hidden cases the message is empty, the type is the nearest built-in one and only the innermost frame is told: all
    of these can carry hidden input.
    """

    type: str
    message: str = ""
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding(Plain):
    """A forbid/require rule that the source breaks; line 0 when it is the absence of something required."""

    file: str
    line: int
    say: str


@dataclass(frozen=True, slots=True)
class MissingName(Plain):
    """A name that the exercise asks for and the source does not define, and one of its names that is close to it."""

    name: str
    similar: str | None = None


@dataclass(frozen=True, slots=True)
class CaseReport(Plain):
    """One case. Seconds in `time_s`. Only public cases carry texts; hidden ones say their number and state alone.

    `shown` is the input, `part` names what `expected` and `got` are ("value", "output", "exception", "file out.txt",
    or the expression of a `then`), `stdout` is all that was printed, prompts included.
    `role` is that of the program which the learner's own tests were run against; then `got` is what they said, and
    `shown` the author's word on its fault, in hidden cases too.
    `fingerprint` digests what a failing case gave, so that equal failures can be recognised without being shown.
    """

    number: int
    state: CaseState
    public: bool = False
    time_s: float | None = None
    shown: str | None = None
    part: str | None = None
    expected: str | None = None
    got: str | None = None
    stdout: str | None = None
    error: str | None = None
    fingerprint: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Report(Plain):
    """The judge's whole answer. Times in seconds; `stdout` and `stderr` are those of public cases only.

    `first_failing` is the number of the first case that did not pass, 1 when the source could not even be begun.
    `failure` belongs to that case, or is the syntax error. `note` is one sentence for the learner about
    a verdict that has no case to show (a source that is too long; a judge that could not be reached). Of a
    `judge_error`, `is_final` says that trying again would come to the same.
    """

    verdict: Verdict
    case_hash: str
    cases: tuple[CaseReport, ...] = ()
    first_failing: int | None = None
    failure: Failure | None = None
    findings: tuple[Finding, ...] = ()
    missing: MissingName | None = None
    stdout: str = ""
    stderr: str = ""
    wall_s: float = 0.0
    cpu_s: float = 0.0
    note: str = ""
    is_final: bool = False

    @property
    def accepted(self) -> bool:
        """Whether every case passed."""
        return self.verdict is Verdict.ACCEPTED

    @property
    def outcome(self) -> tuple[str, ...]:
        """One line a case, number, state, fingerprint: equal for submissions that fail alike. Never a time."""
        lines = [f"{case.number} {case.state} {case.fingerprint}".rstrip() for case in self.cases]
        if self.verdict.before_cases:
            broken = " | ".join(finding.say for finding in self.findings)
            lines.insert(0, f"0 {self.verdict} {broken}".rstrip())
        return tuple(lines)

    @classmethod
    def from_cases(
        cls,
        cases: tuple[CaseReport, ...],
        case_hash: str,
        *,
        failures: Mapping[int, Failure] | None = None,
        missing: MissingName | None = None,
        stdout: str = "",
        stderr: str = "",
        wall_s: float = 0.0,
        cpu_s: float = 0.0,
    ) -> Report:
        """The report of cases that ran: the verdict is the first failing case's, or accepted when all passed.

        `failures` are by case number. Raises ValueError when no case failed and yet not every case ran.
        """
        failing = next((case for case in cases if case.state.failed), None)
        if failing is None and (not cases or any(case.state is CaseState.NOT_RUN for case in cases)):
            raise ValueError("cases that did not run need a case that failed before them")
        number = failing.number if failing else None
        return cls(
            verdict=Verdict(failing.state.value) if failing else Verdict.ACCEPTED,
            case_hash=case_hash,
            cases=cases,
            first_failing=number,
            failure=(failures or {}).get(number) if number is not None else None,
            missing=missing,
            stdout=stdout,
            stderr=stderr,
            wall_s=wall_s,
            cpu_s=cpu_s,
        )

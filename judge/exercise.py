"""What is judged: an exercise with its cases, and the job that a submission becomes. Frozen values, JSON both ways."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from judge.plain import Plain, to_plain
from judge.report import Verdict
from judge.rules import Rule
from judge.subjects import Role, Subject, bare
from judge.submitted import MAX_SOURCE_BYTES, refusal

__all__ = [
    "MAX_SOURCE_BYTES",
    "Case",
    "Compare",
    "CompareMode",
    "Entry",
    "Exercise",
    "Hint",
    "Job",
    "Kind",
    "Limits",
    "Role",
    "Rule",
    "Subject",
    "WrongAnswer",
]

# JUDGE.md, "Default limits".
WALL_BEYOND_CPU_S = 1.0


class Kind(StrEnum):
    """What the learner is asked to write (CONTENT.md)."""

    PROGRAM = "program"
    FUNCTION = "function"
    CLASS = "class"
    FILES = "files"
    FIX = "fix"
    REFACTOR = "refactor"
    TESTS = "tests"
    MODULES = "modules"


class CompareMode(StrEnum):
    """How printed text and values are compared; `judge.compare` says what each mode means."""

    TRIMMED = "trimmed"
    EXACT = "exact"
    TOKENS = "tokens"
    UNORDERED = "unordered"
    TOLERANCE = "tolerance"


@dataclass(frozen=True, slots=True)
class Compare(Plain):
    """The exercise's comparison. `tolerance` counts only in mode TOLERANCE.

    An exercise without `compare:` has mode TRIMMED: blanks at the ends of lines and of the whole output are ignored.
    Only an explicit `compare: exact` makes every blank count.
    """

    mode: CompareMode = CompareMode.TRIMMED
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry(Plain):
    """The file that the learner writes first of all, and the names that it must define.

    In exercises of kind tests `program` is the file name under which each program under test is imported.
    """

    file: str = "solution.py"
    names: tuple[str, ...] = ()
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Limits(Plain):
    """CPU seconds for the whole submission, mebibytes of memory, kibibytes of each output stream."""

    seconds: float = 2.0
    memory_mb: int = 256
    output_kb: int = 64

    @property
    def wall_s(self) -> float:
        """Seconds of real time after which a submission is stopped."""
        return self.seconds + WALL_BEYOND_CPU_S


@dataclass(frozen=True, slots=True)
class Case(Plain):
    """One case. Without `call` and `steps` the source is run as a program (`__main__`) with `stdin` and `args`.

    `gives` and the values of `then` are Python literals as text; `raises` names an exception class.
    A `subject` is a program that the learner's tests are run against, and all there is to such a case.
    """

    number: int
    public: bool = False
    call: str | None = None
    steps: tuple[str, ...] = ()
    stdin: str = ""
    args: tuple[str, ...] = ()
    gives: str | None = None
    raises: str | None = None
    stdout: str | None = None
    then: Mapping[str, str] = field(default_factory=dict)
    files_after: Mapping[str, str] = field(default_factory=dict)
    subject: Subject | None = None

    @property
    def is_program(self) -> bool:
        """Whether the source itself is run, rather than called or run against a program."""
        return self.call is None and not self.steps and self.subject is None

    @property
    def role(self) -> Role | None:
        """What the learner's tests have to do with the program of this case, if it has one."""
        return self.subject.role if self.subject else None

    def question(self) -> dict[str, Any]:
        """All of the case that may enter the jail: what to do and what to look at, never what is expected."""
        return {
            "number": self.number,
            "steps": [self.call] if self.call is not None else list(self.steps),
            "stdin": self.stdin,
            "args": list(self.args),
            "then": list(self.then),
            "files": list(self.files_after),
            "suite": self.subject is not None,
        }

    def shown(self) -> str:
        """The input as a person reads it: the call, or the steps, or the arguments and what is typed in."""
        if self.subject is not None:
            return self.subject.says
        if not self.is_program:
            return self.call if self.call is not None else "\n".join(self.steps)
        arguments = f"arguments: {' '.join(self.args)}\n" if self.args else ""
        return arguments + self.stdin


@dataclass(frozen=True, slots=True)
class WrongAnswer(Plain):
    """An answer that must fail, and how: its verdict and the number of the first case that it does not pass."""

    slug: str
    files: Mapping[str, str]
    verdict: Verdict
    fails: int
    misconception: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Hint(Plain):
    """One hint: its heading and its Markdown text."""

    title: str
    text: str


@dataclass(frozen=True)
class Job(Plain):
    """One submission to be judged: the learner's files and everything of the exercise that decides the verdict."""

    files: Mapping[str, str]
    entry: Entry
    limits: Limits
    rules: tuple[Rule, ...]
    compare: Compare
    cases: tuple[Case, ...]
    data: Mapping[str, str]
    case_hash: str
    about_files: bool = False

    @property
    def needs_folder(self) -> bool:
        """Whether files that are not imported play a part: the exercise is about them, has some, or asks for some."""
        kept = any(case.files_after for case in self.cases) or any(not name.endswith(".py") for name in self.files)
        return self.about_files or bool(self.data) or kept

    @property
    def is_suite(self) -> bool:
        """Whether it is the learner's tests that are judged, each case by a process of its own."""
        return any(case.subject is not None for case in self.cases)

    @property
    def given(self) -> dict[str, str]:
        """The program that the one case is about, as the learner's tests may import it."""
        (subject, *_) = (case.subject for case in self.cases)
        return {self.entry.program: bare(subject.source)} if self.entry.program and subject else {}

    def alone(self, case: Case) -> Job:
        """The job of this case alone."""
        return replace(self, cases=(case,))

    @cached_property
    def refusal(self) -> str | None:
        """Why these files cannot be run at all, in one sentence, or None.

        The judge answers such a job with `syntax_error` and this sentence: a learner's failure is a value.
        """
        return refusal(self.files, self.entry.file, {*self.data, self.entry.program})


@dataclass(frozen=True)
class Exercise(Plain):
    """An exercise as its folder says it (CONTENT.md). Texts are Markdown; `outcomes` is `outcomes.json`."""

    slug: str
    title: str
    kind: Kind
    difficulty: int
    statement: str
    cases: tuple[Case, ...]
    stub: Mapping[str, str]
    solution: Mapping[str, str]
    concepts: tuple[str, ...] = ()
    entry: Entry = Entry()
    limits: Limits = Limits()
    rules: tuple[Rule, ...] = ()
    compare: Compare = Compare()
    extra: bool = False
    renamed_from: str | None = None
    wrong: tuple[WrongAnswer, ...] = ()
    hints: tuple[Hint, ...] = ()
    after: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def case_hash(self) -> str:
        """sha256 (hex) over everything that decides a verdict or its report: equal hashes, equal verdicts."""
        deciding = (self.entry, self.limits, self.rules, self.compare, self.cases, self.data)
        canonical = json.dumps(to_plain(deciding), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def job(self, source: str | Mapping[str, str]) -> Job:
        """The job that judges this source: one text (the entry file) or file names with their texts.

        Any source makes a job; what cannot be run is said by the report (`Job.refusal`).
        """
        files = {self.entry.file: source} if isinstance(source, str) else dict(source)
        return Job(
            files=files,
            entry=self.entry,
            limits=self.limits,
            rules=self.rules,
            compare=self.compare,
            cases=self.cases,
            data=self.data,
            case_hash=self.case_hash,
            about_files=self.kind is Kind.FILES,
        )

    def recognise(self, outcome: Sequence[str]) -> WrongAnswer | None:
        """The wrong answer whose committed outcome equals a report's `outcome`, so that its feedback fits."""
        wanted = tuple(outcome)
        slug = next((slug for slug, known in self.outcomes.items() if tuple(known) == wanted), None)
        return next((answer for answer in self.wrong if answer.slug == slug), None)

    def without_cases(self) -> Exercise:
        """The same exercise with no cases, for a site that keeps its cases in rows of their own."""
        return replace(self, cases=())

    def with_cases(self, cases: Sequence[Case]) -> Exercise:
        """The exercise with these cases put back, in the order of their numbers."""
        return replace(self, cases=tuple(sorted(cases, key=lambda case: case.number)))

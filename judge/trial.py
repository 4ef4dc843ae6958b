"""One submission, tried: what is asked of the runner, in which order, and what its answers come to."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from judge.answers import Acted, Asked, Loaded, Locked, Looked, Raised, looks_ordinary
from judge.endings import Endings, Jail
from judge.exercise import Case, Job
from judge.grading import Answer, grade, not_run, refused, shown_failure, stopped
from judge.jail.errors import JailFailed
from judge.report import CaseReport, CaseState, Failure, Finding, MissingName, Report, Verdict
from judge.session import MARK_BYTES, Output, Stop, Stopped
from judge.subjects import Said
from judge.suites import judge_each
from judge.telling import Teller
from judge.texts import clean, decoded

if TYPE_CHECKING:  # a page tries submissions too (frontend/src/python/milepost_check.py), and has no jail
    from judge.jail.worker import Worker

__all__ = ["Trial", "try_once"]


def try_once(job: Job, worker: Worker) -> Report:
    """Judge a job in a process of its own, or tests in one for each program that they are run against.

    Raises JailFailed when the jail, not the learner, is at fault.
    """
    return judge_each(job, partial(_try_job, worker=worker)) if job.is_suite else _try_job(job, worker)


def _try_job(job: Job, worker: Worker) -> Report:
    ready = worker.ready(job.limits)
    with ready.child as child:
        return Trial(job, child, ready.talk, ready.lock).run()


@dataclass(slots=True)
class _Question:
    """A case that is being asked about: what marks its output, when it was asked, and how long the answer took."""

    case: Case
    mark: bytes
    began: float
    time_s: float = 0.0


class Lock(Protocol):
    """What a trial needs of a lock."""

    def request(self) -> dict[str, Any]:
        """What the runner is told first of all."""


class Talk(Protocol):
    """What a trial needs of a session."""

    def start_clock(self) -> None:
        """Let the learner's time begin."""

    def seconds_left(self) -> float:
        """How much is left of it."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its answer. Raises Stopped."""

    def put(self, request: dict[str, Any], mark: bytes) -> None:
        """Send a request; the mark is no output."""

    def hear(self) -> dict[str, Any]:
        """Wait for the answer to what was put. Raises Stopped."""

    def take_output(self) -> Output:
        """What was printed since the last call. Raises Stopped."""

    def last_output(self) -> Output:
        """What was heard and not yet taken."""


class Trial:
    """The state of one submission's trial."""

    def __init__(self, job: Job, jail: Jail, talk: Talk, lock: Lock) -> None:
        self._job = job
        self._talk = talk
        self._lock = lock
        self._endings = Endings(jail, job.limits)
        self._teller = Teller(job)
        self._failures: dict[int, Failure] = {}
        self._missing: MissingName | None = None

    def run(self) -> Report:
        """Go through the whole job. Raises JailFailed."""
        self._lock_in()
        self._talk.start_clock()
        began = time.monotonic()
        try:
            report = self._load() or self._run_cases()
        except Stopped as stopped_early:
            state = self._state_after(stopped_early.stop)
            first, *others = self._job.cases
            cases = (stopped(first, state, time.monotonic() - began), *(not_run(case) for case in others))
            report = replace(Report.from_cases(cases, self._job.case_hash), note=self._endings.note)
        wall_s = time.monotonic() - began
        return replace(report, wall_s=wall_s, cpu_s=self._endings.cpu_s())

    def _lock_in(self) -> None:
        """Have the runner lock itself in; what goes wrong so far is nobody's fault but ours."""
        try:
            Locked.from_json(self._talk.ask(self._lock.request()))
        except (Stopped, ValueError) as error:
            said = self._talk.last_output().stderr.decode("utf-8", "replace").strip()
            ending = self._endings.bring()
            raise JailFailed(f"the runner did not start ({error}, exit {ending.code}): {said[-500:]}") from error
        self._talk.last_output()

    def _load(self) -> Report | None:
        """The report of a job of which no case can be run, or None."""
        job = self._job
        request = {
            "do": "load",
            "files": dict(job.files),
            "entry": job.entry.to_json(),
            "rules": [rule.to_json() for rule in job.rules],
            "data": dict(job.data),
            "given": job.given,
        }
        try:
            loaded = Loaded.from_json(self._talk.ask(request))
            findings = tuple(
                Finding(clean(broken.file), broken.line, job.rules[broken.rule].say) for broken in loaded.broken
            )
        except (ValueError, IndexError):
            raise Stopped(Stop.NONSENSE) from None
        self._talk.take_output()
        if loaded.unreadable is not None:
            reason = loaded.unreadable
            failure = Failure(clean(reason.type), clean(reason.message), self._teller.frames([reason.place]))
            return refused(job, Verdict.SYNTAX_ERROR, failure=failure)
        return refused(job, Verdict.FORBIDDEN_CONSTRUCT, findings=findings) if findings else None

    def _run_cases(self) -> Report:
        reports: list[CaseReport] = []
        asked: _Question | None = self._put(self._job.cases[0])
        for following in [*self._job.cases[1:], None]:
            if asked is None:
                break
            heard, later = self._hear(asked, following)
            reports.append(self._graded(asked.case, heard) if isinstance(heard, Answer) else heard)
            asked = later
        reports += [not_run(case) for case in self._job.cases[len(reports) :]]
        whole = Report.from_cases(
            tuple(reports),
            self._job.case_hash,
            failures=self._failures,
            missing=self._missing,
            stdout=self._teller.stdout,
            stderr=self._teller.stderr,
        )
        return replace(whole, note=self._endings.note)

    def _put(self, case: Case) -> _Question:
        """Send the question that a case is."""
        asked = _Question(case, secrets.token_bytes(MARK_BYTES), time.monotonic())
        self._talk.put({"do": "case", "question": case.question(), "mark": asked.mark.hex()}, asked.mark)
        return asked

    def _hear(self, asked: _Question, following: Case | None) -> tuple[Answer | CaseReport, _Question | None]:
        """The answer to a question, or the report of a case that has none; and the following question, if it is put.

        It is put as soon as an answer is there that looks like most do, and runs while that one is read and graded.
        """
        later, output = None, None
        try:
            message, output = self._talk.hear(), self._talk.take_output()
            asked.time_s = time.monotonic() - asked.began
            if following is not None and looks_ordinary(message):
                later = self._put(following)
            outcome = self._answer(asked, message, output)
        except (Stopped, ValueError) as error:
            state = self._state_after(error.stop if isinstance(error, Stopped) else Stop.NONSENSE)
            before, last = _parted(output or self._talk.last_output(), asked.mark)
            shown = self._teller.printed(asked.case, last or before)
            return stopped(asked.case, state, time.monotonic() - asked.began, shown), None
        heard = stopped(asked.case, outcome, asked.time_s) if isinstance(outcome, CaseState) else outcome
        if following is not None and later is None and not _has_run_out_of_memory(asked.case, heard):
            later = self._put(following)
        return heard, later

    def _graded(self, case: Case, answer: Answer) -> CaseReport:
        failure = shown_failure(case, answer)
        if failure is not None:
            self._failures[case.number] = failure
        if answer.missing is not None and self._missing is None:
            self._missing = answer.missing
        if _has_run_out_of_memory(case, answer):
            return stopped(case, CaseState.MEMORY_LIMIT, answer.time_s, answer.shown)
        return grade(case, answer, self._job.compare)

    def _answer(self, asked: _Question, message: dict[str, Any], output: Output) -> Answer | CaseState:
        """What an answer to a case's question says. Raises ValueError for an answer that is none."""
        case, said = asked.case, Asked.from_json(message)
        before, last = _parted(output, asked.mark)
        if said.prepared.missing is not None:
            return Answer(missing=self._teller.missing_name(case, said.prepared), time_s=asked.time_s)
        if said.prepared.raised is not None:
            return replace(self._raised(asked, said.prepared.raised, before), early=True)
        if said.too_large or said.prepared.too_large or said.looked.too_large:
            return CaseState.OUTPUT_LIMIT
        if said.acted is None:
            raise ValueError("an answer without its last part")
        if said.acted.too_large:
            return CaseState.OUTPUT_LIMIT
        return _with_looks(case, self._acted(asked, said.acted, last or Output(b"", b"")), said.looked)

    def _acted(self, asked: _Question, acted: Acted, printed: Output) -> Answer:
        case = asked.case
        shown = self._teller.printed(case, printed, acted.prompts)
        if acted.raised is not None and not _is_an_ordinary_end(case, acted.raised):
            answer = self._raised(asked, acted.raised, printed, shown)
        else:
            answer = Answer(value=acted.value, stdout=decoded(printed.stdout), shown=shown, time_s=asked.time_s)
        # Tests of which one raised have something to say all the same; nothing at all is said where none could be run.
        if case.subject is None or (acted.value is None and acted.raised is not None):
            return answer
        return replace(answer, said=Said.from_value(acted.value))

    def _raised(self, asked: _Question, raised: Raised, printed: Output, shown: str | None = None) -> Answer:
        return Answer(
            failure=self._teller.failure(raised),
            lineage=self._teller.lineage(raised),
            stdout=decoded(printed.stdout),
            shown=self._teller.printed(asked.case, printed) if shown is None else shown,
            time_s=asked.time_s,
        )

    def _state_after(self, stop: Stop) -> CaseState:
        return self._endings.state_after(stop, self._talk.seconds_left())


def _parted(output: Output, mark: bytes) -> tuple[Output, Output | None]:
    """What was printed before the mark, and between it and a second one, if there is one; None without a mark.

    Whoever puts marks of his own there spoils what is compared, and wins nothing: it is his own output.
    """
    before, *rest = output.stdout.split(mark)
    return Output(before, output.stderr), Output(rest[0], output.stderr) if rest else None


def _with_looks(case: Case, answer: Answer, looked: Looked) -> Answer:
    """The answer with what is asked about afterwards. Raises ValueError when that is not what came."""
    if looked.raised is not None or len(looked.then) != len(case.then):
        raise ValueError("an answer that does not fit the question")
    if not case.then and not case.files_after:
        return answer
    files = {name: None if text is None else clean(text) for name, text in looked.files.items()}
    return replace(answer, then=dict(zip(case.then, looked.then, strict=True)), files=files)


def _has_run_out_of_memory(case: Case, heard: Answer | CaseReport) -> bool:
    """Whether a case that asks for something else ended in want of memory: no other is run after it."""
    return isinstance(heard, Answer) and heard.lineage[:1] == ("MemoryError",) and case.raises is None


def _is_an_ordinary_end(case: Case, raised: Raised) -> bool:
    """Whether a program left by `sys.exit`, and the case does not ask just for that."""
    return case.is_program and case.raises is None and raised.lineage[:1] == ("SystemExit",)

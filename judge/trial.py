"""One submission, tried: what is asked of the runner, in which order, and what its answers come to."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from judge.answers import Acted, Asked, Loaded, Locked, Looked, Raised
from judge.endings import Endings, Jail
from judge.exercise import Case, Job
from judge.grading import Answer, grade, not_run, refused, shown_failure, stopped
from judge.jail.errors import JailFailed
from judge.jail.lock import Lock
from judge.jail.worker import Worker
from judge.report import CaseReport, CaseState, Failure, Finding, MissingName, Report, Verdict
from judge.session import MARK_BYTES, Output, Stop, Stopped
from judge.subjects import Said
from judge.suites import judge_each
from judge.telling import Teller
from judge.texts import clean, decoded

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
        self._mark = b""
        self._began = 0.0

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
        cases = self._job.cases
        self._put(cases[0])
        for case, following in zip(cases, [*cases[1:], None], strict=True):
            heard = self._hear(case)
            goes_on = following is not None and not _has_run_out_of_memory(case, heard) and not self._endings.has_come
            if following is not None and goes_on:
                self._put(following)  # which runs while this one is graded
            reports.append(self._graded(case, heard) if isinstance(heard, Answer) else heard)
            if not goes_on:
                break
        reports += [not_run(case) for case in cases[len(reports) :]]
        whole = Report.from_cases(
            tuple(reports),
            self._job.case_hash,
            failures=self._failures,
            missing=self._missing,
            stdout=self._teller.stdout,
            stderr=self._teller.stderr,
        )
        return replace(whole, note=self._endings.note)

    def _put(self, case: Case) -> None:
        """Send the question that a case is."""
        self._began = time.monotonic()
        self._mark = secrets.token_bytes(MARK_BYTES)
        self._talk.put({"do": "case", "question": case.question(), "mark": self._mark.hex()}, self._mark)

    def _hear(self, case: Case) -> Answer | CaseReport:
        """The answer to the question, or the report of a case that has none."""
        try:
            outcome = self._answer(case)
        except (Stopped, ValueError) as error:
            state = self._state_after(error.stop if isinstance(error, Stopped) else Stop.NONSENSE)
            before, last = _parted(self._talk.last_output(), self._mark)
            return stopped(case, state, time.monotonic() - self._began, self._teller.printed(case, last or before))
        time_s = time.monotonic() - self._began
        if isinstance(outcome, CaseState):
            return stopped(case, outcome, time_s)
        return replace(outcome, time_s=time_s)

    def _graded(self, case: Case, answer: Answer) -> CaseReport:
        failure = shown_failure(case, answer)
        if failure is not None:
            self._failures[case.number] = failure
        if answer.missing is not None and self._missing is None:
            self._missing = answer.missing
        if _has_run_out_of_memory(case, answer):
            return stopped(case, CaseState.MEMORY_LIMIT, answer.time_s, answer.shown)
        return grade(case, answer, self._job.compare)

    def _answer(self, case: Case) -> Answer | CaseState:
        """What is answered to a case's question. Raises Stopped, and ValueError for an answer that is none."""
        asked = Asked.from_json(self._talk.hear())
        before, last = _parted(self._talk.take_output(), self._mark)
        if asked.prepared.missing is not None:
            return Answer(missing=self._teller.missing_name(case, asked.prepared))
        if asked.prepared.raised is not None:
            return replace(self._raised(case, asked.prepared.raised, before), early=True)
        if asked.too_large or asked.prepared.too_large or asked.looked.too_large:
            return CaseState.OUTPUT_LIMIT
        if asked.acted is None:
            raise ValueError("an answer without its last part")
        if asked.acted.too_large:
            return CaseState.OUTPUT_LIMIT
        return _with_looks(case, self._acted(case, asked.acted, last or Output(b"", b"")), asked.looked)

    def _acted(self, case: Case, acted: Acted, printed: Output) -> Answer:
        shown = self._teller.printed(case, printed, acted.prompts)
        if acted.raised is not None and not _is_an_ordinary_end(case, acted.raised):
            answer = self._raised(case, acted.raised, printed, shown)
        else:
            answer = Answer(value=acted.value, stdout=decoded(printed.stdout), shown=shown)
        # Tests of which one raised have something to say all the same; nothing at all is said where none could be run.
        if case.subject is None or (acted.value is None and acted.raised is not None):
            return answer
        return replace(answer, said=Said.from_value(acted.value))

    def _raised(self, case: Case, raised: Raised, printed: Output, shown: str | None = None) -> Answer:
        return Answer(
            failure=self._teller.failure(raised),
            lineage=self._teller.lineage(raised),
            stdout=decoded(printed.stdout),
            shown=self._teller.printed(case, printed) if shown is None else shown,
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

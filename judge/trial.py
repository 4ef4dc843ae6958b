"""One submission, tried: what is asked of the runner, in which order, and what its answers come to."""

from __future__ import annotations

import difflib
import io
import math
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from judge.answers import Acted, Loaded, Locked, Looked, Prepared, Prompt, Raised
from judge.exercise import Case, Job
from judge.grading import Answer, grade, not_run, refused, shown_failure, stopped
from judge.jail.child import Ending
from judge.jail.errors import JailFailed
from judge.jail.limits import resource_limits
from judge.jail.seccomp import build_filter
from judge.jail.worker import Worker
from judge.report import CaseReport, CaseState, Failure, Finding, Frame, MissingName, Report, Verdict
from judge.session import Output, Session, Stop, Stopped
from judge.texts import clean, decoded

__all__ = ["Trial", "try_once"]

_NAME_CHARACTERS = 100
_LINE_CHARACTERS = 200
_SHOWN_BYTES = 64 << 10
_SIGKILL = -9
# For the news of an end to come, when it was the clock's end too.
_NEWS_SECONDS = 0.2


def try_once(job: Job, worker: Worker) -> Report:
    """Judge a job in a process of its own. Raises JailFailed when the jail, not the learner, is at fault."""
    with worker.child() as child:
        return Trial(job, child, Session(child, job.limits)).run()


class Jail(Protocol):
    """What a trial needs of a jail, beside the talk with the runner in it."""

    def kill(self) -> None:
        """Have it killed, without waiting."""

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself within this time. Raises JailFailed."""

    def ending(self) -> Ending:
        """Wait for its end. Raises JailFailed."""


class Talk(Protocol):
    """What a trial needs of a session."""

    def start_clock(self) -> None:
        """Let the learner's time begin."""

    def seconds_left(self) -> float:
        """How much is left of it."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its answer. Raises Stopped."""

    def take_output(self) -> Output:
        """What was printed since the last call. Raises Stopped."""

    def last_output(self) -> Output:
        """What was heard and not yet taken."""


class Trial:
    """The state of one submission's trial."""

    def __init__(self, job: Job, jail: Jail, talk: Talk) -> None:
        self._job = job
        self._jail = jail
        self._talk = talk
        # As Python counts them, from 1; line 0 is said where there is none to blame.
        self._lines = {name: ["", *io.StringIO(text, newline=None), ""] for name, text in job.files.items()}
        self._failures: dict[int, Failure] = {}
        self._missing: MissingName | None = None
        self._note = ""
        self._stdout: list[str] = []
        self._stderr: list[str] = []
        self._ending: Ending | None = None

    def run(self) -> Report:
        """Go through the whole job. Raises JailFailed."""
        self._lock()
        self._talk.start_clock()
        began = time.monotonic()
        try:
            report = self._load() or self._run_cases()
        except Stopped as stopped_early:
            state = self._state_after(stopped_early.stop)
            first, *others = self._job.cases
            cases = (stopped(first, state, time.monotonic() - began), *(not_run(case) for case in others))
            report = replace(Report.from_cases(cases, self._job.case_hash), note=self._note)
        wall_s = time.monotonic() - began
        return replace(report, wall_s=wall_s, cpu_s=self._end().cpu_s)

    def _lock(self) -> None:
        """Have the runner lock itself in; what goes wrong so far is nobody's fault but ours."""
        request = {"do": "lock", "filter": build_filter().hex(), "limits": resource_limits(self._job.limits)}
        try:
            Locked.from_json(self._talk.ask(request))
        except (Stopped, ValueError) as error:
            said = self._talk.last_output().stderr.decode("utf-8", "replace").strip()
            ending = self._end()
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
            failure = Failure(clean(reason.type), clean(reason.message), self._frames([(reason.file, reason.line)]))
            return refused(job, Verdict.SYNTAX_ERROR, failure=failure)
        return refused(job, Verdict.FORBIDDEN_CONSTRUCT, findings=findings) if findings else None

    def _run_cases(self) -> Report:
        reports: list[CaseReport] = []
        for case in self._job.cases:
            report = self._run_case(case)
            reports.append(report)
            if report.state in (CaseState.TIME_LIMIT, CaseState.MEMORY_LIMIT) or self._ending is not None:
                break
        reports += [not_run(case) for case in self._job.cases[len(reports) :]]
        whole = Report.from_cases(
            tuple(reports),
            self._job.case_hash,
            failures=self._failures,
            missing=self._missing,
            stdout="".join(self._stdout)[:_SHOWN_BYTES],
            stderr="".join(self._stderr)[:_SHOWN_BYTES],
        )
        return replace(whole, note=self._note)

    def _run_case(self, case: Case) -> CaseReport:
        began = time.monotonic()
        try:
            outcome = self._ask_case(case)
        except (Stopped, ValueError) as error:
            state = self._state_after(error.stop if isinstance(error, Stopped) else Stop.NONSENSE)
            shown = self._printed(case, self._talk.last_output(), ())
            return stopped(case, state, time.monotonic() - began, shown)
        time_s = time.monotonic() - began
        if isinstance(outcome, CaseState):
            return stopped(case, outcome, time_s)
        answer = replace(outcome, time_s=time_s)
        failure = shown_failure(case, answer)
        if failure is not None:
            self._failures[case.number] = failure
        if answer.missing is not None and self._missing is None:
            self._missing = answer.missing
        if answer.lineage[:1] == ("MemoryError",) and case.raises is None:
            return stopped(case, CaseState.MEMORY_LIMIT, time_s, answer.shown)
        return grade(case, answer, self._job.compare)

    def _ask_case(self, case: Case) -> Answer | CaseState:
        """All that is asked about one case. Raises Stopped, and ValueError for an answer that is none."""
        prepared = Prepared.from_json(self._talk.ask({"do": "prepare", "question": case.question()}))
        before = self._talk.take_output()
        if prepared.missing is not None:
            return Answer(missing=self._missing_name(case, prepared))
        if prepared.raised is not None:
            return self._raised(case, prepared.raised, before, (), early=True)
        acted = Acted.from_json(self._talk.ask({"do": "act"}))
        printed = self._talk.take_output()
        if prepared.too_large or acted.too_large:
            return CaseState.OUTPUT_LIMIT
        if acted.raised is not None and not _is_an_ordinary_end(case, acted.raised):
            answer = self._raised(case, acted.raised, printed, acted.prompts)
        else:
            answer = self._returned(case, acted, printed)
        return self._look(case, answer)

    def _look(self, case: Case, answer: Answer) -> Answer | CaseState:
        if not (case.then or case.files_after):
            return answer
        looked = Looked.from_json(self._talk.ask({"do": "look"}))
        self._talk.take_output()
        if looked.too_large:
            return CaseState.OUTPUT_LIMIT
        if looked.raised is not None or len(looked.then) != len(case.then):
            raise ValueError("an answer that does not fit the question")
        files = {name: None if text is None else clean(text) for name, text in looked.files.items()}
        return replace(answer, then=dict(zip(case.then, looked.then, strict=True)), files=files)

    def _returned(self, case: Case, acted: Acted, printed: Output) -> Answer:
        shown = self._printed(case, printed, acted.prompts)
        return Answer(value=acted.value, stdout=decoded(printed.stdout), shown=shown)

    def _raised(
        self, case: Case, raised: Raised, printed: Output, prompts: Iterable[Prompt], *, early: bool = False
    ) -> Answer:
        lineage = tuple(clean(name)[:_NAME_CHARACTERS] for name in raised.lineage)
        if not lineage:
            raise ValueError("an exception without a class")
        frames = self._frames((place.file, place.line) for place in raised.frames)
        return Answer(
            failure=Failure(lineage[0], clean(raised.message), frames),
            lineage=lineage,
            early=early,
            stdout=decoded(printed.stdout),
            shown=self._printed(case, printed, prompts),
        )

    def _printed(self, case: Case, output: Output, prompts: Iterable[Prompt]) -> str:
        """What a person saw printed in this case, prompts in their places; kept for the report if it is public."""
        shown, place = "", 0
        for prompt in prompts:
            at = min(max(prompt.at, place), len(output.stdout))
            shown += decoded(output.stdout[place:at]) + clean(prompt.text)
            place = at
        shown += decoded(output.stdout[place:])
        if case.public:
            self._stdout.append(shown)
            self._stderr.append(decoded(output.stderr))
        return shown

    def _frames(self, places: Iterable[tuple[str, int]]) -> tuple[Frame, ...]:
        """Lines of the learner's own files, with their text; whatever else was named is left out."""
        return tuple(
            Frame(file, line, self._lines[file][line].strip()[:_LINE_CHARACTERS])
            for file, line in places
            if 0 <= line < len(self._lines.get(file, ()))
        )

    def _missing_name(self, case: Case, prepared: Prepared) -> MissingName:
        """A name that the source had thought up in a hidden case could say what is hidden."""
        name = prepared.missing
        if name not in self._job.entry.names:
            raise ValueError("not a name that was asked for")
        known = [clean(other) for other in prepared.names if case.public and len(other) <= _NAME_CHARACTERS]
        close = difflib.get_close_matches(name, known, n=1)
        return MissingName(name, close[0] if close else None)

    def _state_after(self, stop: Stop) -> CaseState:
        """What it means that there are no more answers; the process is brought down.

        Raises JailFailed when somebody else killed it: the kernel, say, for want of memory on the whole machine.
        """
        if stop is Stop.ENDED and not self._jail.ends_within(max(_NEWS_SECONDS, self._talk.seconds_left())):
            stop = Stop.TIME  # it closed the channel, and went on
        ending = self._end()
        match stop:
            case Stop.TIME:
                return CaseState.TIME_LIMIT
            case Stop.OUTPUT:
                return CaseState.OUTPUT_LIMIT
            case Stop.NONSENSE:
                self._note = "The program meddled with the judge's own channel, so its answers cannot be trusted."
                return CaseState.RUNTIME_ERROR
            case Stop.ENDED:
                return self._state_after_end(ending)

    def _state_after_end(self, ending: Ending) -> CaseState:
        if ending.code == _SIGKILL:
            # RLIMIT_CPU did it? The kernel counts for that in ticks, and reports finer time, often less.
            if ending.cpu_s >= math.ceil(self._job.limits.seconds) / 2:
                return CaseState.TIME_LIMIT
            raise JailFailed("a submission was killed from outside")
        if ending.code < 0:
            self._note = f"The program made Python itself crash (signal {-ending.code})."
        else:
            self._note = "The program ended Python before it had given its answer."
        return CaseState.RUNTIME_ERROR

    def _end(self) -> Ending:
        """Bring the process down, if it is not, and say how it ended."""
        if self._ending is None:
            self._jail.kill()
            self._ending = self._jail.ending()
        return self._ending


def _is_an_ordinary_end(case: Case, raised: Raised) -> bool:
    """Whether a program left by `sys.exit`, and the case does not ask just for that."""
    return case.is_program and case.raises is None and raised.lineage[:1] == ("SystemExit",)

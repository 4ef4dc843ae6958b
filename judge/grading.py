"""From what came out of the jail to what the report says of each case. Pure, and run outside of the jail."""

from __future__ import annotations

import builtins
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from judge.compare import Opaque, cut, literal, same_exception, same_text, same_value, settled, show, trimmed
from judge.exercise import Case, Compare, CompareMode, Job
from judge.report import CaseReport, CaseState, Failure, Finding, MissingName, Report, Verdict
from judge.subjects import Role, Said

__all__ = ["Answer", "grade", "not_run", "refused", "shown_failure", "shown_input", "stopped", "unrun"]


@dataclass(frozen=True)
class Answer:
    """What the jail said about one case, decoded and already checked for form; nothing in it is to be trusted.

    value    the value of the call or the last step; None for a program
    failure  the exception that ended the case, if one did, and `lineage`, the names of its class and all bases
    early    that exception came before the last step: while the source was loaded or in an earlier step
    missing  a name of the entry that the source does not define: nothing else was asked
    said     what the learner's tests said, in a case that runs them; None when they could not be begun
    stdout   what was printed, without the prompts of `input`; `shown` is the same with them
    then     the values of the case's `then` expressions (an `Opaque` for one that raised)
    files    the texts of the case's `files_after` (None for one that is not there or is not text)
    """

    value: object = None
    failure: Failure | None = None
    lineage: tuple[str, ...] = ()
    early: bool = False
    missing: MissingName | None = None
    said: Said | None = None
    stdout: str = ""
    shown: str = ""
    then: Mapping[str, object] = field(default_factory=dict)
    files: Mapping[str, str | None] = field(default_factory=dict)
    time_s: float = 0.0


@dataclass(frozen=True)
class _Check:
    """One comparison that a case asks for; its sides are written out only where somebody is to read them."""

    part: str
    wanted: object
    came: object
    holds: bool
    write: Callable[[Any], str] = str
    settle: Callable[[Any], str] = str

    @property
    def expected(self) -> str:
        return self.write(self.wanted)

    @property
    def got(self) -> str:
        return self.write(self.came)

    @property
    def settled(self) -> str:
        """What came, in the same words for all answers that are equal: by this a failure is known again."""
        return self.settle(self.came)


def grade(case: Case, answer: Answer, how: Compare) -> CaseReport:
    """The report of a case that was answered: passed, wrong_answer, runtime_error or missing_name."""
    if case.subject is not None:
        return _grade_suite(case, answer)
    if answer.missing is not None:
        return _report(case, CaseState.MISSING_NAME, answer, None, answer.missing.name)
    if answer.failure is not None and (case.raises is None or answer.early):
        return _report(case, CaseState.RUNTIME_ERROR, answer, None, answer.failure.type)
    checks = list(_checks(case, answer, how))
    wrong = next((check for check in checks if not check.holds), None)
    if wrong is None:
        return _report(case, CaseState.PASSED, answer, checks[0] if checks else None, "")
    given = "\n".join(f"{check.part}: {check.settled}" for check in checks)
    return _report(case, CaseState.WRONG_ANSWER, answer, wrong, given)


def stopped(case: Case, state: CaseState, time_s: float | None = None, shown: str = "") -> CaseReport:
    """The report of a case that a limit ended, or that the judge could not finish."""
    return CaseReport(
        number=case.number,
        state=state,
        public=case.public,
        time_s=time_s,
        shown=shown_input(case),
        stdout=shown if case.public else None,
        role=case.role,
    )


def not_run(case: Case) -> CaseReport:
    """The report of a case that was never reached."""
    return CaseReport(
        number=case.number,
        state=CaseState.NOT_RUN,
        public=case.public,
        shown=shown_input(case),
        role=case.role,
    )


def refused(
    job: Job,
    verdict: Verdict,
    *,
    note: str = "",
    failure: Failure | None = None,
    findings: tuple[Finding, ...] = (),
    is_final: bool = False,
) -> Report:
    """The report of a job of which no case ran: it cannot be compiled, breaks a rule, or nobody could judge it."""
    return Report(
        verdict=verdict,
        case_hash=job.case_hash,
        cases=tuple(not_run(case) for case in job.cases),
        first_failing=1 if verdict.before_cases else None,
        failure=failure,
        findings=findings,
        note=note,
        is_final=is_final,
    )


def unrun(job: Job) -> Report | None:
    """The report of a job that need not be run to know what comes of it, or None."""
    if job.refusal is not None:
        return refused(job, Verdict.SYNTAX_ERROR, note=job.refusal)
    if not job.cases:
        return refused(job, Verdict.JUDGE_ERROR, note="This exercise has no cases to judge by.", is_final=True)
    return None


def shown_input(case: Case) -> str | None:
    """The input of a public case; the author's word on a program under test, which he wrote to be told."""
    return case.shown() if case.public or case.subject is not None else None


def shown_failure(case: Case, answer: Answer) -> Failure | None:
    """The failure as the learner may see it: whole in a public case, its kind and place alone in a hidden one."""
    if answer.failure is None or case.public:
        return answer.failure
    known = (name for name in answer.lineage if _is_builtin_exception(name))
    return replace(answer.failure, type=next(known, "Exception"), message="", frames=answer.failure.frames[-1:])


def _grade_suite(case: Case, answer: Answer) -> CaseReport:
    """Tests pass on a right program, and catch a broken one by what they assert or declare, by nothing else."""
    if answer.missing is not None:
        return _report(case, CaseState.MISSING_NAME, answer, None, answer.missing.name)
    if answer.said is None:
        return _report(case, CaseState.RUNTIME_ERROR, answer, None, answer.failure.type if answer.failure else "")
    if answer.said.has_failed:
        state = CaseState.PASSED if case.role is Role.BROKEN else CaseState.WRONG_ANSWER
    elif answer.said.problems:
        state = CaseState.RUNTIME_ERROR
    else:
        state = CaseState.PASSED if case.role is Role.RIGHT else CaseState.WRONG_ANSWER
    # Which of the learner's own tests it was says nothing about another learner's mistake: it is in no fingerprint.
    given = answer.failure.type if answer.failure and state is CaseState.RUNTIME_ERROR else ""
    report = _report(case, state, answer, None, given)
    return replace(report, got="\n".join(name for name, _ in answer.said.problems)) if case.public else report


def _checks(case: Case, answer: Answer, how: Compare) -> list[_Check]:
    checks = []
    if case.raises is not None:
        checks.append(_exception(case.raises, answer))
    if case.gives is not None:
        expected = literal(case.gives)
        checks.append(_Check("value", expected, answer.value, same_value(expected, answer.value, how), show, settled))
    if case.stdout is not None:
        holds = same_text(case.stdout, answer.stdout, how)
        checks.append(_Check("output", case.stdout, _settled(answer.stdout, how), holds))
    for expression, text in case.then.items():
        expected, got = literal(text), answer.then.get(expression, Opaque("nothing"))
        checks.append(_Check(expression, expected, got, same_value(expected, got, how), show, settled))
    for name, text in case.files_after.items():
        content = answer.files.get(name)
        holds = content is not None and same_text(text, content, how)
        checks.append(_Check(f"file {name}", text, "no such file" if content is None else cut(content), holds))
    return checks


def _exception(expected: str, answer: Answer) -> _Check:
    if answer.failure is None:
        return _Check("exception", expected, f"no exception, but the value {show(answer.value)}", False)
    return _Check("exception", expected, answer.failure.type, same_exception(expected, answer.lineage))


def _settled(text: str, how: Compare) -> str:
    return cut(text if how.mode is CompareMode.EXACT else "\n".join(trimmed(text)))


def _report(case: Case, state: CaseState, answer: Answer, check: _Check | None, given: str) -> CaseReport:
    fingerprint = hashlib.sha256(given.encode("utf-8", "backslashreplace")).hexdigest()[:12] if given else ""
    told, failure = (check, answer.failure) if case.public else (None, None)
    return CaseReport(
        number=case.number,
        state=state,
        public=case.public,
        time_s=answer.time_s,
        shown=shown_input(case),
        part=told.part if told else None,
        expected=told.expected if told else None,
        got=told.got if told else None,
        stdout=answer.shown if case.public else None,
        error=f"{failure.type}: {failure.message}".removesuffix(": ") if failure else None,
        fingerprint=fingerprint,
        role=case.role,
    )


def _is_builtin_exception(name: str) -> bool:
    known = getattr(builtins, name, None)
    return isinstance(known, type) and issubclass(known, BaseException)

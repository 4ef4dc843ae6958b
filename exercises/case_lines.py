"""A line for each case of a verdict, and what a public one was given, what was expected, and what came."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.case_facts import facts_of
from exercises.differences import Pieces, shows_signs
from exercises.judging import CaseReport, CaseState, Report, Role
from exercises.models import Result
from exercises.verdict_words import CASE_ENDED, CASE_NOT_RUN, CASE_PASSED, CASES_NOT_RUN, FACTS

__all__ = ["CaseLine", "case_line", "case_lines"]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. Facts are pairs of a word and a text, in pieces; of hidden cases there are none.

    `has_signs` is whether blanks stand in them as signs, `step` the number of a case that a page can go through.
    """

    css: str
    icon: str
    text: str
    milliseconds: int | None
    facts: list[tuple[str, Pieces]]
    is_open: bool = False
    has_signs: bool = False
    step: int | None = None


_OF_TESTS = {
    (Role.RIGHT, CaseState.PASSED): gettext_lazy("Case %(number)s: your tests pass on the right program"),
    (Role.RIGHT, CaseState.WRONG_ANSWER): gettext_lazy("Case %(number)s: your tests fail on the right program"),
    (Role.BROKEN, CaseState.PASSED): gettext_lazy("Case %(number)s: your tests catch this broken program"),
    (Role.BROKEN, CaseState.WRONG_ANSWER): gettext_lazy("Case %(number)s: your tests miss this broken program"),
}
_STEPPED = (CaseState.WRONG_ANSWER, CaseState.RUNTIME_ERROR, CaseState.TIME_LIMIT, CaseState.OUTPUT_LIMIT)
"""What can be watched step by step: there is no first step where a name is missing."""
_SAID_ONCE = (CaseState.NOT_RUN, CaseState.MISSING_NAME)
"""What is the same for all cases that follow."""


def case_lines(report: Report) -> tuple[CaseLine, ...]:
    """A line for each case; what is the same for several that follow each other is said in one."""
    lines: list[CaseLine] = []
    right_fails = any(case.role is Role.RIGHT and case.state.failed for case in report.cases)
    for state, together in groupby(report.cases, lambda case: case.state):
        cases = list(together)
        if state in _SAID_ONCE and len(cases) > 2:
            first = 1 if cases[0].number == report.first_failing and state.failed else 0
            lines += [case_line(case, is_open=True) for case in cases[:first]]
            lines.append(_several(cases[first:]))
        else:
            lines += [case_line(case, case.number == report.first_failing, right_fails) for case in cases]
    return tuple(lines)


def case_line(case: CaseReport, is_open: bool = False, right_fails: bool = False) -> CaseLine:
    """One case in words. `is_open` is for the one to look at first, whose error is told above.

    When tests fail on the right program, `right_fails`, that they fail on a broken one is no merit.
    """
    milliseconds = None if case.time_s is None else round(case.time_s * 1000)
    facts = _facts(case, with_error=not is_open)
    if case.state is CaseState.NOT_RUN:
        return CaseLine("case-not-run", "dash", CASE_NOT_RUN % {"number": case.number}, None, [])
    if case.state is CaseState.PASSED and case.role is Role.BROKEN and right_fails:
        text = _("Case %(number)s: your tests fail on this broken program, too") % {"number": case.number}
        return CaseLine("case-not-run", "dash", text, milliseconds, facts)
    if case.state is CaseState.PASSED:
        return CaseLine("case-passed", "tick", _text(case), milliseconds, facts)
    has_signs = shows_signs(*(pieces for _word, pieces in facts))
    step = case.number if case.public and case.role is None and case.state in _STEPPED else None
    return CaseLine("case-failed", "cross", _text(case), milliseconds, facts, is_open, has_signs, step)


def _several(cases: list[CaseReport]) -> CaseLine:
    numbers = {"first": cases[0].number, "last": cases[-1].number}
    if cases[0].state is CaseState.NOT_RUN:
        return CaseLine("case-not-run", "dash", CASES_NOT_RUN % numbers, None, [])
    text = _("Cases %(first)s to %(last)s: %(state)s") % {**numbers, "state": Result(cases[0].state.value).label}
    return CaseLine("case-failed", "cross", text, None, [])


def _text(case: CaseReport) -> str:
    number = {"number": case.number}
    if case.role is not None and (case.role, case.state) in _OF_TESTS:
        return str(_OF_TESTS[case.role, case.state]) % number
    if case.state is CaseState.PASSED:
        return (CASE_PASSED if case.public else _("Case %(number)s passed (hidden)")) % number
    is_shown = case.public or case.role is not None
    text = CASE_ENDED if is_shown else _("Case %(number)s (hidden): %(state)s")
    return text % {**number, "state": Result(case.state.value).label}


def _facts(case: CaseReport, *, with_error: bool) -> list[tuple[str, Pieces]]:
    """What a public case was given, what was expected, and what came."""
    return [(str(FACTS[name]), pieces) for name, pieces in facts_of(case, with_error=with_error)]

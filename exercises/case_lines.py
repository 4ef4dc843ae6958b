"""A line for each case of a verdict, and what a public one was given, what was expected, and what came."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.differences import Pieces, compared, shows_signs, whole
from exercises.judging import CaseReport, CaseState, Report, Role
from exercises.models import Result

__all__ = ["CaseLine", "case_line", "case_lines"]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. Facts are pairs of a word and a text, in pieces; of hidden cases there are none.

    `has_signs` is whether blanks stand in them as signs.
    """

    css: str
    icon: str
    text: str
    milliseconds: int | None
    facts: list[tuple[str, Pieces]]
    is_open: bool = False
    has_signs: bool = False


_OF_TESTS = {
    (Role.RIGHT, CaseState.PASSED): gettext_lazy("Case %(number)s: your tests pass on the right program"),
    (Role.RIGHT, CaseState.WRONG_ANSWER): gettext_lazy("Case %(number)s: your tests fail on the right program"),
    (Role.BROKEN, CaseState.PASSED): gettext_lazy("Case %(number)s: your tests catch this broken program"),
    (Role.BROKEN, CaseState.WRONG_ANSWER): gettext_lazy("Case %(number)s: your tests miss this broken program"),
}
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
        return CaseLine("case-not-run", "dash", _("Case %(number)s was not run") % {"number": case.number}, None, [])
    if case.state is CaseState.PASSED and case.role is Role.BROKEN and right_fails:
        text = _("Case %(number)s: your tests fail on this broken program, too") % {"number": case.number}
        return CaseLine("case-not-run", "dash", text, milliseconds, facts)
    if case.state is CaseState.PASSED:
        return CaseLine("case-passed", "tick", _text(case), milliseconds, facts)
    has_signs = shows_signs(*(pieces for _word, pieces in facts))
    return CaseLine("case-failed", "cross", _text(case), milliseconds, facts, is_open, has_signs)


def _several(cases: list[CaseReport]) -> CaseLine:
    numbers = {"first": cases[0].number, "last": cases[-1].number}
    if cases[0].state is CaseState.NOT_RUN:
        return CaseLine("case-not-run", "dash", _("Cases %(first)s to %(last)s were not run") % numbers, None, [])
    text = _("Cases %(first)s to %(last)s: %(state)s") % {**numbers, "state": Result(cases[0].state.value).label}
    return CaseLine("case-failed", "cross", text, None, [])


def _text(case: CaseReport) -> str:
    number = {"number": case.number}
    if case.role is not None and (case.role, case.state) in _OF_TESTS:
        return str(_OF_TESTS[case.role, case.state]) % number
    if case.state is CaseState.PASSED:
        return (_("Case %(number)s passed") if case.public else _("Case %(number)s passed (hidden)")) % number
    is_shown = case.public or case.role is not None
    text = _("Case %(number)s: %(state)s") if is_shown else _("Case %(number)s (hidden): %(state)s")
    return text % {**number, "state": Result(case.state.value).label}


def _facts(case: CaseReport, *, with_error: bool) -> list[tuple[str, Pieces]]:
    """What a public case was given, what was expected, and what came."""
    if case.role is not None:
        facts = [
            (_("About it"), whole(case.shown)),
            (_("Not passed"), whole(case.got)),
            (_("Error"), whole(case.error if with_error else None)),
            (_("Printed"), whole(case.stdout)),
        ]
    else:
        failed = case.state.failed
        expected, got = compared(case.expected, case.got) if failed else (whole(case.expected), [])
        printed = case.stdout if (case.stdout or "").rstrip() != (case.got or "").rstrip() else None
        facts = [
            (_("Input"), whole(case.shown)),
            (_("Expected"), expected),
            (_("Yours"), got),
            (_("Error"), whole(case.error if failed and with_error else None)),
            (_("Printed"), whole(printed)),
        ]
    return [(word, pieces) for word, pieces in facts if pieces]

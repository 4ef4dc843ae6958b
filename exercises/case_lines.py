"""A line for each case of a verdict, and what a public one was given, what was expected, and what came."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.differences import Pieces, compared, shows_signs, whole
from exercises.judging import CaseReport, CaseState, Role
from exercises.models import Result

__all__ = ["CaseLine", "case_line"]


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


def case_line(case: CaseReport, is_open: bool = False) -> CaseLine:
    """One case in words; `is_open` is for the one to look at first."""
    milliseconds = None if case.time_s is None else round(case.time_s * 1000)
    facts = _facts(case)
    has_signs = shows_signs(*(pieces for _word, pieces in facts))
    if case.state is CaseState.NOT_RUN:
        text = _("Case %(number)s was not run") % {"number": case.number}
        return CaseLine("case-not-run", "dash", text, None, [])
    if case.state is CaseState.PASSED:
        return CaseLine("case-passed", "tick", _text(case), milliseconds, facts)
    return CaseLine("case-failed", "cross", _text(case), milliseconds, facts, is_open, has_signs)


def _text(case: CaseReport) -> str:
    number = {"number": case.number}
    if case.role is not None and (case.role, case.state) in _OF_TESTS:
        return str(_OF_TESTS[case.role, case.state]) % number
    if case.state is CaseState.PASSED:
        return (_("Case %(number)s passed") if case.public else _("Case %(number)s passed (hidden)")) % number
    is_shown = case.public or case.role is not None
    text = _("Case %(number)s: %(state)s") if is_shown else _("Case %(number)s (hidden): %(state)s")
    return text % {**number, "state": Result(case.state.value).label}


def _facts(case: CaseReport) -> list[tuple[str, Pieces]]:
    """What a public case was given, what was expected, and what came."""
    if case.role is not None:
        facts = [
            (_("About it"), whole(case.shown)),
            (_("Not passed"), whole(case.got)),
            (_("Error"), whole(case.error)),
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
            (_("Error"), whole(case.error if failed else None)),
            (_("Printed"), whole(printed)),
        ]
    return [(word, pieces) for word, pieces in facts if pieces]

"""What a public case was given, what was expected and what came: named texts, in pieces.

Knows no Django and no judge, for the page's own check (frontend/src/python/milepost_check.py) shows a case by it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exercises.differences import Pieces, compared, whole

if TYPE_CHECKING:
    from exercises.judging import CaseReport

__all__ = ["Facts", "facts_of"]

Facts = list[tuple[str, Pieces]]
"""Pairs of a name, for which `exercises.case_lines` has the word, and a text."""


def facts_of(case: CaseReport, *, with_error: bool) -> Facts:
    """What there is to show of a case; of a hidden one nothing."""
    if case.role is not None:
        facts = [
            ("about", whole(case.shown)),
            ("not_passed", whole(case.got)),
            ("error", whole(case.error if with_error else None)),
            ("printed", whole(case.stdout)),
        ]
    else:
        failed = case.state.failed
        expected, got = compared(case.expected, case.got) if failed else (whole(case.expected), [])
        printed = case.stdout if (case.stdout or "").rstrip() != (case.got or "").rstrip() else None
        facts = [
            ("input", whole(case.shown)),
            ("expected", expected),
            ("yours", got),
            ("error", whole(case.error if failed and with_error else None)),
            ("printed", whole(printed)),
        ]
    return [(name, pieces) for name, pieces in facts if pieces]

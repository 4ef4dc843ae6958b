"""What a verdict says to the learner: a title, what happened and what to look at, and a line for each case."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exercises.judging import CaseReport, Report, recognised, report_of
from exercises.models import PENDING, Result, Submission

ONE_LINE = 60
"""Characters up to which a value stands inside of a sentence; what is longer is shown below it."""

COMPARED = 2_000
"""Characters up to which two outputs are compared letter by letter: that takes quadratic time."""

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it differs from the other text."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case. Facts are pairs of a word and a text, in pieces, and only public cases have any."""

    css: str
    icon: str
    text: str
    milliseconds: int | None
    facts: list[tuple[str, Pieces]]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in words. `tone` is good, bad or wait; `feedback` is the author's word to this very mistake."""

    tone: str
    icon: str
    title: str
    text: str = ""
    feedback: str = ""
    report: Report | None = None
    cases: tuple[CaseLine, ...] = ()


def say(submission: Submission) -> Said:
    """What to tell the learner about a submission, however it came to its result."""
    result = submission.result
    if result in PENDING:
        text = _("Your code is safe; the verdict will appear here.")
        return Said("wait", "clock", submission.get_result_display(), text)
    report = report_of(submission)
    if result == Result.JUDGE_ERROR:
        text = _("This was our fault, not yours. It does not count, and your code is kept: please submit it again.")
        return Said("wait", "info", _("Not judged"), text, report=report)
    cases = tuple(case_line(case, case.number == report.first_failing) for case in report.cases) if report else ()
    if result == Result.ACCEPTED:
        return Said("good", "tick", _("Accepted"), _all_passed(len(cases)), report=report, cases=cases)
    answer = recognised(submission.exercise, report) if report else None
    return Said(
        "bad",
        "cross",
        submission.get_result_display(),
        _SENTENCES[Result(result)](report) if report else "",
        answer.feedback if answer else "",
        report,
        cases,
    )


def case_line(case: CaseReport, is_open: bool = False) -> CaseLine:
    """One case in words; `is_open` is for the one to look at first."""
    number = {"number": case.number}
    milliseconds = None if case.time_s is None else round(case.time_s * 1000)
    if case.state == "not_run":
        return CaseLine("case-not-run", "dash", _("Case %(number)s was not run") % number, None, [])
    if case.state == "passed":
        text = _("Case %(number)s passed") if case.public else _("Case %(number)s passed (hidden)")
        return CaseLine("case-passed", "tick", text % number, milliseconds, _facts(case))
    text = _("Case %(number)s: %(state)s") if case.public else _("Case %(number)s (hidden): %(state)s")
    text %= {**number, "state": Result(case.state.value).label}
    return CaseLine("case-failed", "cross", text, milliseconds, _facts(case), is_open)


def _facts(case: CaseReport) -> list[tuple[str, Pieces]]:
    """What a public case was given, what was expected, and what came."""
    expected, got = _compared(case.expected, case.got) if case.state.failed else (None, None)
    facts = [
        (_("Input"), _whole(case.shown)),
        (_("Expected"), expected or _whole(case.expected)),
        (_("Yours"), got or (_whole(case.got) if case.state.failed else [])),
        (_("Error"), _whole(case.error) if case.state.failed else []),
        (_("Printed"), _whole(case.stdout) if (case.stdout or "").rstrip() != (case.got or "").rstrip() else []),
    ]
    return [(word, pieces) for word, pieces in facts if pieces]


def _whole(text: str | None) -> Pieces:
    return [(text, False)] if text else []


def _compared(expected: str | None, got: str | None) -> tuple[Pieces, Pieces] | tuple[None, None]:
    """Both texts in pieces that are equal or differ; nothing when either is missing or too long."""
    if not expected or not got or max(len(expected), len(got)) > COMPARED:
        return None, None
    left: Pieces = []
    right: Pieces = []
    for tag, i, j, k, m in SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
        left += [(expected[i:j], tag != "equal")] if i < j else []
        right += [(got[k:m], tag != "equal")] if k < m else []
    return left, right


def _all_passed(cases: int) -> str:
    if not cases:
        return ""
    return ngettext("The one case passed.", "All %(count)s cases passed.", cases) % {"count": cases}


def _failing(report: Report) -> CaseReport | None:
    return next((case for case in report.cases if case.number == report.first_failing), None)


def _wrong_answer(report: Report) -> str:
    case = _failing(report)
    if case is None:
        return ""
    number = {"number": case.number}
    if not case.public:
        return (
            _("Case %(number)s, one that is not shown, gave something else. Try the edges that the task names.")
            % number
        )
    short = all(text and len(text) <= ONE_LINE and "\n" not in text for text in (case.got, case.expected))
    if short and case.part in ("value", "exception"):
        return _("Case %(number)s got %(got)s, we expected %(expected)s.") % {
            **number,
            "got": case.got,
            "expected": case.expected,
        }
    return _("Case %(number)s gave something else than we expected. The difference is marked below.") % number


def _runtime_error(report: Report) -> str:
    values = {"number": report.first_failing, "error": report.failure.type if report.failure else ""}
    return _("Case %(number)s stopped with %(error)s.") % values


def _syntax_error(report: Report) -> str:
    if report.note:
        return report.note
    return _("Python could not read the code, so no case was run. The place is shown below.")


def _missing_name(report: Report) -> str:
    if report.missing is None:
        return ""
    text = _("The task asks for the name %(name)s, and the code does not define it.") % {"name": report.missing.name}
    if report.missing.similar:
        text += " " + _("It does define %(similar)s.") % {"similar": report.missing.similar}
    return text


def _time_limit(report: Report) -> str:
    text = _("Case %(number)s was still running when its time was up. Is there a loop that never ends?")
    return text % {"number": report.first_failing}


def _memory_limit(report: Report) -> str:
    return _("Case %(number)s needed more memory than there is for it.") % {"number": report.first_failing}


def _output_limit(report: Report) -> str:
    text = _("Case %(number)s printed more than can be kept. Does something print without an end?")
    return text % {"number": report.first_failing}


def _forbidden(report: Report) -> str:
    return _("The task rules out something that the code uses, or asks for something that it does not use.")


_SENTENCES: dict[Result, Callable[[Report], str]] = {
    Result.WRONG_ANSWER: _wrong_answer,
    Result.RUNTIME_ERROR: _runtime_error,
    Result.SYNTAX_ERROR: _syntax_error,
    Result.MISSING_NAME: _missing_name,
    Result.TIME_LIMIT: _time_limit,
    Result.MEMORY_LIMIT: _memory_limit,
    Result.OUTPUT_LIMIT: _output_limit,
    Result.FORBIDDEN_CONSTRUCT: _forbidden,
}

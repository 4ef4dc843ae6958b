"""What a verdict says to the learner: a title, what happened, what it means, and a line for each case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.concepts import lesson_teaching
from courses.models import Lesson
from exercises.case_lines import CaseLine, case_lines
from exercises.judging import (
    TEST_NAME,
    Report,
    Role,
    difference,
    explained,
    failing_case,
    limit_reached,
    recognised,
    report_of,
)
from exercises.models import PENDING, Result, Submission
from exercises.verdict_words import NAME_MISSING, NAME_SIMILAR, RULES_BROKEN, UNREADABLE
from exercises.wording import coded, in_words

ONE_LINE = 60
"""Characters up to which a value stands inside of a sentence; what is longer is shown below it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in words. `tone` is good, bad or wait.

    `feedback` is the author's word to this very mistake; `help` are sentences on what the error means or what is
    different about the answer, and `read_again` is the lesson that taught it. `can_step` is whether its cases are still
    those of today, so that the page can go through one of them.
    """

    tone: str
    icon: str
    title: str
    text: str = ""
    feedback: str = ""
    report: Report | None = None
    cases: tuple[CaseLine, ...] = ()
    help: tuple[SafeString, ...] = ()
    read_again: Lesson | None = None
    can_step: bool = False


def say(submission: Submission) -> Said:
    """What to tell the learner about a submission, however it came to its result."""
    result = submission.result
    if result in PENDING:
        text = _("Your code is safe; the verdict will appear here.")
        return Said("wait", "clock", submission.get_result_display(), text)
    report = report_of(submission)
    if result == Result.JUDGE_ERROR:
        text = _("This was our fault, not yours. It does not count, and your code is kept: please submit it again.")
        if report is not None and report.is_final:
            text = report.note
        return Said("wait", "info", _("Not judged"), text, report=report)
    cases = case_lines(report) if report else ()
    if result == Result.ACCEPTED:
        return Said("good", "tick", _("Accepted"), _noted(_all_passed(report), report), report=report, cases=cases)
    if report is None:
        return Said("bad", "cross", submission.get_result_display())
    answer = recognised(submission.exercise, report)
    sentences, concepts = _help(submission, report)
    return Said(
        "bad",
        "cross",
        submission.get_result_display(),
        _noted(_limit_text(submission, report) or _SENTENCES[Result(result)](report), report),
        coded(answer.feedback) if answer else "",
        report,
        cases,
        sentences,
        lesson_teaching(concepts) if concepts else None,
        report.case_hash == submission.exercise.case_hash,
    )


def _noted(text: str, report: Report | None) -> str:
    """The sentence with the report's own note, if that is not what it says already."""
    if report is None or not report.note or report.note in text:
        return text
    return f"{text} {_(report.note)}".strip()


def _help(submission: Submission, report: Report) -> tuple[tuple[SafeString, ...], Sequence[str]]:
    """What the error means or what is different, in sentences, and the concepts that it has to do with."""
    case = failing_case(report)
    if case is not None and (remark := difference(case)) is not None:
        return (in_words(remark.text, remark.values),), [remark.concept] if remark.concept else []
    if (explanation := explained(report, submission.files)) is None:
        return (), []
    sentences = (explanation.means, explanation.cause)
    return tuple(in_words(text, explanation.values) for text in sentences), explanation.concepts


def _limit_text(submission: Submission, report: Report) -> str:
    """Which limit was reached, with its figure, and what to look for; nothing when it was none, or is not known."""
    remark = limit_reached(submission.exercise, report)
    if remark is None:
        return ""
    looks = {Result.TIME_LIMIT: _look_for_loop, Result.OUTPUT_LIMIT: _look_for_print}
    look = looks.get(Result(report.verdict.value))
    return " ".join((_(remark.text) % remark.values, *([look()] if look else [])))


def _all_passed(report: Report | None) -> str:
    if report is None or not report.cases:
        return ""
    cases = len(report.cases)
    if report.cases[0].role is not None:
        text = ngettext(
            "Your tests pass on the right program, and catch the broken one.",
            "Your tests pass on the right program, and catch all %(count)s broken ones.",
            cases - 1,
        )
        return text % {"count": cases - 1}
    return ngettext("The one case passed.", "All %(count)s cases passed.", cases) % {"count": cases}


def _wrong_answer(report: Report) -> str:
    case = failing_case(report)
    if case is None:
        return ""
    number = {"number": case.number}
    if case.role is Role.RIGHT:
        return _("Your tests fail on the right program. Mend that first: the other cases mean little until then.")
    if case.role is Role.BROKEN:
        return _("Case %(number)s is a broken program, and all of your tests pass on it.") % number
    if not case.public:
        text = _("Case %(number)s, one that is not shown, gave something else. Try the edges that the task names.")
        return text % number
    if case.got is None:
        return _("Case %(number)s gave something else than we expected.") % number
    short = all(text and len(text) <= ONE_LINE and "\n" not in text for text in (case.got, case.expected))
    if short and case.part in ("value", "exception"):
        values = {**number, "got": case.got, "expected": case.expected}
        return _("Case %(number)s got %(got)s, we expected %(expected)s.") % values
    return _("Case %(number)s gave something else than we expected. The difference is marked below.") % number


def _runtime_error(report: Report) -> str:
    case = failing_case(report)
    values = {"number": report.first_failing, "error": report.failure.type if report.failure else ""}
    if not values["error"]:
        return _(report.note) if report.note else _("Case %(number)s stopped with an error.") % values
    if case is not None and case.role is Role.BROKEN:
        text = _(
            "Your tests stopped with %(error)s on the broken program of case %(number)s. Only an assertion that fails,"
            " or a declared exception that does not come, catches a fault."
        )
        return text % values
    return _("Case %(number)s stopped with %(error)s.") % values


def _syntax_error(report: Report) -> str:
    if report.note:
        return report.note
    return str(UNREADABLE)


def _missing_name(report: Report) -> str:
    if report.missing is None:
        return ""
    if report.missing.name == TEST_NAME:
        text = _("There is no test yet. A test is a function whose name begins with test_.")
    else:
        text = NAME_MISSING % {"name": report.missing.name}
    if report.missing.similar:
        text += " " + NAME_SIMILAR % {"similar": report.missing.similar}
    return text


def _time_limit(report: Report) -> str:
    text = _("Case %(number)s was still running when its time was up.")
    return f"{text} {_look_for_loop()}" % {"number": report.first_failing}


def _memory_limit(report: Report) -> str:
    return _("Case %(number)s needed more memory than there is for it.") % {"number": report.first_failing}


def _output_limit(report: Report) -> str:
    text = _("Case %(number)s printed more than can be kept.")
    return f"{text} {_look_for_print()}" % {"number": report.first_failing}


def _look_for_loop() -> str:
    return _("Is there a loop that never ends?")


def _look_for_print() -> str:
    return _("Does something print without an end?")


def _forbidden(report: Report) -> str:
    return str(RULES_BROKEN)


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

"""The latest of each kind as the overview lists them, ready to be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.humanize.templatetags.humanize import naturaltime
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.explaining.parts import why_course, why_exercise, why_lesson
from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from courses.addresses import addresses
from exercises.models import Submission


class Row(NamedTuple):
    """One line: a link, something in a second line, whether it is done and where that is explained, when it was."""

    title: str
    url: str
    more: str
    done: bool
    why: str
    iso: str
    exact: str
    ago: str


@dataclass(frozen=True, slots=True)
class Recent:
    """One list; for an empty one, what to say and where to go."""

    id: str
    title: str
    rows: Sequence[Row]
    empty: str
    url: str
    invitation: str


def recent_lists(latest: Mapping[str, Sequence[Any]]) -> list[Recent]:
    """The four lists of the overview, from what `overview.latest` found."""
    catalogue = reverse("courses:catalogue")
    return [
        Recent(
            "recent-courses",
            _("Recent Course Activity"),
            [_course(row) for row in latest["recent_course_progress"]],
            _("No recent course activity."),
            catalogue,
            _("Choose a course"),
        ),
        Recent(
            "recent-lessons",
            _("Recent Lesson Activity"),
            [_lesson(row) for row in latest["recent_lesson_progress"]],
            _("No recent lesson activity."),
            catalogue,
            _("Read a lesson"),
        ),
        Recent(
            "recent-submissions",
            _("Recent Exercise Submissions"),
            [_submission(row) for row in latest["recent_submissions"]],
            _("No recent exercise submissions."),
            reverse("exercises:exercise_list"),
            _("Solve an exercise"),
        ),
        Recent(
            "recent-attempts",
            _("Recent Quiz Attempts"),
            [_attempt(row) for row in latest["recent_quiz_attempts"]],
            _("No recent quiz attempts."),
            catalogue,
            _("Take a quiz in a lesson"),
        ),
    ]


def _course(row: CourseProgress) -> Row:
    url = addresses("accounts:course_progress")(row.course_id)
    why = why_course(row.course_id)
    return Row(row.course.title, url, "", row.is_completed, why, *_when(row.last_accessed_at))


def _lesson(row: LessonProgress) -> Row:
    lesson, why = row.lesson, why_lesson(row.lesson_id)
    url, course = lesson.get_absolute_url(), lesson.course.title
    return Row(lesson.title, url, course, row.is_completed, why, *_when(row.last_accessed_at))


def _submission(row: Submission) -> Row:
    title, url = row.exercise.title, row.get_absolute_url()
    why = why_exercise(row.exercise_id)
    return Row(title, url, row.get_result_display(), row.is_accepted, why, *_when(row.submitted_at))


def _attempt(row: QuizAttempt) -> Row:
    score = f"{row.score}/{row.max_score} · {floatformat(row.percentage, 1)}%"
    url, why = row.lesson.get_absolute_url(), why_lesson(row.lesson_id)
    return Row(row.lesson.title, url, score, row.passed, why, *_when(row.attempt_date))


def _when(moment: datetime) -> tuple[str, str, str]:
    """A moment for machines, exactly, and by how long ago it was."""
    return moment.isoformat(), date_format(moment, "DATETIME_FORMAT"), str(naturaltime(moment))

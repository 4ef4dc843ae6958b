"""The history of a learner in one course, told from the learning events, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts import completion
from accounts.explaining.sentences import figure
from accounts.models import LearningEvent
from courses.models import Course

Kind = LearningEvent.Kind

NEWEST = 20
"""So many moments stand in the report; the whole time line has pages of its own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened. `mark` is its sign: done, declared, here or ahead."""

    at: datetime
    text: str
    url: str
    mark: str


class Day(NamedTuple):
    """What happened on one date of the learner's own calendar."""

    date: date
    moments: list[Moment]


def events_in(user: User, course: Course) -> QuerySet[LearningEvent]:
    """The learner's events in this course, newest first."""
    own = LearningEvent.objects.filter(user=user, course=course).select_related("lesson", "exercise")
    shown = own.defer("lesson__source", "lesson__html", "exercise__statement_html", "exercise__after_html")
    return shown.defer("exercise__definition", "exercise__solution", "exercise__stub").order_by("-at", "-id")


def days(course: Course, events: Iterable[LearningEvent]) -> list[Day]:
    """The events of a course as sentences, by date."""
    by_date = groupby(events, key=lambda event: event.local_date)
    return [Day(date, [_moment(course, event) for event in own]) for date, own in by_date]


def _moment(course: Course, event: LearningEvent) -> Moment:
    about = event.exercise or event.lesson
    if event.lesson is not None:
        event.lesson.course = course
    url = about.get_absolute_url() if about is not None and not about.is_archived else ""
    return Moment(
        event.at, _text(event, about.title if about else course.title), url, _MARKS.get(Kind(event.kind), "ahead")
    )


_MARKS = {
    Kind.READ: "done",
    Kind.ACCEPTED: "done",
    Kind.LESSON_COMPLETED: "done",
    Kind.COURSE_COMPLETED: "done",
    Kind.DECLARED: "declared",
}


def _text(event: LearningEvent, title: str) -> str:
    if event.kind == Kind.QUIZ:
        return _quiz(event, title)
    sentence = {
        Kind.OPENED: _("Opened “%(title)s”"),
        Kind.READ: _("Read “%(title)s” to its end"),
        Kind.DECLARED: _("Said to know “%(title)s” already"),
        Kind.WITHDRAWN: _("Took the word about “%(title)s” back"),
        Kind.ACCEPTED: _("Solved “%(title)s”"),
        Kind.LESSON_COMPLETED: _("Completed “%(title)s”"),
        Kind.COURSE_COMPLETED: _("Completed the course “%(title)s”"),
        Kind.CORRECTED: _("An administrator corrected the record of “%(title)s”"),
        Kind.IMPORTED: _("The record of “%(title)s” was taken over"),
    }[Kind(event.kind)]
    return sentence % {"title": title}


def _quiz(event: LearningEvent, title: str) -> str:
    score, most = int(event.data.get("score", 0)), int(event.data.get("max_score", 0))
    passed = completion.quiz_passed(score, most)
    text = (
        _("Passed the quiz of “%(title)s” with %(percent)s %%")
        if passed
        else _("Answered the quiz of “%(title)s”: %(percent)s %%")
    )
    return text % {"title": title, "percent": figure(completion.percentage(score, most))}

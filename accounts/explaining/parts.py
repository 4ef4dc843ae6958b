"""What an explanation is made of, and the sentences that several of them need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from accounts.checklist import Step, checklists_for
from accounts.completion import Ground
from accounts.road import Mark
from courses.addresses import addresses
from courses.models import Lesson

PER_PAGE = 20
"""So many of the things that a number is made of stand on one page."""


class Group(StrEnum):
    """Which part a thing has in the number, in the order of the page."""

    NEW = "new"
    MISSING = "missing"
    COUNTED = "counted"
    LEFT = "left"
    EXTRA = "extra"
    ATTEMPTS = "attempts"
    TRIED = "tried"
    GONE = "gone"

    @property
    def label(self) -> str:
        """The heading over those of the group."""
        return str(_LABELS[self])


_LABELS = {
    Group.NEW: gettext_lazy("New since you finished"),
    Group.MISSING: gettext_lazy("Still missing"),
    Group.COUNTED: gettext_lazy("What counted"),
    Group.LEFT: gettext_lazy("Can still be done"),
    Group.EXTRA: gettext_lazy("Not asked for"),
    Group.ATTEMPTS: gettext_lazy("Attempts at the quiz"),
    Group.TRIED: gettext_lazy("Other tries"),
    Group.GONE: gettext_lazy("Does not count any more"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a number is made of. `ground` and `when`: by what it counts and since when, where that is known.

    `missing` is what is left to do for it, `why` the address of its own explanation.
    """

    group: Group
    text: str
    done: bool
    url: str = ""
    ground: Ground | None = None
    when: datetime | None = None
    notes: tuple[str, ...] = ()
    missing: tuple[Step, ...] = ()
    why: str = ""
    lesson_id: int | None = None

    @property
    def mark(self) -> Mark | None:
        """The sign of a lesson; None for what is none."""
        if self.ground is not None:
            return Mark.DECLARED if self.ground is Ground.WORD else Mark.DONE
        return None if self.lesson_id is None else Mark.AHEAD

    @property
    def asks(self) -> bool:
        """Whether something is left to do for it."""
        return self.group in (Group.NEW, Group.MISSING, Group.LEFT)


class Parent(NamedTuple):
    """The number that another one is a part of. `explains`: its address is an explanation, too, not another page."""

    text: str
    url: str
    explains: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """A number taken apart. `percent` is what its bar shows, None where there is no bar; `sums` say how it comes about.

    `url` is its own address; `by_word` is the lesson whose completion the learner may take back.
    """

    title: str
    sums: tuple[str, ...]
    lines: Page[Line]
    url: str
    percent: float | None = None
    parent: Parent | None = None
    by_word: Lesson | None = None


def why_lesson(lesson_id: int) -> str:
    """Where a lesson's tick is explained."""
    return addresses("accounts:why_lesson")(lesson_id)


def why_exercise(exercise_id: int) -> str:
    """Where an exercise's tick is explained."""
    return addresses("accounts:why_exercise")(exercise_id)


def why_course(course_id: int) -> str:
    """Where a course's percentage is explained."""
    return addresses("accounts:why_course")(course_id)


def page_of(things: Sequence[Any] | QuerySet[Any], number: str, lines: Callable[[list[Any]], list[Line]]) -> Page[Line]:
    """The page of this number, or the nearest there is, with only its own things made into lines."""
    page: Page[Any] = Paginator(things, PER_PAGE).get_page(number)
    page.object_list = lines(list(page.object_list))
    return page


def with_missing(user_id: int, lines: Sequence[Line]) -> list[Line]:
    """The lines, and for each open lesson among them what it still asks for; in at most five queries."""
    open_ids = [line.lesson_id for line in lines if line.lesson_id and line.asks]
    if not open_ids:
        return list(lines)
    lessons = Lesson.objects.filter(pk__in=open_ids).select_related("course").defer("source", "html")
    checklists = checklists_for(user_id, lessons)
    return [
        replace(line, missing=checklists[line.lesson_id].missing) if line.lesson_id in checklists else line
        for line in lines
    ]

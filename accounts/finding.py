"""Finding lessons, exercises and one's own notes by a few words, from anywhere on the site."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Case, IntegerField, Q, When

from accounts import notes
from courses.models import Lesson
from exercises.models import Exercise

EACH_AT_MOST = 8
"""So many lessons, exercises and notes are shown; more is what their own lists are for."""

WORDS_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What has all the words of a search. `is_asked` is false while there are none."""

    is_asked: bool
    lessons: list[Lesson]
    exercises: list[Exercise]
    notes: list[Any]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has them."""
        return not (self.lessons or self.exercises or self.notes)


def find(user: User | AnonymousUser, text: str) -> Found:
    """Lessons and exercises with all the words in their title or their course's, and one's own notes, three queries."""
    words = text.split()[:WORDS_AT_MOST]
    if not words:
        return Found(False, [], [], [])
    lessons = Lesson.objects.current().filter(course__archived_at=None).select_related("course")
    lessons = lessons.defer("source", "html").order_by(_own_first(words), "course__order", "order", "pk")
    exercises = Exercise.objects.current().select_related("lesson__course").order_by(_own_first(words), "title", "pk")
    exercises = exercises.defer("statement_html", "definition", "lesson__source", "lesson__html")
    return Found(
        True,
        list(lessons.filter(_all(words, "title", "course__title"))[:EACH_AT_MOST]),
        list(exercises.filter(_all(words, "title", "lesson__title"))[:EACH_AT_MOST]),
        list(notes.search(user, text)[:EACH_AT_MOST]) if user.is_authenticated else [],
    )


def _own_first(words: list[str]) -> Case:
    """What has the words in its own title comes before what is only in a course or a lesson that has."""
    return Case(When(_all(words, "title"), then=0), default=1, output_field=IntegerField())


def _all(words: list[str], *fields: str) -> Q:
    """Each word is in one of the fields."""
    has_all = Q()
    for word in words:
        has_one = Q()
        for field in fields:
            has_one |= Q(**{f"{field}__icontains": word})
        has_all &= has_one
    return has_all

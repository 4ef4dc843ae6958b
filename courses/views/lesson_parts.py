"""What the template of a lesson's page is given, one part of the page a function."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts import completion
from accounts.checklist import Checklist, Step
from accounts.models import Favorite, Note, QuizAttempt
from accounts.road import Road
from courses.models import Lesson
from courses.views.questions import asked, questions_of, seed
from exercises.finding import with_own_record
from exercises.models import Exercise

LATEST = 5
"""So many of the learner's notes and attempts stand beside a lesson; the rest is one link away."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist, as `components/_checklist.html` wants it."""

    text: str
    done: bool
    url: str


def on_the_road(road: Road, lesson: Lesson) -> dict[str, Any]:
    """The outline, with this lesson marked, and its neighbours."""
    index = next(index for index, post in enumerate(road.posts) if post.lesson_id == lesson.pk)
    post = road.posts[index]
    return {
        "road": road,
        "post": post,
        "chapters": road.chapters(viewing=post),
        "previous": road.posts[index - 1] if index else None,
        "next": road.posts[index + 1] if index + 1 < road.total else None,
    }


def to_do(checklist: Checklist) -> dict[str, Any]:
    """What completes the lesson."""
    return {
        "checklist": [Item(_text(step), step.done, _url(step)) for step in checklist.steps],
        "reading": checklist.asked.reading,
        "is_read": checklist.evidence.read,
    }


def practice(user_id: int | None, lesson: Lesson) -> dict[str, Any]:
    """The lesson's exercises, the extra ones too, and whether the learner has solved them."""
    return {"exercises": with_own_record(Exercise.objects.current().filter(lesson=lesson), user_id)}


def quiz(user_id: int | None, lesson: Lesson, checklist: Checklist) -> dict[str, Any]:
    """The quiz to be answered, and the learner's latest attempts."""
    if not checklist.asked.quiz:
        return {}
    attempts = list(QuizAttempt.objects.filter(user=user_id, lesson=lesson)[:LATEST])
    return {
        "asked": asked(questions_of(lesson), seed(user_id, attempts[0].pk if attempts else None)),
        "attempts": attempts,
        "quiz_passed": checklist.evidence.quiz_passed,
        "needed": completion.QUIZ_PASS_PERCENT,
    }


def own_things(user_id: int | None, lesson: Lesson) -> dict[str, Any]:
    """The learner's star and latest notes."""
    if user_id is None:
        return {}
    notes = Note.objects.filter(user=user_id, lesson=lesson).only("title", "updated_at")
    return {
        "starred": Favorite.objects.filter(user=user_id, lesson=lesson).exists(),
        "notes": list(notes[: LATEST + 1]),
        "latest": LATEST,
    }


def _text(step: Step) -> str:
    if step.exercise is not None:
        return _("Solve “%(title)s”") % {"title": step.exercise.title}
    if step.kind == "quiz":
        return _("Pass the quiz (%(percent)s %% or more)") % {"percent": completion.QUIZ_PASS_PERCENT}
    return _("Read it to the end and mark it as read")


def _url(step: Step) -> str:
    if step.exercise is not None:
        return step.exercise.get_absolute_url()
    return "#quiz" if step.kind == "quiz" else "#read"

"""Cards and days for the tests of reviews."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from accounts import progress
from courses.models import Lesson, Question
from review.acts import Turn
from review.learned import keep_up
from review.models import Card
from review.own import write_card
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def days(number: float) -> timedelta:
    return timedelta(days=number)


def learn(user: User, lesson: Lesson, answer: str = "right") -> None:
    """Pass the quiz of a lesson of `make_quiz`, all right, or all but the last."""
    questions = list(Question.objects.filter(quiz__lesson=lesson))
    answers: dict[str, Any] = {question.slug: "right" for question in questions}
    if answer == "wrong":
        answers[questions[-1].slug] = "wrong"
    progress.submit_quiz(user, lesson, answers)


def solve(user: User, lesson: Lesson | None = None, **fields: Any) -> Any:
    """Have an exercise accepted, as the worker does when the judge says so."""
    exercise = fields.pop("exercise", None) or make_exercise(lesson)
    make_submission(user, exercise, **fields)
    progress.accept_exercise(user, exercise)
    return exercise


def due_cards(user: User, lessons: int = 1, questions: int = 4) -> list[Card]:
    """Cards of questions that the learner answered right, all due now."""
    course = make_course()
    for _number in range(lessons):
        lesson = make_lesson(course)
        make_quiz(lesson, questions=questions)
        learn(user, lesson)
    keep_up(user)
    return make_due(user)


def make_due(user: User) -> list[Card]:
    """All cards of the learner's, due since a moment ago."""
    Card.objects.filter(user=user).update(due_at=timezone.now() - timedelta(minutes=1))
    return list(Card.objects.filter(user=user).order_by("pk"))


def own_card(user: User, **fields: Any) -> Card:
    """A card of the learner's own, due now."""
    card = write_card(user, **{"front": "What is a list?", "back": "A row of things.", **fields})
    Card.objects.filter(pk=card.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    return Card.objects.get(pk=card.pk)


def turn_of(card: Card, seconds: float = 20) -> Turn:
    """The card's turn, shown so many seconds ago."""
    return Turn(card, card.turn, timezone.now() - timedelta(seconds=seconds))

"""Whatever an administrator does to a learner's record leaves an event in the learner's history."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts import progress
from accounts.models import Certificate, CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from accounts.proving import contradictions
from accounts.rebuilding import rebuild
from courses.models import Lesson
from tests.factory import make_lesson, make_quiz

Kind = LearningEvent.Kind
MODELS = [LessonProgress, CourseProgress, QuizAttempt]


@pytest.fixture
def lesson(learner: User) -> Lesson:
    """A lesson that was completed by its quiz, with a certificate of its course."""
    lesson = make_lesson()
    make_quiz(lesson, 1)
    progress.submit_quiz(learner, lesson, {"q0": "right"})
    progress.issue_certificate(learner, lesson.course, "Ada")
    return lesson


@pytest.fixture
def office(client: Client, teacher: User) -> Client:
    client.force_login(teacher)
    return client


def last_event() -> LearningEvent:
    return LearningEvent.objects.order_by("pk").reverse()[0]


def url(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:accounts_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("many", [False, True])
def test_a_deletion_is_an_event_and_contradicts_nothing(
    office: Client, teacher: User, learner: User, lesson: Lesson, model: Any, many: bool
) -> None:
    row = model.objects.get(user=learner)
    if many:
        chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        office.post(url(model, "changelist"), chosen)
    else:
        office.post(url(model, "delete", row.pk), {"post": "yes"})
    assert not model.objects.exists()
    event = last_event()
    assert (event.kind, event.user, event.amount) == (Kind.CORRECTED, learner, 0)
    assert (event.data["by"], event.data["deleted"]) == (teacher.pk, True)
    assert list(contradictions(learner)) == []
    assert rebuild(learner, check=True) == []
    assert Certificate.objects.filter(withdrawn_at=None).exists() == (model is QuizAttempt)


def test_a_lesson_that_is_opened_again_begins_anew(office: Client, learner: User, lesson: Lesson) -> None:
    row = LessonProgress.objects.get(user=learner)
    office.post(url(LessonProgress, "delete", row.pk), {"post": "yes"})
    progress.open_lesson(learner, lesson)
    assert last_event().kind == Kind.OPENED
    assert list(contradictions(learner)) == []


@pytest.mark.parametrize("model", MODELS)
def test_a_row_is_not_moved_to_another_learner(
    office: Client, learner: User, other: User, lesson: Lesson, model: Any
) -> None:
    row = model.objects.get(user=learner)
    fields = {"user": other.pk, "is_completed": "on", "score": 1, "max_score": 1}
    assert office.post(url(model, "change", row.pk), fields).status_code == 302
    row.refresh_from_db()
    assert row.user == learner
    assert last_event().kind == Kind.CORRECTED

"""SPEC.md, "Admin": each column sorts, each field that is promised to be searched is, each filter filters."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.models import CourseProgress, Favorite, LessonProgress, Note, Profile, QuizAttempt
from courses.models import Lesson
from exercises.models import Exercise

pytestmark = pytest.mark.django_db

MODELS: list[Any] = [Profile, CourseProgress, LessonProgress, QuizAttempt, Note, Favorite]
USER, LESSON = {"ada"}, {"Slices"}
SEARCHED = {
    Profile: USER | {"ada@example.org", "counts"},
    CourseProgress: USER | {"Core"},
    LessonProgress: USER | LESSON,
    QuizAttempt: USER | LESSON,
    Note: USER | {"Headline", "wording"},
    Favorite: USER | LESSON | {"Rotate"},
}


@pytest.fixture
def office(client: Client, teacher: User, learner: User, lesson: Lesson, exercise: Exercise) -> Client:
    Profile.objects.filter(user=learner).update(bio="She counts.")
    CourseProgress.objects.create(user=learner, course=lesson.course)
    LessonProgress.objects.create(user=learner, lesson=lesson)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=0, max_score=0)
    Note.objects.create(user=learner, title="Headline", content="wording")
    Favorite.objects.create(user=learner, lesson=lesson)
    Favorite.objects.create(user=learner, exercise=exercise)
    client.force_login(teacher)
    return client


def listed(client: Client, model: Any, **query: str) -> int:
    response = client.get(reverse(f"admin:accounts_{model._meta.model_name}_changelist"), query)
    assert response.status_code == 200
    count: int = response.context["cl"].result_count
    return count


@pytest.mark.parametrize(("model", "words"), SEARCHED.items())
def test_each_promised_field_is_searched(office: Client, model: Any, words: set[str]) -> None:
    for word in words:
        assert listed(office, model, q=word) >= 1, word
    assert listed(office, model, q="nothing of the kind") == 0


@pytest.mark.parametrize("model", MODELS)
def test_each_column_sorts(office: Client, model: Any) -> None:
    for number in range(1, len(admin.site.get_model_admin(model).list_display) + 1):
        assert listed(office, model, o=f"-{number}") == model.objects.count()


@pytest.mark.parametrize("model", [CourseProgress, LessonProgress])
def test_filter_by_is_completed(office: Client, model: Any) -> None:
    assert (listed(office, model, is_completed__exact="0"), listed(office, model, is_completed__exact="1")) == (1, 0)


@pytest.mark.parametrize("model", MODELS)
def test_every_page_of_a_row_opens(office: Client, model: Any) -> None:
    row = model.objects.first()
    for page in ("change", "delete", "history"):
        url = reverse(f"admin:accounts_{model._meta.model_name}_{page}", args=[row.pk])
        assert office.get(url).status_code == 200, page

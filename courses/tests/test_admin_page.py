import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from courses.models import Course, Lesson, Module, Question, Quiz
from courses.tests.kinds import make_quiz_of_all_kinds
from exercises.models import Draft, Exercise, Result, Submission
from exercises.tests.judged import make_judged_exercise
from tests.factory import make_course, make_lesson, make_submission, make_user

pytestmark = pytest.mark.django_db
MODELS: list[type[Model]] = [Course, Module, Lesson, Quiz, Question, Exercise, Submission, Draft]


@pytest.fixture(autouse=True)
def library() -> None:
    course = make_course()
    module = Module.objects.create(course=course, slug="m", title="m")
    for number in range(10):
        lesson = make_lesson(course, module=module)
        exercise = make_judged_exercise(lesson, slug=f"double-{number}")
        make_quiz_of_all_kinds(lesson)
        make_submission(make_user(), exercise, Result.WRONG_ANSWER)
        Draft.objects.create(user=make_user(), exercise=exercise, files={"solution.py": "x"})


def admin(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", MODELS)
def test_lists_need_no_query_for_each_row(
    client: Client, teacher: User, model: type[Model], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(teacher)
    with django_assert_max_num_queries(12):
        assert client.get(admin(model, "changelist"), {"q": "o"}).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_rows_can_be_looked_at_and_not_changed(client: Client, teacher: User, model: type[Model]) -> None:
    client.force_login(teacher)
    row = model._default_manager.first()
    assert row is not None
    assert client.get(admin(model, "change", row.pk)).status_code == 200
    assert client.post(admin(model, "change", row.pk), {"title": "x"}).status_code == 403
    assert client.post(admin(model, "add"), {"title": "x"}).status_code == 403
    assert client.post(admin(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_the_cases_of_an_exercise_are_shown_and_have_no_fields(client: Client, teacher: User) -> None:
    client.force_login(teacher)
    text = client.get(admin(Exercise, "change", Exercise.objects.get(slug="double-0").pk)).text
    assert "double(-1)" in text
    assert "<textarea" not in text

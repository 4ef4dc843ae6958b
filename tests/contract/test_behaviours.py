"""SPEC.md, "Behaviour": the numbered rules, where accounts/tests/test_contract_behaviour.py stops."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import CourseProgress, LessonProgress, Note, Profile, QuizAttempt
from courses.models import Course, Lesson, Question, Quiz
from exercises.models import Exercise, Submission

pytestmark = pytest.mark.django_db


def lesson_url(lesson: Lesson) -> str:
    return reverse("courses:lesson_detail", args=[lesson.course.slug, lesson.slug])


def everything() -> dict[str, list[object]]:
    """Each row of the site but sessions, which only say who is there."""
    models = [model for model in apps.get_models() if model._meta.app_label != "sessions"]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_rule_2_a_get_writes_nothing_at_all(
    signed_in: Client, learner: User, lesson: Lesson, exercise: Exercise
) -> None:
    note = Note.objects.create(user=learner, title="t", content="c", lesson=lesson)
    submission = Submission.objects.create(user=learner, exercise=exercise, result="accepted")
    before = everything()
    pages: list[tuple[str, Sequence[int | str]]] = [
        *(
            (f"accounts:{name}", [])
            for name in ("profile", "progress", "notes", "create_note", "favorites", "register")
        ),
        *((f"accounts:{name}", [note.pk]) for name in ("note_detail", "edit_note", "delete_note")),
        ("accounts:course_progress", [lesson.course.pk]),
        ("accounts:toggle_favorite_lesson", [lesson.pk]),
        ("accounts:toggle_favorite_exercise", [exercise.pk]),
        ("exercises:exercise_detail", [exercise.slug]),
        ("exercises:submission_detail", [submission.pk]),
    ]
    for name, args in pages:
        signed_in.get(reverse(name, args=args))
    assert everything() == before


def test_rule_2_opening_a_lesson_keeps_what_is_complete(signed_in: Client, learner: User, lesson: Lesson) -> None:
    when = timezone.now()
    old = {"user": learner, "is_completed": True, "completion_date": when}
    rows: list[CourseProgress | LessonProgress] = [
        CourseProgress.objects.create(course=lesson.course, **old),
        LessonProgress.objects.create(lesson=lesson, **old),
    ]
    accessed = [row.last_accessed_at for row in rows]
    signed_in.get(lesson_url(lesson))
    for row, before in zip(rows, accessed, strict=True):
        row.refresh_from_db()
        assert (row.is_completed, row.completion_date) == (True, when)
        assert row.last_accessed_at > before


def test_rule_2_opening_a_lesson_is_one_transaction(client: Client, learner: User, lesson: Lesson) -> None:
    client.force_login(learner)
    client.raise_request_exception = False

    def break_the_last(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "accounts_learningevent"'):
            raise RuntimeError
        return execute(sql, *rest)

    with connection.execute_wrapper(break_the_last):
        assert client.get(lesson_url(lesson)).status_code == 500
    assert not CourseProgress.objects.exists()
    assert not LessonProgress.objects.exists()


@pytest.mark.parametrize("result", ["rejected", "failed", "pending", "", "ACCEPTED", "judge_error", "queued"])
def test_rule_3_a_result_of_any_word_breaks_no_page(
    signed_in: Client, learner: User, exercise: Exercise, result: str
) -> None:
    row = Submission.objects.create(user=learner, exercise=exercise, result=result)
    for url in (
        reverse("accounts:progress"),
        reverse("exercises:exercise_detail", args=[exercise.slug]),
        reverse("exercises:submission_detail", args=[row.pk]),
    ):
        assert signed_in.get(url).status_code == 200
    assert signed_in.get(reverse("accounts:progress")).context["exercises_completed"] == 0


def test_rule_9_whichever_page_makes_the_profile_gives_it_its_keys(client: Client, lesson: Lesson) -> None:
    User.objects.bulk_create([User(username="Bulk", email="Bulk@example.org")])
    client.force_login(User.objects.get())
    client.get(lesson_url(lesson))
    assert Profile.objects.values_list("username_key", "email_key").get() == ("bulk", "bulk@example.org")


def test_rule_9_a_user_made_in_bulk_whose_name_is_taken_still_gets_a_profile(client: Client, lesson: Lesson) -> None:
    User.objects.create_user("Bulk", "bulk@example.org")
    User.objects.bulk_create([User(username="bULK", email="other@example.org")])
    late = User.objects.get(username="bULK")
    client.force_login(late)
    assert client.get(lesson_url(lesson)).status_code == 200
    keys = Profile.objects.values_list("username_key", "email_key").get(user=late)
    assert keys == (None, "other@example.org")


@pytest.mark.parametrize("has_profile", [True, False])
def test_rule_11_a_full_lesson_opened_cold_takes_20_queries_at_most(
    client: Client,
    learner: User,
    course: Course,
    lesson: Lesson,
    exercise: Exercise,
    has_profile: bool,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Lesson.objects.bulk_create(Lesson(course=course, title=str(n), slug=f"n{n}") for n in range(500))
    Exercise.objects.update(lesson=lesson)
    options = [{"id": "a", "html": "A", "right": True, "feedback_html": "", "misconception": ""}]
    data = {"kind": "single", "options": options}
    Question.objects.create(quiz=Quiz.objects.create(lesson=lesson), slug="q", stem_html="<p>?</p>", data=data)
    for _ in range(500):
        Note.objects.create(user=learner, title="t", content="c", lesson=lesson)
        QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=1)
    Submission.objects.create(user=learner, exercise=exercise, result="accepted")
    if not has_profile:
        Profile.objects.all().delete()
    client.force_login(learner)
    ContentType.objects.clear_cache()
    with django_assert_max_num_queries(20):
        assert client.get(lesson_url(lesson)).status_code == 200

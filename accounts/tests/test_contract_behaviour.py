"""SPEC.md, "Behaviour": the numbered rules that concern the learner's shelf, each through the site's own pages.

Rule 1 is proven in test_progress.py, the rest of 4 in test_progress_concurrency.py, and every refusal in the test file
of its page.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import favorites
from accounts.models import CourseProgress, Favorite, LearningEvent, LessonProgress, Note, Profile, QuizAttempt
from accounts.tests.pictures import picture, upload
from accounts.tests.test_progress_concurrency import CONNECTIONS, at_once
from courses.models import Course, Lesson
from exercises.models import Exercise
from tests.factory import make_course, make_exercise, make_lesson, make_submission, make_user

pytestmark = pytest.mark.django_db


def own_pages(user: User) -> list[str]:
    """Every page of somebody's own things."""
    lesson = make_lesson()
    note = Note.objects.create(user=user, title="Private words", content="c")
    submission = make_submission(user, make_exercise())
    return [
        reverse("accounts:profile"),
        reverse("accounts:progress"),
        reverse("accounts:course_progress", args=[lesson.course.pk]),
        reverse("accounts:notes"),
        reverse("accounts:create_note"),
        reverse("accounts:note_detail", args=[note.pk]),
        reverse("accounts:edit_note", args=[note.pk]),
        reverse("accounts:delete_note", args=[note.pk]),
        reverse("accounts:favorites"),
        reverse("exercises:submission_detail", args=[submission.pk]),
    ]


def test_rule_2_a_get_writes_no_progress(signed_in: Client, learner: User) -> None:
    for url in own_pages(learner):
        signed_in.get(url)
    for model in (CourseProgress, LessonProgress, QuizAttempt, LearningEvent, Favorite):
        assert not model.objects.exists()


def test_rule_2_but_the_lessons_own_page_records_that_it_was_opened(signed_in: Client) -> None:
    lesson = make_lesson()
    signed_in.get(lesson.get_absolute_url())
    assert not LessonProgress.objects.get(lesson=lesson).is_completed
    assert not CourseProgress.objects.get(course=lesson.course).is_completed


def test_rule_3_numbers_of_somebody_who_did_nothing_are_0(signed_in: Client) -> None:
    context = signed_in.get(reverse("accounts:progress")).context
    names = ("courses_completed", "lessons_completed", "exercises_attempted", "quizzes_taken", "avg_quiz_score")
    assert [context[name] for name in names] == [0, 0, 0, 0, 0]


@pytest.mark.django_db(transaction=True)
def test_rule_4_a_lesson_read_starred_and_noted_from_sixteen_browsers_at_once_gives_no_error() -> None:
    user, lesson, exercise = make_user(), make_course(lessons=1).lessons.get(), make_exercise()
    note = {"title": "t", "content": "c", "lesson": str(lesson.pk)}
    acts: list[tuple[str, dict[str, str]]] = [
        (reverse("courses:mark_read", args=[lesson.course.slug, lesson.slug]), {}),
        (reverse("accounts:toggle_favorite_lesson", args=[lesson.pk]), {"state": "on"}),
        (reverse("accounts:toggle_favorite_exercise", args=[exercise.pk]), {"state": "on"}),
        (reverse("accounts:create_note"), note),
    ] * 4
    statuses: list[int] = []

    def act(url: str, fields: dict[str, str], browser: Client) -> Callable[[], None]:
        return lambda: statuses.append(browser.post(url, fields).status_code)

    browsers = [Client() for _ in acts]
    for browser in browsers:
        browser.force_login(user)
    assert at_once(*(act(*one, browser) for one, browser in zip(acts, browsers, strict=True))) == []
    assert statuses == [302] * CONNECTIONS
    assert LessonProgress.objects.get().is_completed
    assert CourseProgress.objects.get().is_completed
    assert (Favorite.objects.count(), Note.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
def test_rule_4_sixteen_clicks_that_turn_a_star_over_leave_one_or_none() -> None:
    user, lesson = make_user(), make_lesson()
    assert at_once(*[lambda: favorites.set_favorite(user, lesson)] * CONNECTIONS) == []
    assert Favorite.objects.count() in (0, 1)


def test_rule_5_anonymous_visitors_go_to_login_and_come_back(client: Client, learner: User) -> None:
    for url in own_pages(learner):
        assert client.get(url).headers["Location"] == f"{reverse('login')}?next={url}"


def test_rule_5_nobody_else_sees_them_not_even_staff(client: Client, learner: User, teacher: User) -> None:
    note = Note.objects.create(user=learner, title="Private words", content="c")
    submission = make_submission(learner, make_exercise(title="Private exercise"))
    Favorite.objects.create(user=learner, exercise=submission.exercise)
    client.force_login(teacher)
    for name in ("note_detail", "edit_note", "delete_note"):
        assert client.get(reverse(f"accounts:{name}", args=[note.pk])).status_code == 404
    assert client.get(reverse("exercises:submission_detail", args=[submission.pk])).status_code == 404
    for name in ("notes", "favorites", "progress"):
        assert "Private" not in client.get(reverse(f"accounts:{name}")).text


def test_rule_6_an_avatar_is_cleaned_and_a_bad_one_changes_nothing(
    signed_in: Client, learner: User, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    fields = {"username": "ada", "email": "ada@example.org", "bio": ""}
    signed_in.post(reverse("accounts:profile"), {**fields, "avatar": upload(picture())})
    name = Profile.objects.get(user=learner).avatar.name
    assert str(name).endswith(".webp")
    signed_in.post(reverse("accounts:profile"), {**fields, "avatar": upload(b"no picture")})
    assert Profile.objects.get(user=learner).avatar.name == name


def test_rule_7_names_and_addresses_are_unique_in_whatever_case_and_kept_as_typed(client: Client) -> None:
    fields = {"username": "Ada", "email": "Ada@example.org", "password1": "rivers run", "password2": "rivers run"}
    register = reverse("accounts:register")
    client.post(register, fields)
    assert User.objects.get().username == "Ada"
    assert client.post(register, {**fields, "username": "aDA", "email": "b@example.org"}).status_code == 200
    assert client.post(register, {**fields, "username": "bob", "email": "aDA@EXAMPLE.org"}).status_code == 200
    assert User.objects.count() == 1


def test_rule_8_a_note_is_markdown_and_what_is_shown_is_sanitised(signed_in: Client) -> None:
    fields = {"title": "t", "content": "**bold** <img src=x onerror=alert(1)>"}
    text = signed_in.post(reverse("accounts:create_note"), fields, follow=True).text
    assert "<strong>bold</strong>" in text
    assert "<img src=x" not in text


def test_rule_9_users_made_in_bulk_see_every_page(client: Client) -> None:
    User.objects.bulk_create([User(username="bulk", email="bulk@example.org")])
    user = User.objects.get()
    client.force_login(user)
    for url in own_pages(user):
        assert client.get(url).status_code == 200
    assert Profile.objects.get().username_key == "bulk"


def test_rule_10_what_is_archived_stays_in_the_learners_record(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_course(lessons=1).lessons.get(), make_exercise(title="Old exercise")
    Note.objects.create(user=learner, title="Old note", content="c", lesson=lesson, exercise=exercise)
    Favorite.objects.create(user=learner, lesson=lesson)
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=1)
    make_submission(learner, exercise)
    for model in (Course, Lesson, Exercise):
        model.objects.update(archived_at=timezone.now())
    assert "Old note" in signed_in.get(reverse("accounts:notes")).text
    assert lesson.title in signed_in.get(reverse("accounts:favorites")).text
    overview = signed_in.get(reverse("accounts:progress"))
    assert overview.context["lessons_completed"] == overview.context["quizzes_taken"] == 1
    assert "Old exercise" in overview.text
    assert lesson.title in signed_in.get(reverse("accounts:course_progress", args=[lesson.course.pk])).text


@pytest.mark.parametrize("rows", [5, 500])
def test_rule_11_queries_are_bounded(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    course = make_course(lessons=rows)
    lessons = list(course.lessons.all())
    LessonProgress.objects.bulk_create(LessonProgress(user=learner, lesson=lesson) for lesson in lessons)
    QuizAttempt.objects.bulk_create(
        QuizAttempt(user=learner, lesson=lesson, score=1, max_score=3) for lesson in lessons
    )
    Note.objects.bulk_create(Note(user=learner, title="t", content="c", lesson=lesson) for lesson in lessons)
    Favorite.objects.bulk_create(Favorite(user=learner, lesson=lesson) for lesson in lessons)
    CourseProgress.objects.create(user=learner, course=course)
    pages = {"progress": ([], 14), "course_progress": ([course.pk], 15), "notes": ([], 14), "favorites": ([], 14)}
    for name, (args, most) in pages.items():
        with django_assert_max_num_queries(most):
            assert signed_in.get(reverse(f"accounts:{name}", args=args)).status_code == 200

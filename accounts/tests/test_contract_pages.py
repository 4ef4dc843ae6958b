"""SPEC.md, "URLs", "Templates" and "Admin": each row of the tables."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve, reverse

from accounts import admin as accounts_admin
from accounts import models, views
from accounts.models import CourseProgress, Note
from tests.factory import make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db

URLS = [
    ("/accounts/register/", "accounts:register", [], "register"),
    ("/accounts/profile/", "accounts:profile", [], "profile"),
    ("/accounts/progress/", "accounts:progress", [], "progress_overview"),
    ("/accounts/progress/course/7/", "accounts:course_progress", [7], "course_progress"),
    ("/accounts/notes/", "accounts:notes", [], "note_list"),
    ("/accounts/notes/create/", "accounts:create_note", [], "create_note"),
    ("/accounts/notes/7/", "accounts:note_detail", [7], "note_detail"),
    ("/accounts/notes/7/edit/", "accounts:edit_note", [7], "edit_note"),
    ("/accounts/notes/7/delete/", "accounts:delete_note", [7], "delete_note"),
    ("/accounts/favorites/", "accounts:favorites", [], "favorite_list"),
    ("/accounts/favorite/toggle/lesson/7/", "accounts:toggle_favorite_lesson", [7], "toggle_favorite_lesson"),
    ("/accounts/favorite/toggle/exercise/7/", "accounts:toggle_favorite_exercise", [7], "toggle_favorite_exercise"),
]


@pytest.mark.parametrize(("path", "name", "args", "view"), URLS)
def test_paths_names_and_views(path: str, name: str, args: list[int], view: str) -> None:
    assert reverse(name, args=args) == path
    assert resolve(path).func is getattr(views, view)


@pytest.mark.parametrize(
    ("name", "kwargs"),
    [
        ("accounts:course_progress", {"course_id": 7}),
        ("accounts:note_detail", {"note_id": 7}),
        ("accounts:edit_note", {"note_id": 7}),
        ("accounts:delete_note", {"note_id": 7}),
        ("accounts:toggle_favorite_lesson", {"lesson_id": 7}),
        ("accounts:toggle_favorite_exercise", {"exercise_id": 7}),
        ("courses:lesson_detail", {"course_slug": "a", "lesson_slug": "b"}),
        ("exercises:exercise_detail", {"exercise_slug": "a"}),
    ],
)
def test_arguments_have_these_names(name: str, kwargs: dict[str, Any]) -> None:
    assert resolve(reverse(name, kwargs=kwargs)).kwargs == kwargs


def test_a_submissions_page_takes_its_id(signed_in: Client, learner: User) -> None:
    submission = make_submission(learner, make_exercise())
    assert signed_in.get(reverse("exercises:submission_detail", args=[submission.pk])).status_code == 200


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("login", "/accounts/login/"),
        ("logout", "/accounts/logout/"),
        ("password_change", "/accounts/password_change/"),
        ("password_change_done", "/accounts/password_change/done/"),
        ("password_reset", "/accounts/password_reset/"),
        ("password_reset_done", "/accounts/password_reset/done/"),
        ("password_reset_complete", "/accounts/reset/done/"),
    ],
)
def test_signing_has_djangos_names(name: str, path: str) -> None:
    assert reverse(name) == path


POST_ONLY = {"toggle_favorite_lesson", "toggle_favorite_exercise"}
GET_AND_POST = {"register", "profile", "create_note", "edit_note", "delete_note"}


@pytest.mark.parametrize(("path", "name", "args", "view"), URLS)
def test_methods(signed_in: Client, path: str, name: str, args: list[int], view: str) -> None:
    allowed = {"POST"} if view in POST_ONLY else {"GET", "POST"} if view in GET_AND_POST else {"GET"}
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        status = signed_in.generic(method, path).status_code
        assert (status == 405) == (method not in allowed), method


OVERVIEW = """courses_completed courses_in_progress lessons_completed lessons_in_progress exercises_attempted
exercises_completed quizzes_taken avg_quiz_score recent_course_progress recent_lesson_progress recent_submissions
recent_quiz_attempts"""


def test_templates_extend_base_and_have_their_context(signed_in: Client, learner: User) -> None:
    note = Note.objects.create(user=learner, title="t", content="c")
    course = CourseProgress.objects.create(user=learner, course=make_lesson().course).course
    pages: dict[str, tuple[str, list[str]]] = {
        "register": (reverse("accounts:register"), ["form"]),
        "profile": (reverse("accounts:profile"), ["u_form", "p_form"]),
        "progress_overview": (
            reverse("accounts:progress"),
            OVERVIEW.split(),
        ),
        "course_progress": (
            reverse("accounts:course_progress", args=[course.pk]),
            ["course", "course_progress", "lesson_progress"],
        ),
        "note_list": (reverse("accounts:notes"), ["notes"]),
        "create_note": (reverse("accounts:create_note"), ["form"]),
        "note_detail": (reverse("accounts:note_detail", args=[note.pk]), ["note"]),
        "edit_note": (reverse("accounts:edit_note", args=[note.pk]), ["form", "note"]),
        "delete_note": (reverse("accounts:delete_note", args=[note.pk]), ["note"]),
        "favorite_list": (reverse("accounts:favorites"), ["favorites"]),
    }
    for template, (url, names) in pages.items():
        response = signed_in.get(url)
        used = [used.name for used in response.templates]
        assert used[0] == f"accounts/{template}.html"
        assert "base.html" in used
        assert [name for name in names if name not in response.context] == [], template
        assert not re.search(r"<script(?![^>]*src=)|\sstyle=|\son[a-z]+=", response.text), template


@pytest.mark.parametrize(
    ("model", "display", "filters", "search"),
    [
        ("Profile", "user created_at updated_at", "", "username email bio"),
        (
            "CourseProgress",
            "user course started_at last_accessed_at is_completed",
            "is_completed started_at",
            "username course__title",
        ),
        (
            "LessonProgress",
            "user lesson is_completed last_accessed_at",
            "is_completed last_accessed_at",
            "username lesson__title",
        ),
        (
            "QuizAttempt",
            "user lesson score max_score percentage attempt_date",
            "attempt_date",
            "username lesson__title",
        ),
        ("Note", "title user lesson exercise created_at updated_at", "created_at", "title content username"),
        ("Favorite", "user lesson exercise created_at", "created_at", "username lesson__title exercise__title"),
    ],
)
def test_admin(model: str, display: str, filters: str, search: str) -> None:
    registered = admin.site.get_model_admin(getattr(models, model))
    assert type(registered) is getattr(accounts_admin, f"{model}Admin")
    assert list(registered.list_display) == display.split()
    assert list(registered.list_filter) == filters.split()
    users = {"username": "user__username", "email": "user__email"}
    assert list(registered.search_fields) == [users.get(name, name) for name in search.split()]
    assert registered.list_select_related
    relations = {name for name in ("user", "course", "lesson", "exercise") if name in display.split()}
    assert relations <= {*registered.raw_id_fields, *registered.autocomplete_fields}

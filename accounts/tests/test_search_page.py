"""The search of the whole site: lessons, exercises, one's own notes."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Note
from tests.factory import make_course, make_exercise, make_lesson

pytestmark = pytest.mark.django_db

URL = reverse("search")


def found(client: Client, q: str) -> set[str]:
    response = client.get(URL, {"q": q})
    assert response.status_code == 200
    result = response.context["found"]
    return {row.title for row in (*result.lessons, *result.exercises, *result.notes)}


@pytest.fixture
def library(learner: User, other: User) -> None:
    lesson = make_lesson(make_course(title="First Steps"), title="Slices of a list")
    make_exercise(lesson, title="Rotate a list")
    Note.objects.create(user=learner, title="My note", content="list.sort gives None")
    Note.objects.create(user=other, title="Not mine", content="list")


def test_it_works(signed_in: Client, library: None) -> None:
    response = signed_in.get(URL, {"q": "list"})
    assert response.templates[0].name == "accounts/search.html"
    assert found(signed_in, "list") == {"Slices of a list", "Rotate a list", "My note"}
    for words in ("Slices of a list", "Rotate a list", "My note", 'value="list"'):
        assert words in response.text


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ("LIST slices", {"Slices of a list", "Rotate a list"}),
        ("first steps", {"Slices of a list"}),
        ("gives none", {"My note"}),
        ("tuple", set()),
        ("", set()),
        ("  ", set()),
    ],
)
def test_all_words_have_to_be_there(signed_in: Client, library: None, q: str, titles: set[str]) -> None:
    assert found(signed_in, q) == titles


def test_a_title_of_its_own_comes_before_that_of_its_course(client: Client, db: None) -> None:
    course = make_course(title="Lists for all")
    make_lesson(course, title="Before", order=0)
    make_lesson(course, title="More lists", order=1)
    assert [row.title for row in client.get(URL, {"q": "lists"}).context["found"].lessons] == ["More lists", "Before"]


def test_visitors_find_what_is_public(client: Client, library: None) -> None:
    assert found(client, "list") == {"Slices of a list", "Rotate a list"}


def test_what_was_archived_is_not_found(client: Client, db: None) -> None:
    now = timezone.now()
    make_lesson(title="old lesson", archived_at=now)
    make_lesson(make_course(archived_at=now), title="old course")
    make_exercise(title="old exercise", archived_at=now)
    assert found(client, "old") == set()


def test_it_says_what_to_do(client: Client, db: None) -> None:
    assert "Type a word of a title" in client.get(URL).text
    assert "Nothing has these words" in client.get(URL, {"q": "nowhere"}).text


@pytest.mark.parametrize("q", ["%", "\0", "'\"*(", "😀", "x" * 5000, "a " * 500, "<script>alert(1)</script>"])
def test_whatever_is_typed_is_only_text(signed_in: Client, library: None, q: str) -> None:
    response = signed_in.get(URL, {"q": q})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_htmx_gets_the_palette_or_what_was_found_alone(signed_in: Client, library: None) -> None:
    headers: Any = {"HX-Request": "true"}
    palette = signed_in.get(URL, headers=headers)
    assert "<html" not in palette.text
    assert 'name="q"' in palette.text
    results = signed_in.get(URL, {"q": "list"}, headers=headers)
    assert 'name="q"' not in results.text
    assert "Rotate a list" in results.text
    assert "HX-Request" in results.headers["Vary"]


def test_its_queries_do_not_grow(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        lesson = make_lesson(title=f"lesson list {number}")
        make_exercise(lesson, title=f"exercise list {number}")
        Note.objects.create(user=learner, title=f"note list {number}", content="x", lesson=lesson)
    with django_assert_max_num_queries(7):
        response = signed_in.get(URL, {"q": "list"})
    assert len(response.context["found"].lessons) == 8


def test_every_page_leads_there(client: Client, db: None) -> None:
    assert f'href="{URL}"' in client.get(reverse("home")).text

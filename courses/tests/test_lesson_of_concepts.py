"""Which lesson to read again, for the page's own Python."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Concept
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def url() -> str:
    return reverse("lesson_of_concepts")


def test_it_works(client: Client, url: str) -> None:
    lesson = make_lesson(title="Names")
    lesson.teaches.add(Concept.objects.create(slug="name-error"))
    answer = client.get(url, {"of": ["never-taught", "name-error"]})
    assert answer.json() == {"title": "Names", "url": lesson.get_absolute_url()}


@pytest.mark.parametrize("query", [{}, {"of": "never-taught"}, {"of": ["x"] * 1000}])
def test_nothing_to_read_is_said(client: Client, url: str, query: dict[str, str]) -> None:
    assert client.get(url, query).status_code == 204


def test_it_is_only_read(client: Client, url: str) -> None:
    assert client.post(url).status_code == 405

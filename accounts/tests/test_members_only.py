from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.factory import make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def closed(settings: Any) -> None:
    settings.PUBLIC = False


@pytest.mark.parametrize("name", ["login", "accounts:register", "password_reset", "password_reset_done"])
def test_whoever_comes_can_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["home", "courses:catalogue", "exercises:exercise_list"])
def test_everything_else_asks_for_login_and_comes_back(client: Client, name: str) -> None:
    url = reverse(name)
    assert client.get(f"{url}?page=2").headers["Location"] == f"{reverse('login')}?next={url}%3Fpage%3D2"


def test_a_lesson_is_for_members(client: Client, signed_in: Client) -> None:
    url = make_lesson().get_absolute_url()
    assert Client().get(url).status_code == 302
    assert signed_in.get(url).status_code == 200


def test_pictures_of_people_are_for_members(client: Client) -> None:
    assert client.get("/media/avatars/nothing.webp").status_code == 302

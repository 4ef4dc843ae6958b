"""A session's key is new after each login and each new password, and a new password ends every other session."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.passwords import MOST_CHARACTERS
from tests.factory import PASSWORD

pytestmark = pytest.mark.django_db

NEW = "rivers run north"
CHANGE = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}


def log_in(client: Client) -> Any:
    return client.post(reverse("login"), {"username": "ada", "password": PASSWORD})


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("accounts:profile")).status_code == 200


def test_logging_in_makes_a_new_key(client: Client, learner: User) -> None:
    client.post(reverse("accounts:create_note"), {"title": "kept", "content": "text"})
    planted = client.cookies["sessionid"].value
    log_in(client)
    assert client.cookies["sessionid"].value != planted
    assert not is_signed_in(_with_session(planted))


def _with_session(key: str) -> Client:
    client = Client()
    client.cookies["sessionid"] = key
    return client


def test_a_new_password_makes_a_new_key_and_ends_the_other_sessions(client: Client, learner: User) -> None:
    elsewhere = Client()
    log_in(client)
    log_in(elsewhere)
    before = client.cookies["sessionid"].value
    client.post(reverse("password_change"), CHANGE)
    assert client.cookies["sessionid"].value != before
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert not is_signed_in(_with_session(before))


def test_logging_out_ends_the_session_itself(client: Client, learner: User) -> None:
    log_in(client)
    key = client.cookies["sessionid"].value
    client.post(reverse("logout"))
    assert not is_signed_in(_with_session(key))


@pytest.mark.parametrize(
    "password", ["short1!", "password123", "12345678", "ada@example.org", "x" * (MOST_CHARACTERS + 1)]
)
def test_a_password_that_is_too_easy_or_endless_is_refused(client: Client, learner: User, password: str) -> None:
    log_in(client)
    page = client.post(reverse("password_change"), {**CHANGE, "new_password1": password, "new_password2": password})
    assert "new_password2" in page.context["form"].errors
    learner.refresh_from_db()
    assert learner.check_password(PASSWORD)


def test_an_endless_password_is_not_even_hashed(client: Client, learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = []
    monkeypatch.setattr(User, "check_password", lambda *_: hashed.append(1))
    monkeypatch.setattr(User, "set_password", lambda *_: hashed.append(1))
    page = client.post(reverse("login"), {"username": "ada", "password": "x" * 1_000_000})
    assert page.context["form"].errors
    assert hashed == []


def test_cookies_of_the_account_are_for_the_server_alone(client: Client, learner: User, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    log_in(client)
    for name in ("sessionid", "known_browser"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")

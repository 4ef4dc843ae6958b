from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import Profile

pytestmark = pytest.mark.django_db

URL = reverse("accounts:register")
NEW = {"username": "Ada", "email": "ada@example.org", "password1": "rivers run north", "password2": "rivers run north"}


def register(client: Client, **fields: str) -> Any:
    return client.post(URL, {**NEW, **fields})


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    assert "accounts/register.html" in [template.name for template in response.templates]
    return dict(response.context["form"].errors)


def test_it_works(client: Client) -> None:
    assert client.get(URL).status_code == 200
    response = register(client)
    assert response.headers["Location"] == reverse("login")
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Account created for Ada! You can now log in."
    ]
    assert User.objects.get().username == "Ada"
    assert Profile.objects.get().username_key == "ada"
    assert client.login(username="Ada", password=NEW["password1"])


def test_the_browsers_time_zone_is_kept(client: Client) -> None:
    register(client, time_zone="Europe/Vienna")
    assert Profile.objects.get().time_zone == "Europe/Vienna"


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../../etc/passwd", "x" * 500])
def test_a_time_zone_that_does_not_exist_is_ignored(client: Client, zone: str) -> None:
    assert register(client, time_zone=zone).status_code == 302
    assert Profile.objects.get().time_zone == "UTC"


@pytest.mark.parametrize("field", list(NEW))
def test_no_field_may_be_missing(client: Client, field: str) -> None:
    assert field in errors(register(client, **{field: ""}))
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["ada", "ADA", "aDa"])
def test_the_same_name_in_another_case_is_refused(client: Client, name: str) -> None:
    register(client)
    assert errors(register(client, username=name, email="other@example.org")) == {
        "username": ["A user with that username already exists."]
    }


def test_the_same_name_beyond_ascii_in_another_case_is_refused(client: Client) -> None:
    register(client, username="Ümit")
    assert "username" in errors(register(client, username="üMIT", email="other@example.org"))


def test_the_same_address_in_another_case_is_refused(client: Client) -> None:
    register(client)
    assert errors(register(client, username="grace", email="ADA@Example.Org")) == {
        "email": ["Another account uses this e-mail address."]
    }


def test_the_name_of_a_user_without_a_profile_is_taken_too(client: Client) -> None:
    User.objects.bulk_create([User(username="ADA")])
    assert "username" in errors(register(client))


@pytest.mark.parametrize("taken", [{"username": "ADA"}, {"username": "Ada"}, {"email": "ADA@example.org"}])
def test_losing_a_race_is_a_form_error_and_no_half_account(client: Client, taken: dict[str, str]) -> None:
    register(client, username="Ada", email="ada@example.org")
    with patch("accounts.profiles.is_taken", return_value=False) as seen:
        seen.side_effect = [False, False, True]  # what the form saw, before the other came; and what is so now
        with patch("django.contrib.auth.models.User.validate_unique"):
            response = register(client, **{"username": "grace", "email": "grace@example.org", **taken})
    assert set(errors(response)) == set(taken)
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["password", "12345678901", "short", "ada@example.org"])
def test_common_short_and_similar_passwords_are_refused(client: Client, password: str) -> None:
    assert "password2" in errors(register(client, password1=password, password2=password))


def test_two_different_passwords_are_refused(client: Client) -> None:
    assert "password2" in errors(register(client, password2="rivers run south"))


@pytest.mark.parametrize("email", ["nobody", "a@b", "x" * 250 + "@example.org"])
def test_an_address_that_is_none_is_refused(client: Client, email: str) -> None:
    assert "email" in errors(register(client, email=email))


def test_passwords_are_never_sent_back(client: Client) -> None:
    assert NEW["password1"] not in register(client, username="").content.decode()


def test_where_one_wanted_to_go_is_kept_through_login(client: Client) -> None:
    response = client.post(f"{URL}?next=/accounts/notes/", NEW)
    assert response.headers["Location"] == reverse("login") + "?next=%2Faccounts%2Fnotes%2F"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_next_never_leaves_the_site(client: Client, elsewhere: str) -> None:
    assert client.post(f"{URL}?next={elsewhere}", NEW).headers["Location"] == reverse("login")


def test_a_closed_site_says_so_and_makes_no_account(client: Client, settings: Any) -> None:
    settings.REGISTRATION = "closed"
    assert "Registration is closed" in client.get(URL).text
    response = register(client)
    assert (response.status_code, User.objects.count()) == (403, 0)
    assert "Registration is closed" in response.text


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(URL).status_code == 405

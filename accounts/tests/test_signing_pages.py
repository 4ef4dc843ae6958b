import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from environ import Env

from config.environment import email_config
from tests.factory import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = reverse("login")


def test_logging_in_works_and_goes_where_one_wanted_to_go(client: Client, learner: User) -> None:
    assert client.get(LOGIN).templates[0].name == "registration/login.html"
    notes = reverse("accounts:notes")
    response = client.post(LOGIN, {"username": "ada", "password": PASSWORD, "next": notes})
    assert response.headers["Location"] == notes


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"])
def test_next_never_leaves_the_site(client: Client, learner: User, elsewhere: str) -> None:
    fields = {"username": "ada", "password": PASSWORD, "next": elsewhere}
    assert client.post(f"{LOGIN}?next={elsewhere}", fields).headers["Location"] == reverse("home")


def test_a_wrong_password_is_a_form_error(client: Client, learner: User) -> None:
    response = client.post(LOGIN, {"username": "ada", "password": "guess"})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert "guess" not in response.text


def test_logging_out_is_a_post(signed_in: Client) -> None:
    assert signed_in.get(reverse("logout")).status_code == 405
    assert "_auth_user_id" in signed_in.session
    assert signed_in.post(reverse("logout")).status_code == 302
    assert "_auth_user_id" not in signed_in.session


def test_the_password_can_be_changed(signed_in: Client, learner: User) -> None:
    new = {"old_password": PASSWORD, "new_password1": "rivers run north", "new_password2": "rivers run north"}
    response = signed_in.post(reverse("password_change"), new, follow=True)
    assert "Password changed" in response.text
    learner.refresh_from_db()
    assert learner.check_password("rivers run north")


def test_changing_it_asks_for_the_old_one(signed_in: Client) -> None:
    new = {"old_password": "guess", "new_password1": "rivers run north", "new_password2": "rivers run north"}
    assert "old_password" in signed_in.post(reverse("password_change"), new).context["form"].errors


def test_without_mail_the_reset_page_says_to_ask_the_administrator(
    client: Client, learner: User, settings: Any
) -> None:
    settings.EMAIL_BACKEND = email_config(Env())["EMAIL_BACKEND"]
    for response in (
        client.get(reverse("password_reset")),
        client.post(reverse("password_reset"), {"email": learner.email}),
    ):
        assert "ask its administrator" in response.text
        assert 'name="email"' not in response.text
    assert mail.outbox == []


def test_with_mail_a_link_comes_with_which_a_password_is_chosen_once(client: Client, learner: User) -> None:
    assert 'name="email"' in client.get(reverse("password_reset")).text
    response = client.post(reverse("password_reset"), {"email": learner.email.upper()}, follow=True)
    assert "Look into your mail" in response.text
    [message] = mail.outbox
    assert message.subject == "A new password for Milepost"
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    choose = client.get(found[1], follow=True)
    new = {"new_password1": "rivers run north", "new_password2": "rivers run north"}
    done = client.post(choose.redirect_chain[-1][0], new, follow=True)
    assert "Your password is set" in done.text
    learner.refresh_from_db()
    assert learner.check_password("rivers run north")
    assert "used already" in Client().get(found[1], follow=True).text


def test_a_stranger_is_told_the_same_and_gets_no_mail(client: Client) -> None:
    response = client.post(reverse("password_reset"), {"email": "nobody@example.org"}, follow=True)
    assert "Look into your mail" in response.text
    assert mail.outbox == []


@pytest.mark.parametrize(
    "name",
    [
        "login",
        "password_change",
        "password_change_done",
        "password_reset",
        "password_reset_done",
        "password_reset_complete",
    ],
)
def test_each_page_is_ours(signed_in: Client, name: str) -> None:
    response = signed_in.get(reverse(name))
    assert response.status_code == 200
    assert "base.html" in [template.name for template in response.templates]

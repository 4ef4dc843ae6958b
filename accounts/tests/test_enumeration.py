"""Whether there is an account is told by neither logging in nor a reset, not even by the work that is done."""

from threading import Event, Thread
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.template import loader
from django.test import Client
from django.urls import reverse

from accounts import mail as own_mail
from tests.factory import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(learner: User) -> None:
    make_user("inactive", is_active=False)
    User.objects.create_user("linkless", "linkless@example.org")


class CountedHasher(hashers.MD5PasswordHasher):
    algorithm = "counted"
    runs = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).runs += 1
        return super().encode(password, salt)


def test_a_login_that_fails_hashes_once_and_says_the_same_whoever_it_is(client: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountedHasher"]
    make_user("ada")
    make_user("inactive", is_active=False)
    User.objects.create_user("linkless", "linkless@example.org")
    told = set()
    for name, password in (("ada", "guess"), ("inactive", PASSWORD), ("linkless", "guess"), ("nobody", "guess")):
        CountedHasher.runs = 0
        page = client.post(reverse("login"), {"username": name, "password": password})
        assert CountedHasher.runs == 1, name
        told.add(str(page.context["form"].errors))
    assert len(told) == 1


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("who", ["ada", "inactive", "linkless", "nobody"])
def test_a_reset_writes_one_mail_and_says_the_same_whoever_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    rendered = []
    render = loader.render_to_string
    monkeypatch.setattr(loader, "render_to_string", lambda name, *rest: rendered.append(name) or render(name, *rest))  # type: ignore[func-returns-value]
    answer = client.post(reverse("password_reset"), {"email": f"{who}@example.org"})
    assert answer["Location"] == reverse("password_reset_done")
    assert rendered == ["registration/password_reset_subject.txt", "registration/password_reset_email.html"]
    assert len(mail.outbox) == (who == "ada")


class SlowBackend(EmailBackend):
    may_go_on = Event()

    def send_messages(self, messages: Any) -> int:
        assert self.may_go_on.wait(10)
        return super().send_messages(messages)


def test_the_answer_does_not_wait_for_the_mail_server(
    client: Client, learner: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.SlowBackend"
    monkeypatch.setattr(own_mail, "SLOW_MAIL", settings.EMAIL_BACKEND)
    SlowBackend.may_go_on.clear()
    started: list[Any] = []

    class Seen(Thread):
        def start(self) -> None:
            started.append(self)
            super().start()

    monkeypatch.setattr(own_mail, "Thread", Seen)
    assert client.post(reverse("password_reset"), {"email": learner.email}).status_code == 302
    assert mail.outbox == []
    SlowBackend.may_go_on.set()
    started[0].join()
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_changes_nothing_and_is_logged_without_the_address(
    client: Client, learner: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> int:
        raise OSError(learner.email)

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    assert client.post(reverse("password_reset"), {"email": learner.email}).status_code == 302
    assert "could not be sent: OSError" in caplog.text
    assert learner.email not in caplog.text

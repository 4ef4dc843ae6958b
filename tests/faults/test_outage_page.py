"""The database is away, or the disk is full, in the middle of a form: a sentence says so, and nothing typed is lost."""

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from accounts.models import Note, Profile
from accounts.tests.pictures import picture, upload
from tests.faults.forms_sent import FORMS

pytestmark = pytest.mark.django_db

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
TEXT = re.compile(r'<textarea [^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
Storing = Callable[..., Any]
WITH_PASSWORD = {"login", "accounts:again", "accounts:register", "password_change"}
OTHERS = {"password_reset", "logout"}
"""Without mail, the first only says who can help; the second has nothing to keep."""


@pytest.fixture(autouse=True)
def judged_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercises.judging.why_off", lambda exercise: None)


@pytest.fixture
def browser(learner: User) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(learner)
    return browser


@contextmanager
def database_away() -> Iterator[None]:
    """Every query fails, that of the session too."""

    def refuse(*_: Any) -> None:
        raise OperationalError("database or disk is full")

    with connection.execute_wrapper(refuse):
        yield


def form_on(page: str) -> dict[str, str]:
    """The fields of the form on a page, with what is in them."""
    return {name: unescape(value) for name, value in (*HIDDEN.findall(page), *TEXT.findall(page))}


@pytest.mark.parametrize("name", sorted(set(FORMS) - WITH_PASSWORD - OTHERS))
def test_what_was_typed_is_on_the_page_and_can_be_sent_again(name: str, browser: Client, learner: User) -> None:
    url, said = FORMS[name](learner)
    with database_away():
        answer = browser.post(url, said)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "This could not be saved just now" in answer.text
    assert f'action="{url}"' in answer.text
    sent = form_on(answer.text)
    sent.pop("csrfmiddlewaretoken")
    assert sent == {field: str(value) for field, value in said.items() if value != []}
    assert browser.post(url, sent).status_code in (200, 302)


@pytest.mark.parametrize("name", sorted(WITH_PASSWORD))
def test_a_password_is_never_shown(name: str, browser: Client, learner: User) -> None:
    url, said = FORMS[name](learner)
    with database_away():
        answer = browser.post(url, said)
    assert answer.status_code == 503
    assert "the form is still there" in answer.text
    assert not any(str(value) in answer.text for field, value in said.items() if "password" in field)


def test_a_long_text_is_shown_and_is_kept_to_the_last_sign(browser: Client) -> None:
    text = "\n first line\n\n" + "<b>é</b> & 1 < 2 " * 20
    with database_away():
        answer = browser.post(reverse("accounts:create_note"), {"title": "t", "content": text})
    assert "Your text was not saved. Here it is" in answer.text
    assert form_on(answer.text)["content"] == text
    browser.post(reverse("accounts:create_note"), form_on(answer.text))
    assert Note.objects.get().content == text.rstrip()


def test_a_page_that_cannot_be_read_says_so_and_offers_to_try_again(browser: Client) -> None:
    with database_away():
        answer = browser.get("/accounts/notes/?q=a&page=2")
    assert answer.status_code == 503
    assert "The site cannot answer just now" in answer.text
    assert 'href="/accounts/notes/?q=a&amp;page=2"' in answer.text


@pytest.mark.parametrize("headers", [{"Accept": "application/json"}, {"HX-Request": "true"}])
def test_a_script_gets_the_sentence_as_json(browser: Client, learner: User, headers: dict[str, str]) -> None:
    url, said = FORMS["exercises:draft"](learner)
    with database_away():
        answer = browser.post(url, said, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/json")
    assert "could not be saved" in answer.json()["error"]


def test_a_fault_of_our_own_is_500_and_keeps_what_was_typed(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("accounts.notes.create_note", fail)
    answer = browser.post(reverse("accounts:create_note"), {"title": "t", "content": "a line\nand another"})
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert form_on(answer.text)["content"] == "a line\nand another"


def test_what_another_site_had_sent_is_not_shown(learner: User) -> None:
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    browser.force_login(learner)
    with database_away():
        answer = browser.post(reverse("accounts:create_note"), {"title": "theirs", "content": "theirs"})
    assert answer.status_code >= 403
    assert "Send it again" not in answer.text


def no_room(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def half_of_it(self: FileSystemStorage, name: str, content: Any) -> str:
    path = Path(self.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read()[:10])
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("fault", [no_room, half_of_it])
def test_a_picture_without_room_leaves_the_old_one_and_the_rest_of_the_form(
    browser: Client,
    learner: User,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., Any],
) -> None:
    settings.MEDIA_ROOT = tmp_path
    url, said = FORMS["accounts:profile"](learner)
    browser.post(url, {**said, "bio": "Before.", "avatar": upload(picture())})
    old = Profile.objects.get(user=learner).avatar.name
    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", fault)
        answer = browser.post(url, {**said, "bio": "A long story.", "avatar": upload(picture())})
    assert answer.status_code == 200
    assert "The picture could not be stored just now, and the one you had is kept." in answer.text
    assert "A long story." in answer.text
    profile = Profile.objects.get(user=learner)
    assert (profile.avatar.name, profile.bio) == (old, "Before.")
    assert default_storage.listdir("avatars")[1] == [Path(str(old)).name]
    browser.post(url, {**said, "bio": "A long story.", "avatar": upload(picture())})
    profile.refresh_from_db()
    assert (profile.bio, profile.avatar.name != old) == ("A long story.", True)

"""Nothing typed is lost: a session or a form's token that expired while somebody wrote (SPEC.md; docs/map.md)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Favorite, Note
from accounts.views import kept
from tests.factory import PASSWORD, make_lesson

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")
LOGIN = reverse("login")
TYPED = {"title": "On slices", "content": "The end is not part of it."}


@pytest.fixture
def strict(learner: User) -> Client:
    """A signed-in browser at a site that checks tokens."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    client.get(CREATE)
    return client


def log_in(client: Client, name: str = "ada") -> Any:
    token = client.get(LOGIN).context["csrf_token"]
    return client.post(LOGIN, {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": str(token)})


def expire(client: Client) -> None:
    client.session.delete()


def test_a_note_typed_into_an_expired_session_is_there_after_login(client: Client, learner: User) -> None:
    client.force_login(learner)
    expire(client)
    response = client.post(CREATE, TYPED)
    assert response.headers["Location"] == f"{LOGIN}?next={CREATE}"
    assert "comes back after that" in client.get(response.headers["Location"]).text
    assert client.post(LOGIN, {"username": "ada", "password": PASSWORD, "next": CREATE}).headers["Location"] == CREATE
    page = client.get(CREATE)
    assert page.context["form"]["title"].value() == TYPED["title"]
    assert TYPED["content"] in page.text
    assert "has not been sent yet" in page.text
    assert not Note.objects.exists()


def test_it_stays_until_it_is_saved_and_not_longer(client: Client, learner: User) -> None:
    client.post(CREATE, TYPED)
    client.force_login(learner)
    for _reload in range(2):
        assert TYPED["content"] in client.get(CREATE).text
    assert client.post(CREATE, TYPED).status_code == 302
    assert TYPED["content"] not in client.get(CREATE).text
    assert Note.objects.count() == 1


def test_a_change_of_a_note_is_kept_with_its_revision(client: Client, learner: User) -> None:
    note = Note.objects.create(user=learner, title="Old", content="Old text", revision=3)
    edit = reverse("accounts:edit_note", args=[note.pk])
    client.post(edit, {**TYPED, "revision": "2"})
    client.force_login(learner)
    page = client.get(edit)
    assert TYPED["content"] in page.text
    assert page.context["revision"] == 2


def test_what_was_chosen_comes_back_too(client: Client, learner: User) -> None:
    lesson = make_lesson(title="Slices")
    client.post(CREATE, {**TYPED, "lesson": lesson.pk})
    client.force_login(learner)
    assert f'<option value="{lesson.pk}" selected>' in client.get(CREATE).text


def test_an_expired_token_of_somebody_signed_in_leads_back_to_the_page_with_the_text(strict: Client) -> None:
    response = strict.post(CREATE, {**TYPED, "csrfmiddlewaretoken": "x" * 64})
    assert response.headers["Location"] == CREATE
    page = strict.get(CREATE)
    assert TYPED["content"] in page.text
    assert "open for too long" in page.text
    fresh = {**TYPED, "csrfmiddlewaretoken": str(page.context["csrf_token"])}
    assert strict.post(CREATE, fresh).status_code == 302
    assert Note.objects.get().content == TYPED["content"]


def test_an_expired_session_and_an_expired_token_at_once_lose_nothing(strict: Client) -> None:
    expire(strict)
    strict.cookies.clear()
    response = strict.post(CREATE, TYPED)
    assert response.headers["Location"] == f"{LOGIN}?next={CREATE}"
    log_in(strict)
    assert TYPED["content"] in strict.get(CREATE).text


def test_where_the_address_had_a_query_it_is_kept(client: Client) -> None:
    response = client.post(f"{CREATE}?lesson=1", TYPED)
    assert response.headers["Location"] == f"{LOGIN}?next={CREATE}%3Flesson%3D1"


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_a_script_gets_401_json_and_where_to_log_in(client: Client, headers: dict[str, str]) -> None:
    response = client.post(CREATE, TYPED, headers=headers)
    assert response.status_code == 401
    assert response.json()["login"] == f"{LOGIN}?next={CREATE}"


def test_a_script_with_an_expired_token_gets_401_json_too(strict: Client) -> None:
    response = strict.post(CREATE, TYPED, headers={"Accept": "application/json"})
    assert response.status_code == 401
    assert "load it again" in response.json()["error"]


def test_htmx_is_sent_on_to_login_with_the_text_kept(client: Client, learner: User) -> None:
    response = client.post(CREATE, TYPED, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == f"{LOGIN}?next={CREATE}"
    client.force_login(learner)
    assert TYPED["content"] in client.get(CREATE).text


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_a_fragment_of_an_expired_session_is_401_and_never_the_login_page(
    client: Client, headers: dict[str, str]
) -> None:
    url = reverse("accounts:note_targets", args=["lesson"])
    response = client.get(url, headers=headers)
    assert response.status_code == 401
    assert response.json()["login"] == f"{LOGIN}?next={url}"


def test_what_is_too_long_for_the_session_is_shown_to_be_copied(client: Client) -> None:
    content = "word " * (kept.MAX_KEPT_BYTES // 5) + "last"
    response = client.post(CREATE, {**TYPED, "content": content})
    assert response.status_code == 403
    assert content in response.text
    assert f'href="{LOGIN}?next={CREATE}"' in response.text
    assert kept.SESSION_KEY not in client.session


def test_all_that_is_kept_together_has_a_limit(client: Client, learner: User) -> None:
    half = "x" * (kept.MAX_KEPT_BYTES // 2)
    notes = [Note.objects.create(user=learner, title="t", content="c") for _ in range(2)]
    first, second = (client.post(reverse("accounts:edit_note", args=[n.pk]), {**TYPED, "content": half}) for n in notes)
    assert (first.status_code, second.status_code) == (302, 403)
    assert half in second.text


def test_what_is_kept_is_dropped_after_a_day(client: Client, learner: User) -> None:
    client.post(CREATE, TYPED)
    client.force_login(learner)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        client.force_login(learner)
        assert TYPED["content"] not in client.get(CREATE).text


def test_what_one_user_typed_is_not_shown_to_the_next(strict: Client, other: User) -> None:
    strict.post(CREATE, TYPED)
    log_in(strict, other.username)
    assert TYPED["content"] not in strict.get(CREATE).text


def test_passwords_are_never_kept() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(LOGIN)
    fields = {"username": "newcomer", "password": "hush hush", "password1": "hush hush", "old_password": "hush hush"}
    for page in (LOGIN, reverse("accounts:register")):
        assert client.post(page, fields).headers["Location"] == page
        assert "newcomer" in client.get(page).text
    assert "hush" not in str(dict(client.session))


def test_without_any_cookie_the_page_shows_what_was_typed_instead_of_going_in_circles() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("accounts:register"), {"username": "newcomer"})
    assert response.status_code == 403
    assert "newcomer" in response.text
    assert "keeps no cookies" in response.text


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)
def test_what_another_site_sends_is_not_kept_and_makes_no_session(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(CREATE, {**TYPED, "content": "planted"}, headers=headers)
    assert response.status_code == 403
    assert "sessionid" not in response.cookies
    assert not Session.objects.exists()


def test_a_form_that_nobody_wrapped_shows_what_was_typed(strict: Client) -> None:
    response = strict.post(reverse("admin:login"), {"username": "newcomer", "password": "hush hush"})
    assert response.status_code == 403
    assert "newcomer" in response.text
    assert "hush" not in response.text


def test_a_star_is_not_kept_but_asked_for_again(strict: Client) -> None:
    lesson = make_lesson()
    toggle = reverse("accounts:toggle_favorite_lesson", args=[lesson.pk])
    assert strict.post(toggle, {"state": "on"}).headers["Location"] == lesson.get_absolute_url()
    assert kept.SESSION_KEY not in strict.session
    assert not Favorite.objects.exists()


def test_on_a_site_for_members_only_it_works_the_same(client: Client, learner: User, settings: Any) -> None:
    settings.PUBLIC = False
    assert client.post(CREATE, TYPED).headers["Location"] == f"{LOGIN}?next={CREATE}"
    client.force_login(learner)
    assert TYPED["content"] in client.get(CREATE).text

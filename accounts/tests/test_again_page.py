"""Who has not given the password for ten minutes gives it again before an act that is dangerous."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.views.again import FRESH_SECONDS, SESSION_KEY, asks_password_again
from tests.factory import PASSWORD

pytestmark = pytest.mark.django_db

AGAIN = reverse("accounts:again")


@asks_password_again()
def dangerous(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def ask(client: Client, **headers: str) -> HttpResponse:
    """The answer of a dangerous view in this client's session."""
    request = RequestFactory().post("/danger/?of=it", headers=headers)
    request.COOKIES.update({name: morsel.value for name, morsel in client.cookies.items()})
    SessionMiddleware(dangerous).process_request(request)
    return dangerous(request)  # type: ignore[return-value]


def log_in(client: Client) -> None:
    client.post(reverse("login"), {"username": "ada", "password": PASSWORD})


def test_who_has_just_logged_in_is_let_through(client: Client, learner: User) -> None:
    log_in(client)
    assert ask(client).content == b"done"


def test_later_the_page_asks_and_leads_back(client: Client, learner: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(seconds=FRESH_SECONDS + 1), tick=False):
        log_in(client)
    answer = ask(client)
    assert answer.status_code == 302
    assert answer["Location"] == f"{AGAIN}?next=%2Fdanger%2F%3Fof%3Dit"
    given = client.post(answer["Location"], {"password": PASSWORD})
    assert given["Location"] == "/danger/?of=it"
    assert ask(client).content == b"done"


def test_a_moment_in_the_future_is_not_fresh(signed_in: Client) -> None:
    session = signed_in.session
    session[SESSION_KEY] = int(timezone.now().timestamp()) + 3600
    session.save()
    assert ask(signed_in).status_code == 302


def test_a_wrong_password_changes_nothing(signed_in: Client) -> None:
    page = signed_in.post(f"{AGAIN}?next=/keys/", {"password": "guess"})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert "guess" not in page.text
    assert ask(signed_in).status_code == 302


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example", "https://elsewhere.example/", "javascript:alert(1)"])
def test_it_never_leads_away_from_the_site(signed_in: Client, elsewhere: str) -> None:
    answer = signed_in.post(f"{AGAIN}?next={elsewhere}", {"password": PASSWORD})
    assert answer["Location"] == reverse("accounts:profile")


def test_scripts_and_fragments_are_told_where(signed_in: Client) -> None:
    script = ask(signed_in, accept="application/json")
    assert script.status_code == 401
    assert AGAIN in script.content.decode()
    assert ask(signed_in, **{"HX-Request": "true"})["HX-Redirect"].startswith(AGAIN)


def test_another_persons_login_in_the_same_browser_starts_anew(client: Client, learner: User, other: User) -> None:
    log_in(client)
    client.force_login(other)
    assert ask(client).status_code == 302

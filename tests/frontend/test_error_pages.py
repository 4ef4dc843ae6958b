"""The error pages stand when nothing else does: pytest-django refuses every query of these tests."""

import re

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.frontend.files import TEMPLATES

PAGES = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html")


class NoSession:
    """What a request has for a session and a user when the database is away: every look at it fails."""

    def __getattr__(self, name: str) -> None:
        raise ConnectionError(f"no database, so no {name}")


@pytest.fixture
def cut_off(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/nowhere/")
    request.session = request.user = NoSession()  # type: ignore[assignment]
    return request


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_needs_no_request(page: str) -> None:
    html = render_to_string(page)
    assert len(re.findall(r"<h1>[^<]+</h1>", html)) == 1
    assert '<a class="btn btn-primary" href="/">' in html


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_needs_no_session_and_no_user(page: str, cut_off: HttpRequest) -> None:
    assert "<h1>" in render_to_string(page, {"exception": "gone", "reason": "none"}, request=cut_off)


@pytest.mark.parametrize("page", PAGES)
def test_an_error_page_does_not_use_the_frame_of_the_other_pages(page: str) -> None:
    assert '{% extends "error_base.html" %}' in (TEMPLATES / page).read_text()


def test_an_error_page_does_not_repeat_what_was_asked_for(cut_off: HttpRequest) -> None:
    html = render_to_string("404.html", {"request_path": "/<b>odd</b>/", "exception": "secret"}, request=cut_off)
    assert "odd" not in html
    assert "secret" not in html

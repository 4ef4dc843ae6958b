"""What the parser of the tests says of the vectors, a browser says too: nothing runs, nothing is loaded or changed."""

from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from tests.factory import PASSWORD, make_user
from tests.security.test_vectors import fill
from tests.security.vectors import VECTORS
from tests.security.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ("accounts:note_detail", "exercises:submission_detail", "courses:course_detail")


class Watched:
    """A page, and everything that a vector would show itself by."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.seen: list[str] = []
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.seen.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:image/svg+xml")):
            self.seen.append(f"request: {request.url}")


@pytest.mark.parametrize("name", PAGES)
def test_a_browser_sees_nothing_but_text(browser: Browser, live_server: Any, transactional_db: None, name: str) -> None:
    owner = make_user("ada")
    world = World(owner)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    page.fill("[name=username]", "ada")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    watched = Watched(page, live_server.url)
    for start in range(0, len(VECTORS), 4):
        fill(world, "\n\n".join(VECTORS[start : start + 4]))
        page.goto(live_server.url + world.address(name))
        assert page.locator("main h1").count() == 1
        assert page.url == live_server.url + world.address(name)
    context.close()
    assert watched.seen == []


def test_what_does_run_would_be_seen(browser: Browser, live_server: Any, transactional_db: None) -> None:
    page = browser.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    watched = Watched(page, live_server.url)
    evil = "<img src=//evil.example/x onerror=alert(1)><p onclick=alert(1)>x</p>"
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", evil)
    with page.expect_event("dialog"):
        page.evaluate("() => { setTimeout(() => alert(1)) }")
    page.close()
    assert any("Content Security Policy" in line for line in watched.seen)
    assert "dialog: 1" in watched.seen

"""A real Chromium against the site as it is served, with the real library and the real judge."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)  # fmt: skip

from courses.markdown import render_content
from exercises.models import Exercise
from tests.browser.answering import served
from tests.browser.running import TEXT
from tests.factory import PASSWORD, make_lesson, make_user
from tests.run import CHROMIUM_FLAGS, chromium

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 780}

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the thread that the tests run in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and nothing may be skipped here.")
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    yield
    served.forget()


@dataclass
class Site:
    """The served site, with one person's browser on it."""

    url: str
    context: BrowserContext
    page: Page
    scripts: bool
    listener: Callable[[ConsoleMessage], None]

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def work(self) -> None:
        """What the worker does, until nothing waits."""
        call_command("worker", batch=True, verbosity=0)


@pytest.fixture
def library(transactional_db: None) -> None:
    """The real course library, imported."""
    call_command("import_content", verbosity=0)


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def site(request: pytest.FixtureRequest, browser: Browser, live_server: Any, library: None) -> Iterator[Site]:
    scripts = request.param == "with JavaScript"
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    yield from open_site(context, live_server.url, scripts)


@pytest.fixture
def scripted_site(browser: Browser, live_server: Any, library: None) -> Iterator[Site]:
    yield from open_site(browser.new_context(viewport=WIDE), live_server.url, True)


def open_site(context: BrowserContext, url: str, scripts: bool) -> Iterator[Site]:
    """A page of this context; what the browser complains about fails the test, and so does another host."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text} {message.location}")

    def watch(sent: Request) -> None:
        if not sent.url.startswith((url, "data:")):
            complaints.append(f"{page.url} asks {sent.url}")

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", watch)
    served.open()
    yield Site(url, context, page, scripts, listen)
    context.close()
    served.close()
    assert complaints == []


@pytest.fixture
def lesson_site(browser: Browser, live_server: Any, transactional_db: None) -> Iterator[Site]:
    """A site with one lesson of a few programs, open in a browser: quicker to make than the library."""
    lesson = make_lesson(html=render_content(TEXT), source=TEXT)
    for site in open_site(browser.new_context(viewport=WIDE), live_server.url, True):
        site.go(lesson.get_absolute_url())
        yield site


@pytest.fixture
def lesson_page(lesson_site: Site) -> Page:
    return lesson_site.page


@pytest.fixture
def block(lesson_page: Page) -> Locator:
    """The first program."""
    return lesson_page.locator("figure.code[data-run]").first


@pytest.fixture
def signed_in_site(scripted_site: Site) -> Site:
    """The site with somebody, ada, logged in."""
    make_user("ada")
    scripted_site.go("/accounts/login/")
    scripted_site.page.fill("[name=username]", "ada")
    scripted_site.page.fill("[name=password]", PASSWORD)
    scripted_site.page.locator("main button[type=submit]").click()
    expect(scripted_site.page.get_by_role("link", name="My progress").first).to_be_visible()
    return scripted_site


Opened = Callable[[Exercise], Site]


@pytest.fixture
def open_exercise(browser: Browser, live_server: Any, transactional_db: None) -> Iterator[Opened]:
    """Opens an exercise's page for ada, who is logged in."""
    make_user("ada")
    for site in open_site(browser.new_context(viewport=WIDE), live_server.url, True):

        def open_page(exercise: Exercise, site: Site = site) -> Site:
            site.go(f"/accounts/login/?next={exercise.get_absolute_url()}")
            site.page.fill("[name=username]", "ada")
            site.page.fill("[name=password]", PASSWORD)
            site.page.locator("main button[type=submit]").click()
            expect(site.page.locator(".cm-content").first).to_be_visible()
            return site

        yield open_page

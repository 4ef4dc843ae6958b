"""A site that can be killed, and ada's own browser at an exercise there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crashes.acts import EXERCISE, log_in
from tests.browser.crashes.served import Person, Server, served


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture
def server(made: Server) -> Server:
    """The site, running, with nobody's work in it."""
    made.forget_all_work()
    made.start()
    return made


@pytest.fixture
def person(browser: Browser, tmp_path: Path) -> Iterator[Person]:
    person = Person(browser.browser_type, tmp_path / "browser")
    yield person
    person.kill()


@pytest.fixture
def page(person: Person, server: Server) -> Page:
    """The exercise, open in ada's browser."""
    page = person.open()
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    return page

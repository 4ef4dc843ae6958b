"""The editor: it completes, searches, marks errors, grows, and steps aside for a plain field."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WIDE, open_site
from tests.factory import make_exercise

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, live_server: Any, transactional_db: None) -> Iterator[Page]:
    """An exercise, open for somebody who has no account."""
    exercise = make_exercise(
        stub={"solution.py": "def greatest_price(prices):\n    ...\n"}, definition={"entry": {"file": "solution.py"}}
    )
    for site in open_site(browser.new_context(viewport=WIDE), live_server.url, True):
        site.go(exercise.get_absolute_url())
        yield site.page


def at_the_end(page: Page) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")


def test_it_offers_the_learners_own_names(page: Page) -> None:
    at_the_end(page)
    page.keyboard.type("\ngreat")
    offered = page.locator(".cm-tooltip-autocomplete li", has_text="greatest_price")
    offered.click()  # the editor takes no key for an answer in the first moment
    expect(page.locator("#id_source")).to_have_value("def greatest_price(prices):\n    ...\n\ngreatest_price")


def test_it_searches(page: Page) -> None:
    at_the_end(page)
    page.keyboard.press("Control+f")
    page.keyboard.type("prices")
    expect(page.locator(".cm-searchMatch")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".cm-search")).to_have_count(0)


def test_the_line_of_an_error_is_marked_until_it_is_changed(page: Page) -> None:
    page.locator("#id_source").evaluate(
        "field => field.dispatchEvent(new CustomEvent('milepost:error', {detail: {line: 2, message: 'Too short'}}))"
    )
    expect(page.locator(".cm-line").nth(1).locator(".cm-lintRange-error")).to_have_count(1)
    page.locator("#id_source").evaluate(
        "field => field.dispatchEvent(new CustomEvent('milepost:error', {detail: {line: 0, message: ''}}))"
    )
    expect(page.locator(".cm-lintRange-error")).to_have_count(0)


def test_the_size_of_its_letters_is_remembered(page: Page) -> None:
    def size() -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.cm-content')).fontSize"))

    before = size()
    page.get_by_role("button", name="Larger letters").click()
    larger = size()
    assert float(larger[:-2]) > float(before[:-2])
    page.reload()
    expect(page.locator(".cm-content")).to_be_visible()
    assert size() == larger
    for _ in range(3):
        page.get_by_role("button", name="Smaller letters").click(force=True)
    expect(page.get_by_role("button", name="Smaller letters")).to_be_disabled()


def test_a_plain_field_can_be_had_instead_and_is_remembered(page: Page) -> None:
    page.get_by_label("Plain text field").check()
    field = page.get_by_label("solution.py")
    expect(field).to_be_visible()
    expect(page.locator(".cm-editor")).to_have_count(0)
    field.fill("print('plain')")
    page.get_by_role("button", name="Run", exact=True).click()
    expect(page.locator("[data-console] > pre samp")).to_have_text("plain\n", timeout=60_000)
    page.reload()
    expect(page.get_by_label("solution.py")).to_be_visible()
    page.get_by_label("Plain text field").uncheck()
    expect(page.locator(".cm-editor")).to_be_visible()

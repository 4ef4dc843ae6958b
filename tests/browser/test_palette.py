"""The search palette: by keyboard alone, and as a plain page without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Site
from tests.browser.test_notes import nothing_serious

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_lesson_is_found_by_keyboard_alone(scripted_site: Site, key: str) -> None:
    page = scripted_site.page
    scripted_site.go("/courses/")
    page.keyboard.press(key)
    field = page.locator("#palette input[name=q]")
    expect(field).to_be_focused()
    page.keyboard.type("working with")
    link = page.locator("#palette .found a").first
    expect(link).to_have_text("Working with text")
    nothing_serious(page)
    page.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Working with text")


def test_escape_closes_it_and_a_slash_in_a_field_is_a_slash(scripted_site: Site) -> None:
    page = scripted_site.page
    scripted_site.go("/exercises/")
    page.locator("main [name=q]").press("/")
    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("main [name=q]")).to_have_value("/")
    page.get_by_role("link", name="Search").click()
    expect(page.locator("#palette input[name=q]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()


def test_it_is_a_page_too(site: Site) -> None:
    site.go("/search/?q=working")
    page = site.page
    expect(page.locator("main .found").get_by_role("link", name="Working with text")).to_be_visible()
    page.locator("main [name=q]").fill("zzz")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nothing has these words")).to_be_visible()

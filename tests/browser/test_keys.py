"""The keys of the pages, their sheet, and how to be rid of them."""

import pytest
from playwright.sync_api import Page, expect

from courses.models import Lesson
from tests.browser.conftest import PHONE, Site
from tests.browser.running import FIRST_START_MS
from tests.browser.test_notes import nothing_serious

LESSON = "/courses/first-steps/strings-first/"
EXERCISE = "/exercises/coin-value/"

pytestmark = pytest.mark.browser


def sheet(page: Page) -> str:
    """What the sheet says after ?."""
    page.keyboard.press("?")
    page.locator("#keys [data-keys]").wait_for()
    return page.locator("#keys").inner_text()


def test_the_sheet_lists_the_keys_of_the_page_below_it_and_no_others(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(LESSON)
    text = sheet(page)
    assert "Go to the next lesson" in text
    assert "Leave the editor" in text
    assert "Submit" not in text
    nothing_serious(page)
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    signed_in_site.go(EXERCISE)
    text = sheet(page)
    assert "Submit" in text
    assert "Go to the next lesson" not in text
    signed_in_site.go("/accounts/notes/")
    text = sheet(page)
    assert "Search lessons" in text
    assert "In the editor" not in text.replace("in the editor, only", "")


def test_the_sheet_has_a_link_and_a_page(site: Site) -> None:
    page = site.page
    site.go("/courses/")
    page.get_by_role("link", name="Keys", exact=True).click()
    where = page.locator("#keys" if site.scripts else "main")
    expect(where).to_contain_text("Show these keys")
    expect(where.get_by_label("Use the keys that are a single letter or sign")).to_be_visible(visible=site.scripts)
    assert page.url.endswith("/courses/" if site.scripts else "/keys/")


def test_next_and_previous_lesson(scripted_site: Site) -> None:
    page = scripted_site.page
    lesson = Lesson.objects.get(slug="strings-first")
    scripted_site.go(lesson.get_absolute_url())
    page.keyboard.press("n")
    expect(page.locator("h1")).not_to_have_text(lesson.title)
    page.keyboard.press("p")
    expect(page.locator("h1")).to_have_text(lesson.title)


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("address", [LESSON, EXERCISE])
def test_a_note_and_a_star_are_one_key_away(signed_in_site: Site, address: str, size: str) -> None:
    page = signed_in_site.page
    if size == "phone":
        page.set_viewport_size(PHONE)
    signed_in_site.go(address)
    with page.expect_response("**/favorite/toggle/**"):
        page.keyboard.press("f")
    star = page.locator("[data-key=f]")
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_be_focused()
    if address == EXERCISE and size == "phone":
        page.get_by_role("tab", name="Code").click()
    page.keyboard.press("w")
    field = page.locator("#new-note [name=content]")
    expect(field).to_be_focused()
    page.keyboard.type("now? no /")
    expect(field).to_have_value("now? no /")
    assert page.url.endswith(address)


def test_letters_in_the_editor_and_in_fields_are_letters(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(EXERCISE)
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("nfw?/p")
    expect(page.locator("#id_source")).to_have_value("nfw?/p")
    page.locator("#id_call").fill("")
    page.keyboard.type("nfw?/p")
    expect(page.locator("#id_call")).to_have_value("nfw?/p")
    expect(page.locator("dialog[open], #new-note form")).to_have_count(0)
    expect(page.locator("[data-key=f]")).to_have_attribute("aria-pressed", "false")


def test_single_keys_can_be_turned_off_and_that_is_remembered(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(LESSON)
    star = page.locator("[data-key=f]")
    expect(star).to_have_attribute("aria-keyshortcuts", "f")
    sheet(page)
    page.get_by_label("Use the keys that are a single letter or sign").press("Space")
    page.keyboard.press("Escape")
    for _ in range(2):
        expect(star).not_to_have_attribute("aria-keyshortcuts", "f")
        for key in "fwn?/":
            page.keyboard.press(key)
        expect(page.locator("dialog[open], #new-note form")).to_have_count(0)
        expect(star).to_have_attribute("aria-pressed", "false")
        assert page.url.endswith(LESSON)
        page.reload()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette input[name=q]")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Keys", exact=True).press("Enter")
    page.get_by_label("Use the keys that are a single letter or sign").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(star).to_have_attribute("aria-pressed", "true")


def test_control_enter_runs_and_stops_the_program_that_one_is_at(lesson_page: Page) -> None:
    second = lesson_page.locator("figure.code[data-run]").nth(2)
    second.get_by_role("button", name="Step by step").focus()
    lesson_page.keyboard.press("Control+Enter")
    expect(second.locator("[data-console] > pre samp")).to_have_text("earlier\n", timeout=FIRST_START_MS)
    expect(lesson_page.locator("[data-console]:visible")).to_have_count(1)

    first = lesson_page.locator("figure.code[data-run]").first
    first.get_by_role("button", name="Change it").press("Enter")
    expect(first.locator(".cm-content")).to_be_focused()
    lesson_page.keyboard.press("Control+a")
    lesson_page.keyboard.type("while True: pass")
    lesson_page.keyboard.press("Control+Enter")
    expect(first.locator("[data-said]")).to_have_text("Running…")
    lesson_page.keyboard.press("Control+Enter")
    expect(first.locator("[data-said]")).to_have_text("Stopped.")
    expect(first.locator(".cm-content")).to_have_text("while True: pass")


def test_the_keys_of_the_exercise_work_in_its_plain_field_too(signed_in_site: Site) -> None:
    page = signed_in_site.page
    signed_in_site.go(EXERCISE)
    page.get_by_label("Plain text field").check()
    field = page.get_by_label("solution.py")
    field.fill("print('plain')\n")
    field.press("Control+Enter")
    expect(page.locator("[data-console] > pre samp")).to_have_text("plain\n", timeout=FIRST_START_MS)
    expect(field).to_have_value("print('plain')\n")
    field.press("Control+Shift+Enter")
    expect(page.locator(".verdict:not([data-check])")).to_be_visible()

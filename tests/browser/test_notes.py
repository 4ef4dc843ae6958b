"""Notes at hand: the panel by keyboard alone, and text that outlives whatever happens to its window. Stars in lists."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from accounts import notes
from accounts.models import Note, NoteDraft
from courses.models import Lesson
from tests.browser.conftest import Site

LESSON = "/courses/first-steps/strings-first/"
EXERCISE = "/exercises/coin-value/"
IN_BROWSER = "() => Object.keys(localStorage).filter(key => key.startsWith('milepost:draft:'))"
SERIOUS = {"serious", "critical"}

pytestmark = pytest.mark.browser


@pytest.fixture
def page(signed_in_site: Site) -> Page:
    return signed_in_site.page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def nothing_serious(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(row["id"], [node["html"] for node in row["nodes"]]) for row in found if row["impact"] in SERIOUS] == []


def is_focused(page: Page, selector: str) -> None:
    expect(page.locator(selector)).to_be_focused()


@pytest.mark.parametrize("address", [LESSON, EXERCISE])
def test_the_panel_works_by_keyboard_alone(signed_in_site: Site, address: str) -> None:
    page = signed_in_site.page
    signed_in_site.go(address)
    page.get_by_role("link", name="Write a note").focus()
    press(page, "Enter")
    is_focused(page, "#new-note [name=content]")
    page.keyboard.type("Slices, `a[1:]`")
    press(page, "Tab", "Tab", "Enter")
    expect(page.locator("#new-note .note-preview code")).to_have_text("a[1:]")
    nothing_serious(page)
    press(page, "Shift+Tab", "Enter")
    expect(page.locator("#own-notes .note-list li")).to_have_count(1)
    expect(page.locator("#notes-said")).to_have_text("Note created successfully!")
    is_focused(page, "#own-notes .note-list a")
    press(page, "Enter")
    expect(page.locator(".note-place .prose code")).to_have_text("a[1:]")
    is_focused(page, ".note-title a")
    press(page, "Tab", "Enter")
    is_focused(page, ".note-list [name=content]")
    page.keyboard.type("More. ")
    press(page, "Tab", "Enter")
    expect(page.locator(".note-place .prose")).to_contain_text("More.")
    is_focused(page, ".note-title a")
    nothing_serious(page)
    press(page, "Tab", "Tab", "Enter")
    expect(page.get_by_text("would be gone for good")).to_be_visible()
    is_focused(page, ".note-list form a")
    press(page, "Shift+Tab", "Enter")
    expect(page.locator("#own-notes .note-list li")).to_have_count(0)
    is_focused(page, "#own-notes-title")
    assert not Note.objects.exists()


def test_a_form_is_left_without_losing_its_text(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go(LESSON)
    page.get_by_role("link", name="Write a note").click()
    is_focused(page, "#new-note [name=content]")
    page.locator("#new-note [name=content]").fill("half a thought")
    expect(page.locator("[data-draft-state=saved]")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    is_focused(page, "#write-note")
    press(page, "Enter")
    expect(page.locator("#new-note [name=content]")).to_have_value("half a thought")
    page.get_by_role("button", name="Give it up and begin again").click()
    expect(page.locator("#new-note [name=content]")).to_have_value("")
    assert not NoteDraft.objects.exists()


def test_a_window_that_is_closed_at_once_loses_nothing(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go("/accounts/notes/create/")
    page.route("**/draft/**", lambda route: route.abort())
    signed_in_site.page.remove_listener("console", signed_in_site.listener)
    page.fill("[name=title]", "Half")
    page.fill("[name=content]", "half a thought")
    page.unroute("**/draft/**")
    page.reload()
    expect(page.locator("[name=title]")).to_have_value("Half")
    expect(page.locator("[name=content]")).to_have_value("half a thought")


def test_a_saved_note_is_no_draft_any_more(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go("/accounts/notes/create/")
    page.fill("[name=title]", "Whole")
    page.fill("[name=content]", "a whole thought")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("Note created successfully!")).to_be_visible()
    signed_in_site.go("/accounts/notes/create/")
    expect(page.locator("[name=content]")).to_have_value("")
    expect(page.locator("[data-draft-choice]")).to_be_hidden()
    assert not NoteDraft.objects.exists()


@pytest.mark.parametrize("button", ["Save the note", "Keep the saved note"])
def test_what_is_handed_in_or_given_up_before_it_was_kept_does_not_come_back(
    page: Page, signed_in_site: Site, button: str
) -> None:
    lesson, user = Lesson.objects.get(slug="strings-first"), User.objects.get()
    note = notes.create_note(user, title="Mine", content="first", lesson=lesson, exercise=None)
    page.clock.install()
    signed_in_site.go(LESSON)
    page.locator("#own-notes .note-list a").first.click()
    page.get_by_role("link", name="Change", exact=True).click()
    is_focused(page, "#own-notes [name=content]")
    if button == "Keep the saved note":
        notes.change_note(note, title="Mine", content="elsewhere", lesson=lesson, exercise=None)
        page.get_by_role("button", name="Save the note").click()
        expect(page.get_by_role("button", name=button)).to_be_visible()
    page.locator("#own-notes .note-list [name=content]").fill("typed last")
    assert page.evaluate(IN_BROWSER) != []
    page.get_by_role("button", name=button).click()
    if button == "Save the note":
        expect(page.locator("#own-notes .note-place .prose")).to_have_text("typed last")
    else:
        expect(page.locator("#own-notes .note-list [name=content]")).to_have_value("elsewhere")
    page.clock.fast_forward(10_000)
    assert page.evaluate(IN_BROWSER) == []
    assert not NoteDraft.objects.exists()


def test_two_windows_on_one_note_lose_neither_text(page: Page, signed_in_site: Site) -> None:
    lesson = Lesson.objects.get(slug="strings-first")
    address = f"/accounts/notes/create/?lesson={lesson.pk}"
    signed_in_site.go(address)
    second = signed_in_site.context.new_page()
    second.goto(signed_in_site.url + address)
    second.fill("[name=content]", "theirs")
    expect(second.locator("[data-draft-state=saved]")).to_be_visible()
    second.close()
    page.remove_listener("console", signed_in_site.listener)
    page.fill("[name=content]", "mine")
    page.get_by_role("button", name="See both").click()
    expect(page.locator("[data-draft-text=theirs]")).to_contain_text("theirs")
    page.get_by_role("button", name="Keep the text in this window").click()
    expect(page.locator("[data-draft-state=saved]")).to_be_visible()
    assert NoteDraft.objects.get().content == "mine"
    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator("[name=content]")).to_have_value("theirs")
    expect(page.locator("[data-draft-choice]")).to_be_hidden()
    assert not Note.objects.exists()


def test_a_saved_note_is_brought_back_with_one_click(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go("/accounts/notes/create/")
    for content in ("first thought", "second thought"):
        page.fill("[name=title]", "Thoughts")
        page.fill("[name=content]", content)
        page.get_by_role("button", name="Save the note").click()
        expect(page.get_by_role("heading", name="Thoughts")).to_be_visible()
        page.get_by_role("link", name="Change", exact=True).click()
        expect(page.locator("[name=content]")).to_have_value(content)
    page.get_by_role("link", name="History").click()
    expect(page.get_by_text("The note now")).to_be_visible()
    nothing_serious(page)
    page.get_by_role("button", name="Bring back").click()
    expect(page.get_by_text("Brought back. What stood there before is in the history.")).to_be_visible()
    expect(page.locator("main .prose")).to_have_text("first thought")


def test_a_save_that_does_not_reach_the_server_says_so_and_can_be_repeated(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go(LESSON)
    page.get_by_role("link", name="Write a note").click()
    is_focused(page, "#new-note [name=content]")
    page.locator("#new-note [name=content]").fill("a thought")
    page.remove_listener("console", signed_in_site.listener)
    page.route("**/create/**", lambda route: route.abort())
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("[data-send-failed]")).to_be_visible()
    page.unroute("**/create/**")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("#own-notes .note-list li")).to_have_count(1)


def test_a_star_in_a_list_is_set_at_once_and_undone_when_the_server_says_no(page: Page, signed_in_site: Site) -> None:
    signed_in_site.go("/courses/first-steps/")
    star = page.get_by_role("button", name="Favourite Working with text")
    page.remove_listener("console", signed_in_site.listener)
    page.route("**/toggle/**", lambda route: route.fulfill(status=500))
    star.press("Enter")
    expect(page.get_by_text("Not saved. Please try again.").locator("visible=true")).to_have_count(1)
    expect(star).to_have_attribute("aria-pressed", "false")
    page.unroute("**/toggle/**")
    with page.expect_response("**/toggle/**"):
        star.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(star).to_have_attribute("aria-pressed", "true")
    nothing_serious(page)

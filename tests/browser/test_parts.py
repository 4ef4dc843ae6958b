"""The shared parts of the pages, seen and used in a real browser on the style guide."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.frontend.urls")]

SIZES = {"wide": (1366, 900), "phone": (360, 780), "narrow": (320, 600)}


@pytest.fixture
def guide(live_server: Any) -> str:
    return f"{live_server.url}/styleguide/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 900}, color_scheme="light")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, guide: str) -> Page:
    page = context.new_page()
    page.goto(guide)
    return page


def cookie(context: BrowserContext, guide: str, name: str) -> None:
    context.add_cookies([{"name": name, "value": "1", "url": guide.replace("styleguide/", "")}])


def theme(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


LIGHT, DARK = "rgb(251, 250, 247)", "rgb(20, 23, 26)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, guide: str, size: str, scheme: Any) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(guide)
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_policy_of_the_site_is_never_violated(context: BrowserContext, guide: str) -> None:
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    response = page.goto(guide)
    assert response is not None
    assert "default-src 'none'" in response.headers["content-security-policy"]
    page.locator(".cm-content").click()
    page.keyboard.type("x = [1")
    assert complaints == []


def test_the_theme_follows_the_system_until_it_is_chosen(page: Page) -> None:
    assert theme(page) == LIGHT
    page.get_by_role("button", name="Switch to the dark theme").click()
    assert theme(page) == DARK
    page.reload()
    assert theme(page) == DARK
    page.get_by_role("button", name="Switch to the light theme").click()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    assert theme(page) == DARK


def test_without_javascript_the_theme_follows_the_system_and_the_menu_opens(browser: Browser, guide: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, color_scheme="dark", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(guide)
    expect(page.locator("body")).to_have_css("background-color", DARK)
    expect(page.get_by_role("link", name="Courses")).not_to_be_visible()
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("link", name="Courses")).to_be_visible()
    context.close()


def test_a_star_is_undone_when_the_server_says_no(page: Page, context: BrowserContext, guide: str) -> None:
    star = page.get_by_role("button", name="Favourite")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    cookie(context, guide, "refuse")
    star.click()
    expect(page.get_by_text("Not saved. Please try again.")).to_be_visible()
    expect(star).to_have_attribute("aria-pressed", "true")


def test_what_is_typed_is_saved_and_outlives_a_closed_page(page: Page, guide: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# mine")
    page.goto("about:blank")
    page.goto(guide)
    expect(page.locator(".cm-line").first).to_have_text("# minedef rotate(items, n):")
    assert page.locator("#id_source").input_value().startswith("# mine")


def test_another_window_s_text_is_offered_not_forced(page: Page, context: BrowserContext, guide: str) -> None:
    cookie(context, guide, "moved")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# mine ")
    expect(page.locator("[data-draft-choice]")).to_be_visible()
    expect(page.locator(".cm-line").first).to_contain_text("# mine")
    page.get_by_role("button", name="Take the other text").click()
    expect(page.locator("#id_source")).to_have_value("# theirs\n")
    expect(page.locator(".cm-line").first).to_have_text("# theirs")


def test_tab_indents_and_escape_leads_out_of_the_editor(page: Page) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert page.locator("#id_source").input_value().startswith("    def rotate")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Submit").last).to_be_focused()


def test_lines_are_put_in_order_with_the_keyboard(page: Page) -> None:
    line = page.locator(".order-line", has_text="n = n % len(items)")
    line.get_by_role("button", name="Move up").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".order-line").first).to_contain_text("n = n % len(items)")
    expect(line.get_by_role("button", name="Move up")).to_be_focused()
    line.get_by_role("button", name="Indent more").click()
    page.locator(".order-line").nth(1).get_by_role("button", name="Leave this line out").click()
    fields = page.locator("[data-order]").evaluate(
        "list => [...list.querySelectorAll('select')].map(({name, value}) => [name, value])"
    )
    assert dict(fields) == {
        **{"q-3-pos-2": "1", "q-3-indent-2": "1"},
        **{"q-3-pos-1": "2", "q-3-indent-1": "0"},
        **{"q-3-pos-0": "", "q-3-indent-0": "0"},
    }


def test_the_two_panes_are_resized_with_the_keyboard_and_stay_so(page: Page) -> None:
    bar = page.get_by_role("separator")
    bar.focus()
    page.keyboard.press("ArrowRight")
    expect(bar).to_have_attribute("aria-valuenow", "47")
    page.reload()
    expect(page.get_by_role("separator")).to_have_attribute("aria-valuenow", "47")

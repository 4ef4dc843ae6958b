"""What one does at the exercise, and what has to be seen there."""

from playwright.sync_api import Page, expect

from tests.browser.crashes.served import Person, Server, until
from tests.factory import PASSWORD

EXERCISE = "/exercises/double/"
CREATE = "/accounts/notes/create/"
PATIENCE_MS = 30_000
ALL_KEPT = """
() => new Promise((resolve) => {
  const request = indexedDB.open("milepost");
  request.onsuccess = () => {
    const all = request.result.transaction("texts").objectStore("texts").getAll();
    all.onsuccess = () => resolve(all.result.map((text) => JSON.parse(text).texts?.source ?? "").join("|"));
  };
})
"""
STUB = "def double(n):\n    ...\n"


def log_in(page: Page, server: Server, name: str = "ada") -> None:
    page.goto(f"{server.url}/accounts/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("link", name="My progress").first).to_be_visible()


def log_out(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.locator("form[action*=logout] button").first.evaluate("button => button.form.requestSubmit(button)")
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def come_back(person: Person, server: Server) -> Page:
    """Open the browser anew after it was killed: then it may have lost its cookies, so ada logs in again."""
    page = person.open()
    page.context.clear_cookies()
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    return page


def cut_off(page: Page) -> None:
    """Nothing that this page sends arrives, not even what outlives it."""
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('cut off')); }")


def write(page: Page, text: str) -> None:
    """Take what stands in the editor away and type this."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def go_on(page: Page, text: str) -> None:
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def has(page: Page, text: str) -> None:
    expect(page.locator("#id_source")).to_have_value(text, timeout=PATIENCE_MS)


def says(page: Page, state: str) -> None:
    """The one sentence on where the text is."""
    place = page.locator("[data-draft-state]:visible")
    expect(place).to_have_attribute("data-draft-state", state, timeout=PATIENCE_MS)


def is_on_server(server: Server, text: str) -> None:
    until(lambda: server.drafts() == [text])


def is_in_browser(page: Page, text: str) -> None:
    """What was typed last has left the page; it takes a few milliseconds."""
    until(lambda: text in page.evaluate(ALL_KEPT))

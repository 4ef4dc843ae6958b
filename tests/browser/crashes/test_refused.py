"""Nothing typed is lost: no session, another learner's session, too long a text, a fault, no room in the browser."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.crashes.acts import (
    EXERCISE,
    STUB,
    cut_off,
    go_on,
    has,
    is_on_server,
    log_in,
    log_out,
    says,
    write,
)
from tests.browser.crashes.served import Person, Server, until
from tests.factory import PASSWORD

NO_STORAGE = """
for (const name of ["localStorage", "indexedDB"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}
"""
NO_ROOM = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("crashes")]


def test_after_logging_out_and_in_again_the_text_is_there(page: Page, server: Server) -> None:
    cut_off(page)
    write(page, "ada = 'typed this'\n")
    log_out(page, server)
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    has(page, "ada = 'typed this'\n")
    is_on_server(server, "ada = 'typed this'\n")


def test_another_learner_in_the_same_browser_sees_none_of_it(page: Page, server: Server) -> None:
    cut_off(page)
    write(page, "ada = 'typed this'\n")
    log_out(page, server)
    log_in(page, server, "grace")
    page.goto(server.url + EXERCISE)
    has(page, STUB)
    write(page, "grace = 1\n")
    says(page, "saved")
    assert server.drafts() == ["grace = 1\n"]
    for _ in range(6):
        page.go_back()
        assert "ada = 'typed this'" not in page.content()
    log_out(page, server)
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    has(page, "ada = 'typed this'\n")


def test_a_window_that_another_learner_finds_open_saves_nothing_as_his(
    page: Page, server: Server, person: Person
) -> None:
    second = person.context.new_page()
    log_out(second, server)
    log_in(second, server, "grace")
    write(page, "ada = 'typed this'\n")
    says(page, "expired")
    assert server.drafts() == []


def test_a_browser_that_may_keep_nothing_says_so_and_the_server_keeps_it(person: Person, server: Server) -> None:
    page = person.open(NO_STORAGE)
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    write(page, "a = 1\n")
    says(page, "saved-unkept")
    expect(page.get_by_text("This browser keeps nothing, as its storage is full or blocked")).to_be_visible()
    is_on_server(server, "a = 1\n")
    server.kill()
    go_on(page, "b = 2\n")
    says(page, "offline-unkept")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    until(lambda: page.evaluate("1") == 1 and asked == ["beforeunload"])
    server.start()
    is_on_server(server, "a = 1\nb = 2\n")


def test_one_shelf_of_the_browsers_may_be_full(person: Person, server: Server) -> None:
    page = person.open(NO_ROOM)
    log_in(page, server)
    page.goto(server.url + EXERCISE)
    page.route("**/draft/", lambda route: route.abort())
    write(page, "a = 1\n")
    says(page, "offline")
    page.unroute("**/draft/")
    page.reload()
    has(page, "a = 1\n")


def test_an_expired_session_is_said_and_the_text_is_sent_after_logging_in(
    page: Page, server: Server, person: Person
) -> None:
    person.context.clear_cookies(name="sessionid")
    write(page, "a = 1\n")
    says(page, "signedout")
    page.get_by_role("link", name="Log in again").click()
    page.fill("[name=username]", "ada")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    has(page, "a = 1\n")
    is_on_server(server, "a = 1\n")


def test_an_expired_token_is_said_and_the_text_is_sent_after_loading_again(
    page: Page, server: Server, person: Person
) -> None:
    person.context.clear_cookies(name="csrftoken")
    write(page, "a = 1\n")
    says(page, "expired")
    page.get_by_role("link", name="Load the page again").click()
    says(page, "saved")
    has(page, "a = 1\n")
    is_on_server(server, "a = 1\n")


def test_what_is_too_long_is_said_with_how_long_it_may_be(page: Page, server: Server) -> None:
    write(page, "#" * 70_000)
    says(page, "refused")
    why = page.locator("[data-draft-state=refused] [data-draft-why]")
    expect(why).to_contain_text("The code has 69 KiB, and at most 64 KiB can be judged.")
    page.reload()
    has(page, "#" * 70_000)
    says(page, "refused")
    write(page, "a = 1\n")
    is_on_server(server, "a = 1\n")
    says(page, "saved")


@pytest.mark.parametrize(("status", "state"), [(413, "refused"), (500, "offline"), (502, "offline")])
def test_whatever_a_proxy_or_a_fault_answers_nothing_is_lost(
    page: Page, server: Server, status: int, state: str
) -> None:
    page.route("**/draft/", lambda route: route.fulfill(status=status, body="<h1>No</h1>", content_type="text/html"))
    write(page, "a = 1\n")
    says(page, state)
    page.unroute("**/draft/")
    page.reload()
    has(page, "a = 1\n")
    is_on_server(server, "a = 1\n")


def test_a_solution_that_does_not_reach_the_server_is_said_and_can_be_sent_again(page: Page, server: Server) -> None:
    write(page, "def double(n):\n    return n * 2\n")
    server.kill()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("Not submitted: the server did not answer.")).to_be_visible()
    server.start()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("#verdict .verdict")).to_be_visible()
    expect(page.get_by_text("Not submitted: the server did not answer.")).to_be_hidden()
    assert len(server.kept("exercises_submission", "id")) == 1

"""Nothing typed is lost: the server killed, the browser killed, the connection gone, an answer that never came."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.crashes.acts import CREATE, EXERCISE, come_back, go_on, has, is_in_browser, is_on_server, says, write
from tests.browser.crashes.served import Person, Server, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("crashes")]


def test_the_server_is_killed_while_one_types_and_the_browser_closed(
    person: Person, page: Page, server: Server
) -> None:
    write(page, "a = 1\n")
    is_on_server(server, "a = 1\n")
    go_on(page, "b = 2\n")
    server.kill()
    go_on(page, "c = 3\n")
    says(page, "offline")
    go_on(page, "d = 4\n")
    person.close()

    server.start()
    page = person.open()
    page.goto(server.url + EXERCISE)

    has(page, "a = 1\nb = 2\nc = 3\nd = 4\n")
    expect(page.locator("[data-draft-choice]")).to_be_hidden()
    is_on_server(server, "a = 1\nb = 2\nc = 3\nd = 4\n")
    says(page, "saved")


def test_a_note_outlives_the_server_and_the_browser(person: Person, page: Page, server: Server) -> None:
    page.goto(server.url + CREATE)
    page.fill("[name=title]", "Half")
    server.kill()
    page.fill("[name=content]", "half a thought")
    says(page, "offline")
    person.close()

    server.start()
    page = person.open()
    page.goto(server.url + CREATE)

    expect(page.locator("[name=title]")).to_have_value("Half")
    expect(page.locator("[name=content]")).to_have_value("half a thought")
    until(lambda: server.kept("accounts_notedraft", "content") == ["half a thought"])


@pytest.mark.parametrize("also_server", [False, True], ids=["with the server up", "with the server down"])
def test_the_browser_is_killed_while_one_types(person: Person, page: Page, server: Server, also_server: bool) -> None:
    write(page, "a = 1\n")
    is_on_server(server, "a = 1\n")
    if also_server:
        server.kill()
    go_on(page, "b = 2\n")
    go_on(page, "c = 3\n")
    is_in_browser(page, "c = 3\n")
    person.kill()

    if also_server:
        server.start()
    page = come_back(person, server)

    has(page, "a = 1\nb = 2\nc = 3\n")
    is_on_server(server, "a = 1\nb = 2\nc = 3\n")


def test_the_page_goes_on_by_itself_when_the_server_is_back(page: Page, server: Server) -> None:
    server.kill()
    write(page, "a = 1\n")
    says(page, "offline")
    server.start()
    is_on_server(server, "a = 1\n")
    says(page, "saved")


def test_what_is_typed_offline_is_sent_when_the_connection_is_back(page: Page, server: Server, person: Person) -> None:
    person.context.set_offline(True)
    write(page, "a = 1\n")
    says(page, "offline")
    go_on(page, "b = 2\n")
    assert server.drafts() == []
    person.context.set_offline(False)
    is_on_server(server, "a = 1\nb = 2\n")
    says(page, "saved")


def test_a_save_whose_answer_was_lost_is_no_clash_with_oneself(page: Page, server: Server) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/draft/", lose, times=1)
    write(page, "a = 1\n")
    says(page, "offline")
    assert server.drafts() == ["a = 1\n"]
    go_on(page, "b = 2\n")
    is_on_server(server, "a = 1\nb = 2\n")
    says(page, "saved")
    expect(page.locator("[data-draft-choice]")).to_be_hidden()


def test_two_windows_that_are_killed_lose_neither_text(page: Page, server: Server, person: Person) -> None:
    second = person.context.new_page()
    second.goto(server.url + EXERCISE)
    server.kill()
    write(page, "first = 1\n")
    says(page, "offline")
    write(second, "second = 2\n")
    says(second, "offline")
    person.kill()

    server.start()
    page = come_back(person, server)

    has(page, "second = 2\n")
    is_on_server(server, "second = 2\n")
    until(lambda: sorted(server.versions()) == ["first = 1\n", "second = 2\n"])


def test_a_window_that_saves_leaves_the_unsaved_text_of_another_one_alone(
    page: Page, server: Server, person: Person
) -> None:
    second = person.context.new_page()
    second.goto(server.url + EXERCISE)
    write(second, "theirs = 2\n")
    says(second, "saved")
    write(page, "mine = 1\n")
    says(page, "clash")
    go_on(second, "more = 3\n")
    is_on_server(server, "theirs = 2\nmore = 3\n")
    person.kill()

    page = come_back(person, server)
    expect(page.locator("[data-draft-choice]")).to_be_visible()
    has(page, "mine = 1\n")
    page.get_by_role("button", name="Keep the text in this window").click()
    is_on_server(server, "mine = 1\n")
    assert "theirs = 2\nmore = 3\n" in server.versions()

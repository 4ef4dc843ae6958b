"""Work that cannot be lost: two windows, a choice between texts, the beginning brought back."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from exercises.drafts import desk_of
from exercises.models import Exercise
from tests.browser.conftest import Site
from tests.factory import PASSWORD, make_user

EXERCISE = "/exercises/coin-value/"

pytestmark = pytest.mark.browser


@pytest.fixture
def person(scripted_site: Site) -> User:
    """Somebody who is logged in."""
    user = make_user("ada")
    scripted_site.go("/accounts/login/")
    scripted_site.page.fill("[name=username]", "ada")
    scripted_site.page.fill("[name=password]", PASSWORD)
    scripted_site.page.locator("main button[type=submit]").click()
    expect(scripted_site.page.get_by_role("link", name="My progress").first).to_be_visible()
    return user


def write(page: Page, text: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def saved(page: Page) -> None:
    expect(page.locator("[data-draft-state=saved]")).to_be_visible()


def texts(person: User) -> list[str]:
    exercise = Exercise.objects.get(slug="coin-value")
    return [version.files["solution.py"] for version in desk_of(person.pk, exercise).history()]


@pytest.fixture
def clash(scripted_site: Site, person: User) -> Page:
    """A window whose text meets another window's."""
    page = scripted_site.page
    scripted_site.go(EXERCISE)
    second = scripted_site.context.new_page()
    second.goto(scripted_site.url + EXERCISE)
    write(second, "theirs = 2\n")
    saved(second)
    second.close()
    # The browser tells of each refusal, which is what this is about.
    page.remove_listener("console", scripted_site.listener)
    write(page, "mine = 1\n")
    expect(page.locator("[data-draft-choice]")).to_be_visible()
    return page


def test_both_texts_are_shown_and_mine_is_kept_without_losing_theirs(clash: Page, person: User) -> None:
    clash.get_by_role("button", name="See both").click()
    expect(clash.locator("[data-draft-text=mine]")).to_have_text("mine = 1\n")
    expect(clash.locator("[data-draft-text=theirs]")).to_have_text("theirs = 2\n")

    clash.get_by_role("button", name="Keep the text in this window").click()

    saved(clash)
    assert texts(person)[:2] == ["mine = 1\n", "theirs = 2\n"]


def test_theirs_is_taken_and_mine_stays_in_the_history(clash: Page, person: User) -> None:
    clash.get_by_role("button", name="Take the other text").click()
    expect(clash.locator("#id_source")).to_have_value("theirs = 2\n")
    assert texts(person)[:2] == ["mine = 1\n", "theirs = 2\n"]

    clash.get_by_role("link", name="History").click()

    expect(clash.get_by_text("Set aside")).to_be_visible()
    clash.get_by_role("button", name="Bring back").first.click()
    expect(clash.locator("#id_source")).to_have_value("mine = 1\n")


def test_starting_again_saves_first_what_was_just_typed(scripted_site: Site, person: User) -> None:
    page = scripted_site.page
    scripted_site.go(EXERCISE)
    write(page, "an = 'evening of work'\n")
    saved(page)
    page.reload()
    write(page, "an = 'evening of work'\nmore = 1\n")

    page.get_by_role("button", name="Start again from the beginning").click()

    expect(page.get_by_text("Brought back. What stood there before is in the history.")).to_be_visible()
    stub = Exercise.objects.get(slug="coin-value").stub["solution.py"]
    expect(page.locator("#id_source")).to_have_value(stub)
    expect(page.locator("[data-draft-choice]")).to_be_hidden()
    assert texts(person)[:2] == [stub, "an = 'evening of work'\nmore = 1\n"]

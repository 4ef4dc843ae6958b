"""Code that is written in a review: kept as one types, through a lost connection and from two windows."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from exercises.drafts import desk_of
from exercises.tests.judged import make_judged_exercise
from review.learned import keep_up
from review.models import Card, CardDraft, Review
from review.tests.cards import make_due, solve
from tests.browser.conftest import PHONE, Site, open_site
from tests.browser.test_drafts import saved, write
from tests.browser.test_pages import cookies
from tests.factory import make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def card(transactional_db: None) -> Card:
    """A due card of an exercise that ada once solved."""
    ada = make_user("ada")
    solve(ada, exercise=make_judged_exercise(hints=[{"title": "Think", "html": "<p>Slowly.</p>"}]))
    keep_up(ada)
    [card] = make_due(ada)
    return card


@pytest.fixture
def site(browser: Browser, live_server: Any, card: Card) -> Iterator[Site]:
    context = browser.new_context(viewport=PHONE)
    context.add_cookies(cookies(User.objects.get(), live_server.url))
    for site in open_site(context, live_server.url, True):
        site.go("/review/session/")
        yield site


def in_editor(page: Page, text: str) -> None:
    expect(page.locator("#id_source")).to_have_value(text)


def test_code_comes_back_after_leaving_and_after_a_lost_connection(site: Site) -> None:
    page = site.page
    write(page, "half = 1\n")
    saved(page)
    site.go("/review/")
    site.go("/review/session/")
    in_editor(page, "half = 1\n")

    page.remove_listener("console", site.listener)  # the browser tells of each request that fails, which this is about
    site.context.set_offline(True)
    write(page, "half = 2\n")
    expect(page.get_by_text("Not on the server yet; kept in this browser")).to_be_visible()
    site.context.set_offline(False)

    saved(page)
    assert CardDraft.objects.get().files == {"solution.py": "half = 2\n"}


def test_of_two_windows_neither_eats_the_others_code(site: Site) -> None:
    page = site.page
    second = site.context.new_page()
    second.goto(page.url)
    write(second, "theirs = 2\n")
    saved(second)
    second.close()
    page.remove_listener("console", site.listener)  # it tells of the refusal
    write(page, "mine = 1\n")
    page.get_by_role("button", name="Take the other text").click()
    in_editor(page, "theirs = 2\n")

    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Bring back").first.click()

    in_editor(page, "mine = 1\n")


def test_what_was_just_typed_is_kept_through_a_hint_and_through_the_learners_word(site: Site, card: Card) -> None:
    page = site.page
    write(page, "half = 1\n")
    page.get_by_role("button", name="Show hint 1").click()
    expect(page.get_by_text("Slowly.")).to_be_visible()
    in_editor(page, "half = 1\n")
    write(page, "half = 2\n")
    saved(page)
    expect(page.locator("[data-draft-choice]")).to_be_hidden()
    write(page, "half = 3\n")

    page.get_by_role("button", name="Not any more").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Not recalled")
    assert card.exercise is not None
    history = desk_of(card.user_id, card.exercise).history()
    assert [version.files["solution.py"] for version in history] == ["half = 3\n"]
    assert Review.objects.get().by_word
    assert not CardDraft.objects.exists()

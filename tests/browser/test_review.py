"""A learner reviews: a session with its feedback, a rating put right, a card out of a note, an exercise, a pause."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from accounts.models import LessonProgress, Note, QuizAttempt
from courses.models import Lesson
from exercises.tests.judged import RIGHT, WRONG, make_judged_exercise
from review.learned import keep_up
from review.models import Card, Rating, Review
from review.tests.cards import due_cards, make_due, solve
from tests.browser.conftest import WIDE, Site, open_site
from tests.browser.test_pages import cookies
from tests.factory import make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def ada(transactional_db: None) -> User:
    return make_user("ada")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def site(request: pytest.FixtureRequest, browser: Browser, live_server: Any, ada: User) -> Iterator[Site]:
    scripts = request.param == "with JavaScript"
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts)
    context.add_cookies(cookies(ada, live_server.url))
    yield from open_site(context, live_server.url, scripts)


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).click()


def nothing_serious(site: Site) -> None:
    if site.scripts:
        found = Axe().run(site.page).response["violations"]
        assert [row["id"] for row in found if row["impact"] in ("serious", "critical")] == []


def test_a_session_from_the_first_card_to_the_last(site: Site, ada: User) -> None:
    due_cards(ada, lessons=2, questions=5)
    page = site.page
    site.go("/")
    expect(page.locator("main")).to_contain_text("Your next best step")
    follow(page, "Start the review")
    lessons = []
    for number in range(1, 11):
        expect(page.locator("main")).to_contain_text(f"{number} of 10 today")
        answer_it(site, known=number > 1)
        lessons.append(page.get_by_role("link", name="Back to the lesson").get_attribute("href"))
        follow(page, "Next card" if number < 10 else "Finish")
    expect(page.locator("main")).to_contain_text("Done for today")
    assert all(one != two for one, two in pairwise(lessons))
    assert QuizAttempt.objects.count() == 2
    assert not LessonProgress.objects.filter(is_completed=False).exists()


def answer_it(site: Site, *, known: bool) -> None:
    page = site.page
    if known:
        page.get_by_label("Yes").check()
        press(page, "Check my answer")
        expect(page.locator("main")).to_contain_text("Right")
    else:
        nothing_serious(site)
        press(page, "I do not know")
        expect(page.get_by_role("heading", level=1)).to_have_text("Not recalled")
        expect(page.locator("main")).to_contain_text("A right answer")
        nothing_serious(site)


def test_the_way_back_to_the_lesson_and_a_rating_put_right(site: Site, ada: User) -> None:
    due_cards(ada, questions=1)
    page = site.page
    site.go("/review/session/")
    page.get_by_label("No", exact=True).check()
    press(page, "Check my answer")
    expect(page.locator("main")).to_contain_text("It comes back tomorrow.")
    press(page, "Recalled · in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recalled")
    expect(page.locator("main")).to_contain_text("As you corrected it.")
    assert [row.rating for row in Review.objects.order_by("revision")] == [Rating.AGAIN, Rating.GOOD]
    follow(page, "Back to the lesson")
    expect(page.get_by_role("heading", level=1)).to_have_text(Lesson.objects.get().title)


def test_a_note_becomes_a_card_and_is_turned_over(site: Site, ada: User) -> None:
    note = Note.objects.create(user=ada, title="Slices", content="Up to, but without the end.")
    page = site.page
    site.go(note.get_absolute_url())
    follow(page, "Make a card of it")
    page.get_by_label("Question").fill("What does a slice leave out?")
    press(page, "Make the card")
    expect(page.locator("main")).to_contain_text("What does a slice leave out?")
    make_due(ada)
    site.go("/review/session/")
    expect(page.get_by_text("Up to, but without the end.")).to_be_hidden()
    page.get_by_text("Show the answer").click()
    expect(page.get_by_text("Up to, but without the end.")).to_be_visible()
    nothing_serious(site)
    press(page, "At once")
    expect(page.locator("main")).to_contain_text("By your word.")
    assert Card.objects.get().turn == 1


@pytest.mark.jail
def test_an_exercise_is_solved_again_and_the_judge_says_so(site: Site, ada: User) -> None:
    solve(ada, exercise=make_judged_exercise())
    keep_up(ada)
    make_due(ada)
    page = site.page
    site.go("/review/session/")
    nothing_serious(site)
    hand_in(site, WRONG)
    expect(page.locator("main")).to_contain_text("Leave it for now")
    site.work()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    assert not Review.objects.exists()
    hand_in(site, RIGHT)
    expect(page.locator("main")).to_contain_text("Leave it for now")
    site.work()
    expect(page.get_by_role("link", name="Your solution")).to_be_visible()
    assert Review.objects.get().tries == 2


def hand_in(site: Site, code: str) -> None:
    page = site.page
    if site.scripts:
        page.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.insert_text(code)
    else:
        page.locator("[name=source]").fill(code)
    press(page, "Submit")


def test_pausing_before_a_holiday_and_going_on_after_it(site: Site, ada: User) -> None:
    due_cards(ada, questions=3)
    page = site.page
    menu = page.locator("#site-nav")
    site.go("/review/")
    expect(menu).to_contain_text("3 due")
    press(page, "Pause reviews")
    expect(page.locator("main")).to_contain_text("Your reviews are paused")
    expect(menu).not_to_contain_text("due")
    nothing_serious(site)
    press(page, "Go on with reviews")
    expect(page.locator("main")).to_contain_text("3 cards for today")

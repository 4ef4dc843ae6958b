"""A learner's days in a real browser: the zone that is offered, a goal of one's own, and the year after a first act."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from accounts import progress
from accounts.models import Profile
from courses.models import Lesson
from exercises.models import Draft, Exercise
from tests.browser.conftest import WIDE, Site, open_site
from tests.browser.test_pages import cookies
from tests.factory import make_user

OVERVIEW, PROFILE = "/accounts/progress/", "/accounts/profile/"

pytestmark = pytest.mark.browser


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def ada_site(request: pytest.FixtureRequest, browser: Browser, live_server: Any, library: None) -> Iterator[Site]:
    """Ada's browser, in Vienna."""
    scripts = request.param == "with JavaScript"
    context = browser.new_context(viewport=WIDE, java_script_enabled=scripts, timezone_id="Europe/Vienna")
    context.add_cookies(cookies(make_user("ada"), live_server.url))
    yield from open_site(context, live_server.url, scripts)


def test_the_browsers_zone_is_offered_once(ada_site: Site) -> None:
    page = ada_site.page
    ada_site.go(OVERVIEW)
    offer = page.get_by_role("button", name="Go by the browser’s clock")
    if not ada_site.scripts:
        expect(offer).to_be_hidden()
        return
    expect(page.locator("[data-zone-name]")).to_have_text("Europe/Vienna")
    offer.click()
    expect(page.get_by_text("by the clock of Europe/Vienna now")).to_be_visible()
    expect(offer).to_have_count(0)
    assert Profile.objects.get(user__username="ada").time_zone == "Europe/Vienna"


def test_a_goal_is_chosen_reached_and_turned_off(ada_site: Site) -> None:
    page = ada_site.page
    ada_site.go(OVERVIEW)
    page.get_by_role("link", name="Choose a goal for your weeks").click()
    page.get_by_role("spinbutton", name="Weekly goal").fill("1")
    page.get_by_label("Time zone").fill("Europe/Vienna")
    page.get_by_role("button", name="Save the profile").click()
    expect(page.get_by_text("Your profile has been updated!")).to_be_visible()
    ada_site.go(OVERVIEW)
    expect(page.get_by_text("0 of 1 day")).to_be_visible()
    ada_site.go("/courses/first-steps/input-and-types/")
    page.get_by_role("button", name="I know this already").click()
    ada_site.go(OVERVIEW)
    expect(page.get_by_text("Your goal for this week is reached.")).to_be_visible()
    expect(page.locator(".streak")).to_contain_text("1 day")
    expect(page.get_by_role("heading", name="Your year")).to_be_visible()
    page.get_by_text("The year as a table").first.click()
    expect(page.get_by_role("columnheader", name="Week from")).to_be_visible()
    page.get_by_text("How days are counted").click()
    page.get_by_role("link", name="Change this, or turn it off").click()
    page.get_by_label("Streak and weekly goal").select_option("False")
    page.get_by_role("button", name="Save the profile").click()
    ada_site.go(OVERVIEW)
    expect(page.get_by_role("heading", name="Your year")).to_be_visible()
    expect(page.get_by_text("goal")).to_have_count(0)
    expect(page.get_by_text("streak")).to_have_count(0)


def test_one_goes_on_in_the_exercise_that_one_was_at(ada_site: Site) -> None:
    user = Profile.objects.get(user__username="ada").user
    progress.open_lesson(user, Lesson.objects.get(slug="input-and-types"))
    exercise = Exercise.objects.get(slug="minutes-to-clock")
    Draft.objects.create(user=user, exercise=exercise, files={"solution.py": "print(1)\n"})
    ada_site.go(OVERVIEW)
    panel = ada_site.page.locator("section", has=ada_site.page.get_by_role("heading", name="Continue where you were"))
    expect(panel).to_contain_text(exercise.title)
    panel.get_by_role("link", name="Continue").click()
    expect(ada_site.page.get_by_role("heading", level=1)).to_contain_text(exercise.title)

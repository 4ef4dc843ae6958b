"""Checking a program in the page by the cases that are shown."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from exercises.models import Disagreement, Submission
from exercises.tests.judged import RIGHT, WRONG, make_judged_exercise, make_rows
from judge import load_exercise
from judge.tests.folders import EXERCISES, WORD_COUNT
from tests.browser.checking import check, lines, submit, write
from tests.browser.conftest import WIDE, Opened, Site, open_site
from tests.browser.running import FIRST_START_MS, button

pytestmark = pytest.mark.browser

SOMETIMES_ENDLESS = """\
def double(n):
    while n == 2:
        pass
    return n * 2
"""
NOT_HERE = """\
import sys
def double(n):
    return n * 2 if sys.platform == "emscripten" else n
"""


@pytest.fixture
def site(open_exercise: Opened) -> Site:
    """The page on which to write `double`."""
    return open_exercise(make_judged_exercise())


def test_a_right_program_passes_what_is_shown_and_nothing_is_submitted(site: Site) -> None:
    write(site.page, RIGHT)
    panel = check(site.page)
    assert lines(panel) == ["Case 1 passed", "Case 2 passed"]
    expect(panel).to_contain_text("Practice check: 2 of 2 shown cases passed")
    expect(panel).to_contain_text("Only Submit counts")
    assert panel.locator("[data-step-case]:visible").count() == 0
    assert not Submission.objects.exists()


def test_a_wrong_one_is_told_with_its_difference_as_a_verdict_would(site: Site) -> None:
    write(site.page, WRONG)
    panel = check(site.page)
    assert lines(panel) == ["Case 1: Wrong answer", "Case 2 passed"]
    facts = panel.locator(".case-failed dl")
    assert facts.locator("dt").all_inner_texts() == ["Input", "Expected", "Yours"]
    assert facts.locator("dd").all_inner_texts() == ["double(3)", "6", "5"]
    assert facts.locator("mark").all_inner_texts() == ["6", "5"]

    submit(site)

    verdict = site.page.locator("#verdict .case-failed dl").first
    assert verdict.locator("dt, dd").all_inner_texts() == facts.locator("dt, dd").all_inner_texts()
    assert verdict.locator("mark").all_inner_texts() == ["6", "5"]


def test_an_error_is_told_with_its_place_and_what_it_means(site: Site) -> None:
    write(site.page, "def double(n):\n    return n / 0\n")
    panel = check(site.page)
    assert lines(panel) == ["Case 1: Stopped with an error", "Case 2: Stopped with an error"]
    said = panel.locator("[data-part=help]")
    expect(said.locator("pre")).to_have_text(
        "solution.py, line 2\n    return n / 0\nZeroDivisionError: division by zero"
    )
    expect(said.locator("[data-lessons]")).to_contain_text("divided by 0")


def test_what_is_no_python_runs_no_case(site: Site) -> None:
    write(site.page, "def double(n)\n    return n\n")
    panel = check(site.page)
    assert lines(panel) == ["Case 1 was not run", "Case 2 was not run"]
    expect(panel.locator("[data-part=help]")).to_contain_text("Python could not read the code")


def test_a_case_that_never_ends_is_ended_and_hides_none_before_it(site: Site) -> None:
    write(site.page, SOMETIMES_ENDLESS)
    panel = check(site.page)
    assert lines(panel) == ["Case 1 passed", "Case 2: Took too long"]
    expect(panel).to_contain_text("Case 2 was still running after 10 seconds")

    write(site.page, RIGHT)
    assert lines(check(site.page)) == ["Case 1 passed", "Case 2 passed"]


def test_stop_ends_a_check_at_once(site: Site) -> None:
    write(site.page, SOMETIMES_ENDLESS)
    button(site.page, "Check").click()
    panel = site.page.locator("[data-check]")
    expect(panel.locator(".cases [data-text]")).to_have_text(["Case 1 passed"], timeout=FIRST_START_MS)
    button(site.page, "Stop").click()
    expect(panel.locator("[data-part=said]")).to_have_text("Stopped.", timeout=1_000)
    assert lines(panel) == ["Case 1 passed", "Case 2: stopped"]


def test_a_flood_of_output_is_cut_and_a_program_still_runs_after_it(site: Site) -> None:
    write(site.page, "def double(n):\n    while True:\n        print('on and on', n)\n")
    panel = check(site.page)
    assert lines(panel) == ["Case 1: Printed too much", "Case 2 was not run"]

    write(site.page, "name = input('Name? ')\nprint('Hello', name)\n")
    button(site.page, "Run").click()
    field = site.page.get_by_role("textbox", name="Your line")
    expect(field).to_be_focused()
    site.page.keyboard.type("Ada")
    site.page.keyboard.press("Enter")
    expect(site.page.locator("[data-console] > pre samp")).to_have_text("Name? Ada\nHello Ada\n")


def test_a_program_that_ends_python_itself_is_said_and_the_next_check_works(site: Site) -> None:
    write(site.page, "import os\ndef double(n):\n    os._exit(0)\n")
    panel = check(site.page)
    assert lines(panel) == ["Case 1: Stopped with an error", "Case 2 was not run"]
    expect(panel).to_contain_text("Case 1 made Python itself end.")
    write(site.page, RIGHT)
    assert lines(check(site.page)) == ["Case 1 passed", "Case 2 passed"]


@pytest.mark.jail
def test_where_page_and_judge_differ_it_is_written_down(site: Site) -> None:
    write(site.page, NOT_HERE)
    assert lines(check(site.page)) == ["Case 1 passed", "Case 2 passed"]
    submission = submit(site)
    assert submission.result == "wrong_answer"
    found = Disagreement.objects.order_by("number").values_list("number", "in_page", "judged")
    assert list(found) == [(1, "passed", "wrong_answer"), (2, "passed", "wrong_answer")]


@pytest.mark.jail
def test_where_they_agree_or_the_text_is_another_one_nothing_is(site: Site) -> None:
    write(site.page, WRONG)
    check(site.page)
    sent = submit(site).practice
    assert sent is not None
    assert sent["cases"] == {"1": "wrong_answer", "2": "passed"}
    write(site.page, RIGHT)  # not checked
    assert submit(site).practice is None
    assert not Disagreement.objects.exists()


def test_files_that_are_written_are_compared(open_exercise: Opened) -> None:
    exercise = load_exercise(WORD_COUNT)
    site = open_exercise(make_rows(exercise))
    write(site.page, exercise.solution["solution.py"])
    assert lines(check(site.page)) == ["Case 1 passed", "Case 2 passed"]
    wrong = next(answer for answer in exercise.wrong if answer.slug == "not-sorted")
    write(site.page, wrong.files["solution.py"])
    panel = check(site.page)
    assert lines(panel)[0] == "Case 1: Wrong answer"
    assert "rose 3" in panel.locator(".case-failed dl").first.inner_text()


def test_an_exercise_of_several_files_is_checked_with_all_of_them(open_exercise: Opened) -> None:
    exercise = load_exercise(EXERCISES / "two-files")
    site = open_exercise(make_rows(exercise))
    write(site.page, exercise.solution["shop.py"])
    write(site.page, exercise.solution["prices.py"], field=1)
    assert lines(check(site.page)) == ["Case 1 passed", "Case 2 passed"]


def test_axe_finds_nothing_in_what_a_check_shows_and_nothing_sticks_out(site: Site) -> None:
    site.page.set_viewport_size({"width": 320, "height": 640})
    site.page.get_by_role("tab", name="Code").click()
    write(site.page, f"def double(n):\n    raise ValueError('{'long' * 60}', n)\n")
    panel = check(site.page)
    panel.locator("[data-step-case]:visible").click()
    expect(site.page.locator("[data-stepper]")).to_be_visible(timeout=FIRST_START_MS)
    found = Axe().run(site.page).response["violations"]
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == []
    assert site.page.evaluate("document.documentElement.scrollWidth") == 320


def test_it_is_pressed_by_a_key(site: Site) -> None:
    write(site.page, RIGHT)
    site.page.get_by_role("heading", level=1).click()
    site.page.keyboard.press("c")
    expect(site.page.locator("[data-check] .case-passed")).to_have_count(2, timeout=FIRST_START_MS)
    expect(button(site.page, "Check")).to_be_focused()


def test_without_javascript_there_is_no_check(browser: Browser, live_server: Any, transactional_db: None) -> None:
    exercise = make_judged_exercise()
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    for site in open_site(context, live_server.url, False):
        site.go(exercise.get_absolute_url())
        expect(site.page.get_by_role("button", name="Submit")).to_be_visible()
        assert not site.page.locator("[data-do=check]").is_visible()
        assert not site.page.locator("[data-check]").is_visible()

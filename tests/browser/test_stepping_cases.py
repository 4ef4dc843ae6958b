"""Going step by step through a case that fails, from the page's check and from a verdict."""

import pytest
from playwright.sync_api import expect

from exercises.tests.judged import make_judged_exercise, make_rows
from judge import load_exercise
from judge.tests.folders import EXERCISES
from tests.browser.checking import check, lines, submit, walk, write
from tests.browser.conftest import Opened, Site
from tests.browser.running import FIRST_START_MS, button

pytestmark = pytest.mark.browser

RECURSIVE = """\
def double(n):
    if n == 0:
        return 1
    return double(n - 1) + 2
"""


@pytest.fixture
def site(open_exercise: Opened) -> Site:
    """The page on which to write `double`."""
    return open_exercise(make_judged_exercise())


def test_a_failing_case_opens_step_by_step_into_its_recursion(site: Site) -> None:
    write(site.page, RECURSIVE)
    panel = check(site.page)
    assert lines(panel) == ["Case 1: Wrong answer", "Case 2: Wrong answer"]
    panel.locator("[data-step-case]:visible").click()
    stepper = site.page.locator("[data-stepper]")
    expect(stepper.get_by_role("slider")).to_be_focused(timeout=FIRST_START_MS)
    assert walk(stepper, 7) == ["double()"] * 4
    assert stepper.locator("[data-calls] td").all_inner_texts() == ["3", "2", "1", "0"]
    button(stepper, "To the last step").click()
    assert site.page.locator("[data-console] > pre samp").inner_text() == "7\n"


@pytest.mark.jail
def test_so_it_does_from_a_verdict_and_from_a_submissions_own_page(site: Site) -> None:
    write(site.page, RECURSIVE)
    submission = submit(site)
    site.page.locator("#verdict [data-step-case='1']").click()
    assert walk(site.page.locator("[data-stepper]"), 7) == ["double()"] * 4

    site.go(submission.get_absolute_url())
    site.page.locator(".case-line", has_text="Case 2").click()
    site.page.locator("[data-step-case='2']").click()
    stepper = site.page.locator("[data-stepper]")
    assert walk(stepper, 5) == ["double()"] * 3
    assert stepper.locator("[data-calls] td").all_inner_texts() == ["2", "1", "0"]


def test_a_program_is_gone_through_with_the_input_of_its_case(open_exercise: Opened) -> None:
    site = open_exercise(make_rows(load_exercise(EXERCISES / "add-up")))
    write(site.page, "total = 0\nfor _ in range(2):\n    total += int(input())\nword = input()\nmore = input()\n")
    panel = check(site.page)
    panel.locator("[data-step-case]:visible").first.click()
    stepper = site.page.locator("[data-stepper]")
    expect(stepper).to_be_visible(timeout=FIRST_START_MS)
    button(stepper, "To the last step").click()
    assert stepper.locator("[data-calls] td").all_inner_texts() == ["9", "1", "'end'"]
    expect(site.page.locator("[data-console] > pre samp")).to_contain_text("EOFError")
    assert not site.page.get_by_role("textbox", name="Your line").is_visible()


def test_a_case_is_gone_through_from_file_to_file(open_exercise: Opened) -> None:
    exercise = load_exercise(EXERCISES / "two-files")
    site = open_exercise(make_rows(exercise))
    write(site.page, exercise.solution["shop.py"])
    write(site.page, exercise.solution["prices.py"].replace("return ", "return 1 + "), field=1)
    panel = check(site.page)
    panel.locator("[data-step-case]:visible").first.click()
    stepper = site.page.locator("[data-stepper]")
    expect(stepper).to_be_visible(timeout=FIRST_START_MS)
    label = stepper.locator("[data-file]")
    seen = set()
    while button(stepper, "One step on").is_enabled():
        seen.add((label.inner_text(), stepper.locator("[data-calls] .code-label").last.inner_text()))
        button(stepper, "One step on").click()
    assert {("shop.py", "bill()"), ("prices.py", "price()"), ("prices.py", "prices.py")} <= seen

"""Going through a program step by step, forward and back."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Site
from tests.browser.running import FIRST_START_MS, button, output, write

pytestmark = pytest.mark.browser


RECURSION = """\
def count(n):
    if n == 0:
        return "done"
    return count(n - 1)

print(count(2))
"""


def step(block: Locator) -> Locator:
    """Go through the program; the part of the page that shows it."""
    button(block, "Step by step").click()
    stepper = block.locator("[data-stepper]")
    expect(stepper).to_be_visible(timeout=FIRST_START_MS)
    return stepper


def where(stepper: Locator) -> str:
    return stepper.locator("[data-where]").inner_text().strip()


def test_a_recursion_step_by_step_forward_and_back(block: Locator) -> None:
    write(block, RECURSION)
    stepper = step(block)
    assert where(stepper) == "Step 1 of 12: line 1 comes next."
    on, back = button(stepper, "One step on"), button(stepper, "One step back")
    expect(back).to_be_disabled()
    for _ in range(8):
        on.click()
    assert stepper.locator("[data-calls] .code-label").all_inner_texts() == ["Program", "count()", "count()", "count()"]
    assert [row.split() for row in stepper.locator("[data-calls] tr").all_inner_texts()] == [
        ["n", "2"], ["n", "1"], ["n", "0"],
    ]  # fmt: skip
    assert where(stepper).endswith("The call gives 'done'.")

    back.click()

    assert where(stepper) == "Step 8 of 12: line 3 comes next."
    assert stepper.locator("[aria-current=step]").inner_text().strip() == 'return "done"'
    button(stepper, "To the last step").click()
    assert where(stepper) == "Step 12 of 12: the end."
    assert stepper.locator("[data-printed]").inner_text() == "done\n"
    expect(on).to_be_disabled()


def test_steps_by_keyboard_alone(block: Locator) -> None:
    write(block, "total = 0\nfor n in (1, 2):\n    total += n\n")
    stepper = step(block)
    expect(stepper.get_by_role("slider")).to_be_focused()
    block.page.keyboard.press("ArrowRight")
    assert where(stepper).startswith("Step 2 of")
    block.page.keyboard.press("End")
    assert where(stepper).endswith("the end.")


def test_two_names_for_one_list_are_seen(block: Locator) -> None:
    write(block, "a = [1]\nb = a\nc = [1]\n")
    stepper = step(block)
    button(stepper, "To the last step").click()
    rows = stepper.locator("[data-calls] tr").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == ["a [1] same object 1", "b [1] same object 1", "c [1]"]


def test_an_error_is_gone_through_to_where_it_came_from(block: Locator) -> None:
    write(block, "def half(n):\n    return n / 0\n\nhalf(3)\n")
    stepper = step(block)
    texts = []
    for _ in range(6):
        texts.append(where(stepper))
        button(stepper, "One step on").click()
    assert any("It raises ZeroDivisionError." in text for text in texts)
    assert "ZeroDivisionError" in output(block)


def test_a_program_that_never_ends_shows_its_first_thousand_steps(block: Locator) -> None:
    write(block, "n = 0\nwhile True:\n    try:\n        n += 1\n    except BaseException:\n        pass\n")
    stepper = step(block)
    expect(block.locator("[data-said]")).to_have_text("Only the first 1,000 steps are shown.")
    assert where(stepper) == "Step 1 of 1000: line 1 comes next."


def test_a_call_of_the_exercise_step_by_step(scripted_site: Site) -> None:
    page = scripted_site.page
    scripted_site.go("/exercises/coin-value/")
    page.get_by_role("button", name="Go through this call step by step").click()
    stepper = page.locator("[data-stepper]")
    expect(stepper).to_be_visible(timeout=FIRST_START_MS)
    for _ in range(2):
        button(stepper, "One step on").click()
    assert "coin_value()" in stepper.locator("[data-calls]").inner_text()

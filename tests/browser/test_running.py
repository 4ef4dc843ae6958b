"""Python in the page: lessons' programs and the exercise's own, run where the reader is."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from courses.markdown import render_content
from tests.browser.conftest import WIDE, Site, open_site
from tests.factory import make_lesson

FIRST_START_MS = 60_000
TEXT = """
```python run
for letter in "oak":
    print("Now:", letter)
print("That was all")
```
```output
Now: o
Now: a
Now: k
That was all
```

```python run stdin="5\\n8\\n"
print(int(input()) + int(input()))
```
```output
13
```

```python run
basket = ["fig"]
print("earlier")
```

```python run continues
basket.append("plum")
print(basket)
```
```output
earlier
['fig', 'plum']
```
"""

pytestmark = pytest.mark.browser


@pytest.fixture
def lesson_site(browser: Browser, live_server: Any, transactional_db: None) -> Iterator[Site]:
    """A site with one lesson of a few programs, open in a browser: quicker to make than the library."""
    lesson = make_lesson(html=render_content(TEXT), source=TEXT)
    for site in open_site(browser.new_context(viewport=WIDE), live_server.url, True):
        site.go(lesson.get_absolute_url())
        yield site


@pytest.fixture
def page(lesson_site: Site) -> Page:
    return lesson_site.page


@pytest.fixture
def block(page: Page) -> Locator:
    """The first program."""
    return page.locator("figure.code[data-run]").first


def button(inside: Locator | Page, name: str) -> Locator:
    return inside.get_by_role("button", name=name, exact=True)


def run(block: Locator) -> None:
    button(block, "Run").click()


def write(block: Locator, program: str) -> None:
    """Put a program in the place of the lesson's."""
    if button(block, "Change it").is_visible():
        button(block, "Change it").click()
    editor = block.locator(".cm-content")
    editor.click()
    block.page.keyboard.press("Control+a")
    block.page.keyboard.press("Delete")
    block.page.keyboard.insert_text(program)


def ends(block: Locator, sentence: str) -> None:
    expect(block.locator("[data-said]")).to_have_text(sentence, timeout=FIRST_START_MS)
    expect(button(block, "Run")).to_be_visible()


def output(block: Locator) -> str:
    return block.locator("[data-console] > pre samp").inner_text()


def test_a_program_of_a_lesson_runs_again_and_again(block: Locator) -> None:
    for _ in range(2):
        run(block)
        ends(block, "")
        assert output(block) == "Now: o\nNow: a\nNow: k\nThat was all\n"
    assert block.locator(".code-output:visible").count() == 1


def test_it_can_be_changed_in_place_and_reset(block: Locator) -> None:
    before = block.locator("pre.highlight").inner_text()
    write(block, "print('mine')\n")
    block.page.keyboard.press("Control+Enter")
    ends(block, "")
    assert output(block) == "mine\n"

    button(block, "Reset").click()

    expect(block.locator("pre.highlight")).to_be_visible()
    assert block.locator("pre.highlight").inner_text() == before
    expect(block.locator(".code-output").first).to_contain_text("That was all")
    assert block.locator(".cm-editor").count() == 0


def test_input_asks_and_what_is_typed_is_shown(block: Locator) -> None:
    write(block, "name = input('Name? ')\nprint('Hello', name)\nprint(input())")
    run(block)
    field = block.get_by_role("textbox", name="Your line")
    expect(field).to_be_focused(timeout=FIRST_START_MS)
    block.page.keyboard.type("Ada")
    block.page.keyboard.press("Enter")
    expect(block.locator("[data-said]")).to_have_text("The program waits for a line from you.")
    block.page.keyboard.type("more")
    block.page.keyboard.press("Enter")
    ends(block, "")
    assert output(block) == "Name? Ada\nHello Ada\nmore\nmore\n"


def test_input_that_came_with_the_program_is_read_first(page: Page) -> None:
    block = page.locator("figure.code[data-stdin]")
    run(block)
    ends(block, "")
    assert output(block) == "5\n8\n13\n"


def test_a_program_goes_on_from_the_one_before_it_as_it_stands_now(page: Page) -> None:
    before, block = page.locator("figure.code[data-run]").nth(2), page.locator("figure.code[data-continues]")
    run(block)
    ends(block, "")
    assert output(block) == "['fig', 'plum']\n"
    write(before, "basket = ['kiwi']")
    run(block)
    ends(block, "")
    assert output(block) == "['kiwi', 'plum']\n"


def test_an_endless_loop_is_stopped_and_the_page_lives_on(block: Locator) -> None:
    write(block, "print('on and on')\nwhile True: pass")
    run(block)
    expect(block.locator("[data-console] > pre samp")).to_have_text("on and on\n", timeout=FIRST_START_MS)
    button(block, "Stop").click()
    expect(block.locator("[data-said]")).to_have_text("Stopped.", timeout=1_000)

    write(block, "print('again')")
    run(block)
    ends(block, "")
    assert output(block) == "again\n"


def test_a_flood_of_output_ends_by_itself(block: Locator) -> None:
    write(block, "while True: print('x' * 100)")
    run(block)
    ends(block, "Stopped: it printed more than the page can show. Does something print without an end?")
    assert len(output(block)) <= 100_000


def test_an_error_shows_the_readers_own_lines(block: Locator) -> None:
    write(block, "def half(n):\n    return n / 0\n\nhalf(3)\n")
    run(block)
    ends(block, "The program ended with an error.")
    said = output(block)
    assert 'File "main.py", line 4, in <module>' in said
    assert 'File "main.py", line 2, in half' in said
    assert said.rstrip().endswith("ZeroDivisionError: division by zero")
    assert "desk.py" not in said


@pytest.mark.parametrize(
    ("program", "ending"),
    [
        ("def down(n):\n    return down(n + 1)\n\ndown(0)", "RecursionError"),
        ("print('unfinished'", "SyntaxError"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("exit('enough')", "enough"),
    ],
)
def test_programs_that_break_leave_the_next_one_whole(block: Locator, program: str, ending: str) -> None:
    write(block, program)
    run(block)
    expect(block.locator("[data-console] > pre samp")).to_contain_text(ending, timeout=FIRST_START_MS)
    expect(button(block, "Run")).to_be_visible()

    write(block, "print('whole')")
    run(block)
    ends(block, "")
    assert output(block) == "whole\n"


def test_a_program_cannot_reach_the_site(lesson_site: Site, block: Locator) -> None:
    """Its worker's own policy refuses, and only the browser's console hears of it."""
    lesson_site.page.remove_listener("console", lesson_site.listener)
    write(
        block,
        "import js\nfrom pyodide.ffi import run_sync\n"
        "try:\n    print(run_sync(js.fetch('/accounts/login/')).status)\n"
        "except Exception as error:\n    print('refused')\n",
    )
    run(block)
    ends(block, "")
    assert output(block).splitlines()[-1] == "refused"


def test_the_exercise_runs_what_stands_in_the_editor(scripted_site: Site) -> None:
    page = scripted_site.page
    scripted_site.go("/exercises/coin-value/")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("def coin_value(name):\nreturn name * 2\n")
    button(page, "Call it").click()
    desk = page.locator("[data-desk]")
    expect(desk.locator("[data-console] > pre samp")).to_have_text("'20c20c'\n", timeout=FIRST_START_MS)

    page.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(desk.locator("[data-said]")).to_have_text("The program ran to its end and printed nothing.")
    assert page.locator("#verdict").inner_text() == ""


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

"""A learner who has no mouse: from logging in to the verdict, the note and the star, with a ring around every stop."""

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import Favorite, Note
from courses.models import Question
from exercises.models import Exercise, Submission
from tests.browser.conftest import Site
from tests.browser.running import FIRST_START_MS
from tests.factory import PASSWORD, make_user

MOST_STOPS = 120
"""More Tabs than any of the pages has stops: then it cannot be reached."""

# The editor hears of its focus a moment later.
RING = """async () => {
  const stop = document.activeElement;
  const ringed = () => [stop, stop.closest(".option, .cm-editor")].filter(Boolean).some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  for (let frame = 0; frame < 60 && !ringed(); frame += 1) await new Promise(requestAnimationFrame);
  const { width, height } = stop.getBoundingClientRect();
  return { name: stop.outerHTML.slice(0, 120), ringed: ringed(), seen: width > 0 && height > 0 };
}"""

pytestmark = [pytest.mark.browser, pytest.mark.jail]


@pytest.fixture
def page(scripted_site: Site) -> Page:
    make_user("ada")
    scripted_site.go("/")
    return scripted_site.page


def has_ring(page: Page) -> None:
    """What has the focus is there to be seen, with a ring around it."""
    stop = page.evaluate(RING)
    assert stop["ringed"], f"no ring around {stop['name']}"
    assert stop["seen"], f"nothing to be seen of {stop['name']}"


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on from stop to stop, each with its ring, until the wanted one; after the last comes the page itself."""
    wanted.first.wait_for()
    for _ in range(MOST_STOPS):
        if page.evaluate("document.activeElement !== document.body"):
            has_ring(page)
        if wanted.evaluate_all("found => found.includes(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} is not reached in {MOST_STOPS} steps")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    tab_to(page, wanted)
    page.keyboard.press(key)


def log_in(page: Page) -> None:
    press(page, page.get_by_role("link", name="Log in", exact=True))
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    tab_to(page, page.locator("[name=username]"))
    page.keyboard.type("ada")
    tab_to(page, page.locator("[name=password]"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="My progress").first).to_be_visible()


def open_the_lesson(page: Page) -> None:
    press(page, page.get_by_role("link", name="Courses", exact=True))
    press(page, page.locator("main").get_by_role("link", name="First Steps").first)
    press(page, page.locator("main .road a", has_text="Asking the user").first)
    expect(page.locator("h1")).to_contain_text("Asking the user")


def run_a_program(page: Page) -> None:
    block = page.locator("figure.code[data-run]").first
    press(page, block.get_by_role("button", name="Run", exact=True))
    expect(block.get_by_role("button", name="Run", exact=True)).to_be_focused(timeout=FIRST_START_MS)
    has_ring(page)
    expect(block.locator("[data-console]")).to_be_visible()


def answer_the_quiz(page: Page) -> None:
    for question in Question.objects.current().filter(quiz__lesson__slug="input-and-types"):
        box, data = page.locator(f"#question-{question.slug}"), question.data
        if options := data.get("options"):
            for option in options:
                if option["right"]:
                    choose(page, box, option["id"])
            continue
        fields = [blank["right"][0] for blank in data.get("blanks", [])] or [data["right"][0]]
        for place, text in enumerate(fields):
            tab_to(page, box.locator("input, textarea").nth(place))
            page.keyboard.type(text)
    press(page, page.get_by_role("button", name="Check my answers"))
    expect(page.get_by_role("heading", name="Passed", exact=True)).to_be_visible()


def choose(page: Page, box: Locator, option: str) -> None:
    """Tab goes into a group of radio buttons, the arrows go through it; each box to be ticked is a stop of its own."""
    wanted = box.locator(f"input[value='{option}']")
    if wanted.get_attribute("type") == "checkbox":
        press(page, wanted, "Space")
        return
    tab_to(page, box.locator("input[type=radio]"))
    page.keyboard.press("Space")
    for _ in range(box.locator("input[type=radio]").count()):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowDown")
    has_ring(page)
    expect(wanted).to_be_checked()


def solve_the_exercise(page: Page, site: Site, exercise: Exercise) -> None:
    editor = page.locator(".cm-content")
    tab_to(page, editor)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(exercise.solution["solution.py"])
    page.keyboard.press("Tab")
    expect(editor).to_be_focused()
    page.keyboard.press("Escape")
    press(page, page.get_by_role("button", name="Submit", exact=True))
    expect(page.locator(".verdict:not([data-check])")).to_be_visible()
    site.work()
    expect(page.locator(".verdict:not([data-check])")).to_contain_text("Accepted")
    assert Submission.objects.latest("pk").result == "accepted"


def write_a_note_and_star_it(page: Page) -> None:
    page.keyboard.press("w")
    expect(page.locator("#new-note [name=content]")).to_be_focused()
    has_ring(page)
    page.keyboard.type("Divide by 60 first.")
    press(page, page.get_by_role("button", name="Save the note"))
    expect(page.locator("#own-notes .note-list a").first).to_be_focused()
    has_ring(page)
    with page.expect_response("**/favorite/toggle/**"):
        page.keyboard.press("f")
    expect(page.locator("[data-key=f]")).to_be_focused()
    has_ring(page)


def ask_for_the_keys_and_search(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("Write a note")
    has_ring(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#palette [name=q]")).to_be_focused()
    has_ring(page)
    page.keyboard.type("working with")
    expect(page.locator("#palette .found a").first).to_have_text("Working with text")
    page.keyboard.press("ArrowDown")
    has_ring(page)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Working with text")


def test_everything_is_done_by_keyboard_alone(page: Page, scripted_site: Site) -> None:
    exercise = Exercise.objects.get(slug="minutes-to-clock")
    log_in(page)
    open_the_lesson(page)
    run_a_program(page)
    answer_the_quiz(page)
    open_the_exercise(page, exercise)
    solve_the_exercise(page, scripted_site, exercise)
    write_a_note_and_star_it(page)
    ask_for_the_keys_and_search(page)
    assert Note.objects.get().content == "Divide by 60 first."
    assert Favorite.objects.get().exercise == exercise


def open_the_exercise(page: Page, exercise: Exercise) -> None:
    """From the result of the quiz back to the lesson, and on to its practice."""
    if exercise.lesson is not None and page.get_by_role("link", name=exercise.title).count() == 0:
        press(page, page.locator("main").get_by_role("link", name=exercise.lesson.title).first)
    press(page, page.locator("main").get_by_role("link", name=exercise.title).first)
    expect(page.locator("h1")).to_have_text(exercise.title)

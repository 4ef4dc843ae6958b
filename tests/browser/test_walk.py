"""One whole lesson of each module, as a learner goes through it: read, run, answer, fail once and solve.

With WALK_PICTURES naming a folder, each station leaves a picture there.
"""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from accounts.models import LessonProgress
from courses.models import Lesson, Question
from exercises.models import Exercise, Submission
from tests.browser.conftest import Site
from tests.browser.running import button, ends
from tests.factory import make_user

pytestmark = [pytest.mark.browser, pytest.mark.jail]

LESSONS = [
    "first-steps/strings-first",
    "first-steps/if-else",
    "first-steps/for-and-range",
    "core-python/aliasing",
    "core-python/dictionaries",
    "core-python/comprehensions",
]
PICTURES = os.environ.get("WALK_PICTURES")


@pytest.fixture
def person(scripted_site: Site) -> User:
    """Somebody who is logged in."""
    user, client = make_user("ada"), Client()
    client.force_login(user)
    scripted_site.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": scripted_site.url}]
    )
    return user


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def answer(box: Locator, question: Question) -> None:
    """Give the right answer."""
    data = question.data
    if data["kind"] == "order":
        put_in_order(box, data["accepted"][0])
    elif options := data.get("options"):
        for option in options:
            if option["right"]:
                box.locator(f"input[value='{option['id']}']").check()
    elif blanks := data.get("blanks"):
        for place, blank in enumerate(blanks):
            box.locator("input").nth(place).fill(blank["right"][0])
    else:
        box.locator("input, textarea").first.fill(data["right"][0])


def put_in_order(box: Locator, lines: list[str]) -> None:
    """Set the fields that the buttons and the mouse would set."""
    rows = box.locator(".order-line")
    texts = [row.locator("code").inner_text().strip() for row in rows.all()]
    for place, line in enumerate(lines, 1):
        row = rows.nth(texts.index(line.strip()))
        texts[texts.index(line.strip())] = "used"
        steps = (len(line) - len(line.lstrip())) // 4
        for field, value in (("position", place), ("indent", steps)):
            row.locator(f"[data-order-{field}]").evaluate(f"select => (select.value = '{value}')")


def hand_in(site: Site, exercise: Exercise, files: dict[str, str]) -> str:
    """Type a solution over what stands there, submit it, and wait for the verdict; its word."""
    page = site.page
    site.go(exercise.get_absolute_url())
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(files["solution.py"])
    button(page, "Submit").click()
    expect(page.locator(".verdict")).to_be_visible()
    site.work()
    expect(page.locator(".verdict .cases, .verdict-bad, .verdict-good").first).to_be_visible()
    return Submission.objects.latest("pk").result


@pytest.mark.parametrize("ref", LESSONS)
def test_a_lesson_from_its_first_line_to_complete(scripted_site: Site, person: User, ref: str) -> None:
    page = scripted_site.page
    course, slug = ref.split("/")
    lesson = Lesson.objects.get(course__slug=course, slug=slug)
    scripted_site.go(lesson.get_absolute_url())
    picture(page, f"{slug}-1-read")

    block = page.locator("figure.code[data-run]:not([data-error], [data-stdin])").first
    shown = block.locator(".code-output samp").first.inner_text()
    button(block, "Run").click()
    ends(block, "")
    assert block.locator("[data-console] > pre samp").inner_text().rstrip() == shown.rstrip()

    for question in Question.objects.current().filter(quiz__lesson=lesson):
        answer(page.locator(f"#question-{question.slug}"), question)
    button(page, "Check my answers").click()
    expect(page.get_by_role("heading", name="Passed", exact=True)).to_be_visible()
    picture(page, f"{slug}-2-quiz")

    for number, exercise in enumerate(lesson.exercises.order_by("order"), 3):
        wrong = exercise.definition["wrong"][0]
        assert hand_in(scripted_site, exercise, wrong["files"]) == wrong["verdict"]
        expect(page.locator(".verdict")).to_contain_text(wrong["feedback"].replace("`", "")[:20])
        picture(page, f"{slug}-{number}-{exercise.slug}-wrong")
        assert hand_in(scripted_site, exercise, exercise.solution) == "accepted"
        picture(page, f"{slug}-{number}-{exercise.slug}-right")

    scripted_site.go(lesson.get_absolute_url())
    expect(page.get_by_text("Lesson complete").first).to_be_visible()
    assert LessonProgress.objects.get(user=person, lesson=lesson).is_completed
    picture(page, f"{slug}-9-complete")

"""A newcomer's whole way: register, log in, lesson, quiz, exercise, note, star, and a progress page that is right."""

import pytest
from playwright.sync_api import Page, expect

from courses.models import Question
from exercises.models import Exercise, Submission
from tests.browser.conftest import Site

LESSON = "/courses/first-steps/input-and-types/"
PASSWORD = "an owl reads at night"
ENDLESS = "while True: pass\n"
WRONG = "print('no clock here')\n"

pytestmark = [pytest.mark.browser, pytest.mark.jail]


def register_and_log_in(site: Site) -> None:
    page = site.page
    site.go("/accounts/register/")
    page.fill("[name=username]", "Ada")
    page.fill("[name=email]", "ada@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.get_by_text("Account created for Ada! You can now log in.")).to_be_visible()
    page.fill("[name=username]", "Ada")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.get_by_role("link", name="My progress").first).to_be_visible()


def answer_quiz(page: Page, *, right: bool) -> None:
    """Answer every question, by what its row says is right, or with the first that is not."""
    questions = Question.objects.current().filter(quiz__lesson__slug="input-and-types")
    for question in questions:
        box = page.locator(f"#question-{question.slug}")
        data = question.data
        if options := data.get("options"):
            wanted = [option for option in options if option["right"] is right]
            for option in wanted if question.kind == "multiple" else wanted[:1]:
                box.locator(f"input[value='{option['id']}']").check()
        elif blanks := data.get("blanks"):
            for place, blank in enumerate(blanks):
                box.locator("input").nth(place).fill(blank["right"][0] if right else "0")
        else:
            box.locator("input, textarea").first.fill(data["right"][0] if right else "0")
    page.get_by_role("button", name="Check my answers").click()


def hand_in(site: Site, code: str) -> None:
    page = site.page
    editor = page.locator(".cm-content")
    if site.scripts:
        editor.click()
        page.keyboard.press("Control+a")
        # Typing over coloured text, Chromium tries to keep its colour in a style attribute, which the policy refuses.
        page.keyboard.press("Delete")
        page.keyboard.insert_text(code)
    else:
        page.locator("textarea[data-editor]").fill(code)
    before = Submission.objects.count()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator(".verdict:not([data-check])")).to_be_visible()
    assert Submission.objects.count() == before + 1
    if site.scripts:
        expect(page.locator("[data-draft-state=saved]")).to_be_visible()
    site.work()


def card(page: Page, title: str) -> str:
    return page.locator(".card, .stat", has=page.get_by_role("heading", name=title, exact=True)).first.inner_text()


def fail_and_pass_the_quiz(site: Site) -> None:
    page = site.page
    site.go(LESSON)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Asking the user")
    answer_quiz(page, right=False)
    expect(page.get_by_role("heading", name="Not passed yet")).to_be_visible()
    site.go(LESSON)
    answer_quiz(page, right=True)
    expect(page.get_by_role("heading", name="Passed", exact=True)).to_be_visible()


def solve_after_two_failures(site: Site, exercise: Exercise) -> None:
    page = site.page
    solution = exercise.solution["solution.py"]
    for code, verdict in ((WRONG, "wrong_answer"), (ENDLESS, "time_limit"), (solution, "accepted")):
        site.go(exercise.get_absolute_url())
        hand_in(site, code)
        newest = Submission.objects.latest("pk")
        assert newest.result == verdict
        expect(page.locator(f".verdict[aria-labelledby=verdict-{newest.pk}] .cases li").first).to_be_visible()
    expect(page.locator(".verdict:not([data-check])")).to_contain_text("Accepted")


def write_a_note(site: Site, exercise: Exercise) -> None:
    page = site.page
    site.go(f"/accounts/notes/create/?exercise={exercise.pk}")
    page.fill("[name=content]", "Divide by **60** first.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("Note created successfully!")).to_be_visible()
    expect(page.locator("main strong", has_text="60")).to_be_visible()


def star_the_lesson(site: Site) -> None:
    page = site.page
    site.go(LESSON)
    with page.expect_response("**/favorite/toggle/**"):
        page.locator("#things").get_by_role("button", name="Favourite").click()
    expect(page.locator("#things [aria-pressed=true]")).to_be_visible()
    site.go("/accounts/favorites/")
    expect(page.locator("main").get_by_role("link", name="Asking the user").first).to_be_visible()


def test_the_whole_journey(site: Site) -> None:
    exercise = Exercise.objects.get(slug="minutes-to-clock")
    register_and_log_in(site)
    fail_and_pass_the_quiz(site)
    solve_after_two_failures(site, exercise)
    write_a_note(site, exercise)
    star_the_lesson(site)

    site.go("/accounts/progress/")
    page = site.page
    expect(page.get_by_role("heading", level=1)).to_have_text("My Learning Progress")
    assert "1 in progress" in card(page, "Lessons")
    assert "1 in progress" in card(page, "Courses")
    assert "1 attempted" in card(page, "Exercises")
    assert "100.0% average score" in card(page, "Quizzes")
    bars = page.locator("main [role=progressbar]")
    assert [bars.nth(place).get_attribute("aria-valuenow") for place in range(4)] == ["0", "0", "100", "100"]

"""What one does on an exercise's page: write, check, submit, go step by step."""

from playwright.sync_api import Locator, Page, expect

from exercises.models import Submission
from tests.browser.conftest import Site
from tests.browser.running import FIRST_START_MS, button


def write(page: Page, program: str, field: int = 0) -> None:
    page.locator(".cm-content").nth(field).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(program)


def check(page: Page) -> Locator:
    """Check what stands in the editor; the part of the page that shows what came of it."""
    button(page, "Check").click()
    expect(button(page, "Check")).to_be_visible(timeout=FIRST_START_MS)
    return page.locator("[data-check]")


def lines(panel: Locator) -> list[str]:
    return [text.strip() for text in panel.locator(".cases [data-text]").all_inner_texts()]


def submit(site: Site) -> Submission:
    with site.page.expect_response(lambda response: response.url.endswith("/submit/")):
        button(site.page, "Submit").click()
    site.work()
    expect(site.page.locator("#verdict .cases")).to_be_visible()
    return Submission.objects.latest("pk")


def walk(stepper: Locator, steps: int) -> list[str]:
    """The calls that are open after so many steps."""
    expect(stepper).to_be_visible(timeout=FIRST_START_MS)
    for _ in range(steps):
        button(stepper, "One step on").click()
    return stepper.locator("[data-calls] .code-label").all_inner_texts()

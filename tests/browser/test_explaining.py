"""A learner asks why: a number opens to what it is made of, the report is read and printed, a certificate shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

from accounts import progress
from accounts.certificates import Certificate
from accounts.models import LessonProgress
from courses.models import Course
from tests.browser.conftest import WIDE, Site, open_site
from tests.browser.test_notes import nothing_serious
from tests.factory import make_course, make_exercise, make_lesson, make_submission, make_user

pytestmark = pytest.mark.browser


@pytest.fixture
def ada(transactional_db: None) -> User:
    return make_user("ada")


@pytest.fixture
def course(ada: User) -> Course:
    """Three lessons to read: one was read, one is known by word, one is open."""
    course = make_course(title="First Steps", slug="first-steps")
    read, said, _open = (make_lesson(course, title=f"Lesson {name}", html="<p>Text</p>") for name in "ABC")
    progress.mark_read(ada, read)
    progress.declare_known(ada, said)
    return course


def enter(site: Site, user: User) -> None:
    client = Client()
    client.force_login(user)
    site.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def ours(
    request: pytest.FixtureRequest, browser: Browser, live_server: Any, ada: User, course: Course
) -> Iterator[Site]:
    """The site with ada logged in, and her course."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=request.param)
    for site in open_site(context, live_server.url, request.param):
        enter(site, ada)
        yield site


@pytest.fixture
def scripted(browser: Browser, live_server: Any, ada: User, course: Course) -> Iterator[Site]:
    for site in open_site(browser.new_context(viewport=WIDE), live_server.url, True):
        enter(site, ada)
        yield site


def opened(site: Site) -> Locator:
    """Where an explanation stands: in the panel, or without JavaScript on its page."""
    return site.page.locator("#why" if site.scripts else "main")


def test_a_percentage_opens_down_to_the_word_and_the_word_is_taken_back(ours: Site) -> None:
    page = ours.page
    ours.go("/courses/")
    page.get_by_role("link", name="2 of 3 complete").click()
    why = opened(ours)
    expect(why.get_by_text("2 of 3 lessons are complete.")).to_be_visible()
    expect(why.get_by_text("1 lesson is complete by your word that you know it already.")).to_be_visible()
    expect(why.get_by_role("heading", name="Still missing")).to_be_visible()
    why.get_by_role("link", name="Why? Lesson B").click()
    expect(why.get_by_text("Complete by your word that you know it already.")).to_be_visible()
    why.get_by_role("button", name="Take my word back").click()
    expect(page.get_by_text("Your word about “Lesson B” is taken back.")).to_be_visible()
    if not ours.scripts:
        expect(page.get_by_text("Not complete yet.")).to_be_visible()
        ours.go("/courses/")
    expect(page.get_by_role("link", name="1 of 3 complete")).to_be_visible()


def test_what_is_missing_is_done_from_where_it_is_explained(ours: Site, ada: User) -> None:
    page = ours.page
    ours.go("/courses/first-steps/")
    page.get_by_role("link", name="66 %: 2 of 3 lessons complete").click()
    opened(ours).get_by_role("link", name="Read it to the end").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lesson C")
    page.get_by_role("button", name="Mark as read").click()
    page.locator("main").get_by_role("link", name="Lesson complete").click()
    expect(opened(ours).get_by_text("Complete by what you did in it.")).to_be_visible()
    assert LessonProgress.objects.filter(user=ada, is_completed=True).count() == 3


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("Courses", "0 completed, 1 in progress."),
        ("Lessons", "2 completed, 0 in progress."),
        ("Exercises", "1 solved of 1 tried."),
        ("Quizzes", "You answered quizzes 0 times."),
    ],
)
def test_each_card_opens(ours: Site, ada: User, card: str, said: str) -> None:
    exercise = make_exercise()
    make_submission(ada, exercise)
    ours.go("/accounts/progress/")
    ours.page.locator(".stat").get_by_role("link", name=card).click()
    expect(opened(ours).get_by_text(said)).to_be_visible()


def test_the_panel_works_by_keyboard_and_for_screen_readers(scripted: Site) -> None:
    page = scripted.page
    scripted.go("/courses/first-steps/")
    link = page.get_by_role("link", name="2 done, by your word")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Lesson B")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading", name="Lesson B")).to_be_focused()
    nothing_serious(page)
    dialog.get_by_role("link", name="First Steps").press("Enter")
    expect(page.get_by_role("dialog", name="First Steps: 66 %").get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_panel_fits_a_narrow_phone(scripted: Site) -> None:
    page = scripted.page
    page.set_viewport_size({"width": 320, "height": 640})
    word = "aWordThatNobodyWouldEverWantToBreakInTwoButEveryPhoneHasTo"
    Course.objects.update(title=f"A course about {word}")
    scripted.go("/courses/")
    page.get_by_role("link", name="2 of 3 complete").click()
    expect(page.locator("#why")).to_contain_text(word)
    assert page.locator("#why").evaluate("it => it.scrollWidth <= it.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    nothing_serious(page)


def test_who_was_signed_out_meanwhile_comes_to_log_in_and_back(scripted: Site) -> None:
    page = scripted.page
    scripted.go("/courses/")
    scripted.context.clear_cookies()
    page.remove_listener("console", scripted.listener)  # the 401 is what this is about
    page.get_by_role("link", name="2 of 3 complete").click()
    expect(page.locator("main [name=password]")).to_be_visible()
    assert "next=/accounts/progress/course/" in page.url


def test_the_report_is_read_and_printed(scripted: Site, course: Course) -> None:
    page = scripted.page
    page.add_init_script("window.print = () => (window.printed = true)")
    scripted.go("/accounts/progress/")
    page.get_by_role("link", name="First Steps").first.click()
    rows = page.locator(".report-row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("Complete by your word")
    expect(page.locator(".timeline")).to_contain_text("Said to know “Lesson B” already")
    page.get_by_role("button", name="Print the report").click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    expect(page.get_by_text("Report of ada")).to_be_visible()
    for selector in (".site-header", ".site-footer", "[data-print]", "main .btn"):
        assert not any(part.is_visible() for part in page.locator(selector).all()), selector
    expect(rows.nth(2)).to_be_visible()


def make_certificate(page: Page, name: str) -> None:
    page.get_by_role("link", name="Your certificate").click()
    page.get_by_label("Name on the certificate").fill(name)
    page.get_by_label("Whoever has the code may see this.").check()
    page.get_by_role("button", name="Make the certificate").click()


def test_a_certificate_is_made_shown_checked_and_withdrawn(
    ours: Site, browser: Browser, ada: User, course: Course
) -> None:
    page = ours.page
    progress.declare_known(ada, course.lessons.get(title="Lesson C"))
    ours.go(f"/accounts/progress/course/{course.pk}/")
    make_certificate(page, "Ada Lovelace")
    expect(page.get_by_role("article", name="First Steps")).to_contain_text("Ada Lovelace")

    stranger = browser.new_context().new_page()
    code = Certificate.objects.get().shown_code
    stranger.goto(f"{ours.url}/certificates/")
    stranger.get_by_label("Code").fill(code.lower().replace("-", " "))
    stranger.get_by_role("button", name="Check").click()
    expect(stranger.get_by_text("This certificate is valid.")).to_be_visible()
    expect(stranger.get_by_text("by the learner’s own word to know them already.")).to_be_visible()

    page.get_by_text("Withdraw the certificate").click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("The certificate is withdrawn.")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This certificate was withdrawn")
    expect(stranger.get_by_text("Ada Lovelace")).to_have_count(0)
    stranger.context.close()

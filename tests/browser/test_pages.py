"""Every page in a real browser: nothing for axe to find, and nothing wider than a narrow phone, full or empty."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize

from accounts import progress
from accounts.certificates import Certificate
from accounts.models import Favorite, Note
from courses.models import Course, Lesson, Question
from exercises.models import Draft, DraftVersion, Exercise
from judge.report import CaseReport, CaseState, Failure, Frame, Report
from review import acts
from review.acts import Turn
from review.models import Card
from tests.browser.addresses import ADDRESSES, NO_PAGES, NOWHERE
from tests.browser.conftest import WIDE
from tests.factory import make_submission, make_user
from tests.url_names import names

NARROW: ViewportSize = {"width": 320, "height": 640}
LOOKS: list[tuple[ViewportSize, Literal["light", "dark"]]] = [(WIDE, "light"), (NARROW, "dark")]
LONG = "A title that goes on and on, with aWordThatNobodyWouldEverWantToBreakInTwoButEveryPhoneHasTo, " * 2
CRASHED = Report.from_cases(
    (CaseReport(1, CaseState.RUNTIME_ERROR, public=True, shown=LONG, error=f"NameError: {LONG}", stdout=LONG * 40),),
    "",
    failures={1: Failure("NameError", "name 'aWordThatNobody' is not defined", (Frame("solution.py", 1, LONG),))},
)
DIFFERENT = Report.from_cases(
    (
        CaseReport(
            1, CaseState.WRONG_ANSWER, public=True, shown="f()", part="output", expected="a b", got=f"ab {LONG}"
        ),
        *(CaseReport(number, CaseState.NOT_RUN) for number in range(2, 9)),
    ),
    "",
)

pytestmark = pytest.mark.browser


@pytest.fixture
def ada(library: None) -> User:
    """A learner with one of everything, and names that are too long."""
    user = make_user("ada")
    for lesson in Lesson.objects.all()[:2]:
        progress.declare_known(user, lesson)
        progress.submit_quiz(user, lesson, {})
        Favorite.objects.create(user=user, lesson=lesson)
    for exercise, report in zip(Exercise.objects.all()[:2], (CRASHED, DIFFERENT), strict=True):
        files = {"solution.py": f"# {LONG}\n"}
        make_submission(user, exercise, report.verdict.value, files=files, report=report.to_json())
        Favorite.objects.create(user=user, exercise=exercise)
    lesson = Lesson.objects.get(slug="strings-first")
    Note.objects.create(user=user, title=LONG[:200], content=f"{LONG}\n\n```\n{LONG}\n```\n", lesson=lesson)
    unsent_work(user)
    make_cards(user)
    certificates(user)
    Lesson.objects.filter(slug="aliasing").update(archived_at=timezone.now())
    return user


def unsent_work(user: User) -> None:
    row: dict[str, Any] = {
        "user": user,
        "exercise": Exercise.objects.get(slug="name-badge"),
        "files": {"solution.py": f"# {LONG}\n"},
    }
    Draft.objects.create(**row)
    DraftVersion.objects.create(**row, is_closed=True)


def make_cards(user: User) -> None:
    """A card of each kind that is due, and one that was reviewed."""
    due = {"user": user, "due_at": timezone.now()}
    question, reviewed = Question.objects.filter(kind="single")[:2]
    Card.objects.create(kind="question", question=question, **due)
    Card.objects.create(kind="exercise", exercise=Exercise.objects.all()[2], **due)
    Card.objects.create(
        kind="own", front=LONG, back=LONG, front_html=f"<p>{LONG}</p>", back_html=f"<p>{LONG}</p>", **due
    )
    acts.answer_question(user, Turn(Card.objects.create(kind="question", question=reviewed, **due), 0), None)


def certificates(user: User) -> None:
    """A course with too long a title, completed and certified, and a certificate of another that was withdrawn."""
    now = timezone.now()
    row = {"user": user, "name": LONG[:100], "title": LONG[:200], "issued_at": now, "withdrawn_at": now}
    Certificate.objects.create(course=Course.objects.get(slug="core-python"), **row)
    long = Course.objects.create(title=LONG[:200], slug="long", order=9)
    progress.declare_known(user, Lesson.objects.create(course=long, title=LONG[:200], slug="long"))
    progress.issue_certificate(user, long, LONG[:100])


ONLY_VISITORS = [
    *("accounts:register", "login", "password_reset", "password_reset_done", "password_reset_complete"),
    *("password_reset_confirm", "password_reset_confirm old", "check_certificate", "certificate of nobody"),
]
VISITORS = [
    *("home", "search", "keys", "courses:catalogue", "courses:course_detail", "courses:lesson_detail", "certificate"),
    *("certificate withdrawn", "exercises:exercise_list", "exercises:exercise_detail", NOWHERE, *ONLY_VISITORS),
]
EMPTY = [
    *("home", "accounts:progress", "accounts:notes", "accounts:favorites", "accounts:profile"),
    *("courses:course_detail", "review:today", "review:cards", "review:forecast"),
]
OF_ADA = [name for name in ADDRESSES if name not in ONLY_VISITORS]
SERIOUS = """axe.run({resultTypes: ["violations"]}).then(({violations}) =>
  violations.filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 200)}`))"""


def cookies(user: User, url: str) -> list[Any]:
    """The session of a user who has logged in."""
    client = Client()
    client.force_login(user)
    return [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}]


def look(page: Page, address: str) -> list[str]:
    """What is wrong with a page, wide and light, and on a narrow phone in the dark."""
    found = []
    for size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address)
        page.evaluate(Axe().axe_script)
        found += [f"{scheme}: {line}" for line in page.evaluate(SERIOUS)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            found.append(f"{width} pixels wide in a window of {size['width']}")
    return found


@pytest.mark.parametrize("who", ["ada", "newcomer", "visitor"])
def test_pages_are_for_everybody(browser: Browser, live_server: Any, ada: User, who: str) -> None:
    wanted = {"ada": OF_ADA, "newcomer": EMPTY, "visitor": VISITORS}[who]
    user = {"ada": ada, "newcomer": make_user("newcomer"), "visitor": None}[who]
    context = browser.new_context()
    if user is not None:
        context.add_cookies(cookies(user, live_server.url))
    page = context.new_page()
    found = {name: look(page, live_server.url + ADDRESSES[name]()) for name in wanted}
    context.close()
    assert {name: what for name, what in found.items() if what} == {}


def test_every_address_of_the_site_is_looked_at_or_said_to_be_no_page() -> None:
    looked_at = {name.split(" ")[0] for name in (*OF_ADA, *VISITORS)} - {NOWHERE}
    assert looked_at | NO_PAGES.keys() == names()
    assert not looked_at & NO_PAGES.keys()

"""Every page in a real browser: nothing for axe to find, and nothing wider than a narrow phone, full or empty."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, ViewportSize

from accounts import progress
from accounts.certificates import Certificate
from accounts.models import Favorite, Note
from courses.models import Course, Lesson, Question
from exercises.models import Exercise, Result
from judge.report import CaseReport, CaseState, Failure, Frame, Report
from review import acts
from review.acts import Turn
from review.models import Card, Review
from tests.browser.conftest import WIDE
from tests.factory import make_submission, make_user

NARROW: ViewportSize = {"width": 320, "height": 640}
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
LESSON = ["first-steps", "strings-first"]

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
    long = Course.objects.create(title=LONG[:200], slug="long", order=9)
    progress.declare_known(user, Lesson.objects.create(course=long, title=LONG[:200], slug="long"))
    progress.issue_certificate(user, long, LONG[:100])
    Note.objects.create(user=user, title=LONG[:200], content=f"{LONG}\n\n```\n{LONG}\n```\n", lesson=lesson)
    make_cards(user)
    return user


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


PLAIN = {
    "home": ["home"],
    "catalogue": ["courses:catalogue"],
    "course": ["courses:course_detail", "first-steps"],
    "lesson": ["courses:lesson_detail", *LESSON],
    "quiz": ["courses:answer_quiz", *LESSON],
    "exercises": ["exercises:exercise_list"],
    "exercise": ["exercises:exercise_detail", "name-badge"],
    "progress": ["accounts:progress"],
    "notes": ["accounts:notes"],
    "new note": ["accounts:create_note"],
    "favourites": ["accounts:favorites"],
    "profile": ["accounts:profile"],
    "password": ["password_change"],
    **{f"why {card}": ["accounts:why", card] for card in ("courses", "lessons", "exercises", "quizzes")},
    "certificate check": ["check_certificate"],
    "search": ["search"],
    "review": ["review:today"],
    "review cards": ["review:cards"],
    "review forecast": ["review:forecast"],
    "review settings": ["review:settings"],
    "new card": ["review:write_card"],
}
"""Pages whose addresses hold no id."""


def course(slug: str) -> int:
    """The id of the course."""
    return int(Course.objects.get(slug=slug).pk)


def explanations() -> dict[str, Callable[[], str]]:
    """What stands behind the numbers, and what is told of a course."""
    return {
        "why course": lambda: reverse("accounts:why_course", args=[course("long")]),
        "why lesson": lambda: reverse("accounts:why_lesson", args=[Lesson.objects.get(slug="hello-output").pk]),
        "why exercise": lambda: reverse("accounts:why_exercise", args=[Exercise.objects.all()[0].pk]),
        "long report": lambda: reverse("accounts:course_progress", args=[course("long")]),
        "time line": lambda: reverse("accounts:course_timeline", args=[course("long")]),
        "own certificate": lambda: reverse("accounts:certificate", args=[course("long")]),
        "no certificate": lambda: reverse("accounts:certificate", args=[course("first-steps")]),
        "certificate": lambda: Certificate.objects.get().get_absolute_url(),
    }


def addresses() -> dict[str, Callable[[], str]]:
    """Each page by its name; ids are known only once the rows are there."""
    with_id: dict[str, Callable[[], str]] = {
        "submission": lambda: page_of_newest("exercises:submission_detail", "submissions"),
        "crashed submission": lambda: page_of_newest(
            "exercises:submission_detail", "submissions", Result.RUNTIME_ERROR
        ),
        "note": lambda: page_of_newest("accounts:note_detail", "notes"),
        "edit note": lambda: page_of_newest("accounts:edit_note", "notes"),
        "delete note": lambda: page_of_newest("accounts:delete_note", "notes"),
        "course report": lambda: reverse("accounts:course_progress", args=[Course.objects.get(slug="first-steps").pk]),
        "attempt": lambda: reverse(
            "courses:quiz_result", args=["first-steps", "hello-output", newest("quiz_attempts", "hello-output")]
        ),
        "review question": lambda: page_of_card("question"),
        "review exercise": lambda: page_of_card("exercise"),
        "review own": lambda: page_of_card("own"),
        "reviewed": lambda: reverse("review:done", args=[Review.objects.all()[0].pk]),
        "nowhere": lambda: "/nowhere/",
    }
    return (
        {name: (lambda parts=parts: reverse(parts[0], args=parts[1:])) for name, parts in PLAIN.items()}
        | with_id
        | explanations()
    )


def page_of_card(kind: str) -> str:
    """The page that asks ada's card of this kind."""
    return reverse("review:card", args=[Card.objects.get(kind=kind, turn=0).pk])


def newest(related: str, lesson: str) -> int:
    """The newest row of ada's that is about this lesson."""
    rows: Any = getattr(User.objects.get(username="ada"), related)
    return int(rows.filter(lesson__slug=lesson).first().pk)


def page_of_newest(name: str, related: str, result: str = "") -> str:
    """The page of the newest of ada's rows of a kind, with this result if one is given."""
    rows: Any = getattr(User.objects.get(username="ada"), related)
    return reverse(name, args=[(rows.filter(result=result) if result else rows).first().pk])


ADDRESSES = addresses()
VISITORS = ["home", "catalogue", "course", "lesson", "exercises", "exercise", "nowhere"]
EMPTY = ["home", "progress", "notes", "favourites", "profile", "course", "review", "review cards", "review forecast"]
VISITORS += ["certificate", "certificate check"]
EMPTY += ["course report", "why lessons", "time line"]


def cookies(user: User, url: str) -> list[Any]:
    """The session of a user who has logged in."""
    client = Client()
    client.force_login(user)
    return [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}]


def look(browser: Browser, url: str, path: str, user: User | None, *, narrow: bool) -> list[str]:
    """What is wrong with a page: on a narrow dark phone, or wide and light."""
    scheme: Any = "dark" if narrow else "light"
    context = browser.new_context(viewport=NARROW if narrow else WIDE, color_scheme=scheme, reduced_motion="reduce")
    if user is not None:
        context.add_cookies(cookies(user, url))
    page = context.new_page()
    page.goto(url + path)
    found = [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:  # type: ignore[index]  # the context was made with a size
        found.append(f"{width} pixels wide")
    context.close()
    return found


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("who", ["ada", "newcomer", "visitor"])
def test_pages_are_for_everybody(browser: Browser, live_server: Any, ada: User, who: str, narrow: bool) -> None:
    names = {"ada": list(ADDRESSES), "newcomer": EMPTY, "visitor": VISITORS}[who]
    user = {"ada": ada, "newcomer": make_user("newcomer"), "visitor": None}[who]
    found = {name: look(browser, live_server.url, ADDRESSES[name](), user, narrow=narrow) for name in names}
    assert {name: what for name, what in found.items() if what} == {}

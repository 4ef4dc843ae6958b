"""A locale that marks every sentence it translates: a sentence that a person sees without the marks is hard-coded."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from accounts import progress
from accounts.models import Favorite, Note
from accounts.templatetags import course_cards
from courses.models import Course, Lesson, Question
from exercises.models import Exercise, Result
from judge.report import CaseReport, CaseState, Failure, Frame, MissingName, Report
from judge.subjects import Role
from review import acts
from review.acts import Turn
from review.models import Card, Plan
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

OPENING, CLOSING = "⟦", "⟧"
NOT_SENTENCES = {"script", "style", "code", "pre", "kbd", "textarea"}
SEEN_ATTRIBUTES = {"title", "alt", "aria-label", "placeholder", "content"}
NAMES = re.compile(
    r"Milepost|Python|MIT|CC BY-SA 4\.0|CC-BY-SA-4\.0|Bootstrap|Markdown|solution\.py|ada\b|@example\.org"
)
"""Words that are the same in every language, and the learner's own name."""

CRASHED = Report.from_cases(
    (CaseReport(1, CaseState.PASSED), CaseReport(2, CaseState.RUNTIME_ERROR, public=True, shown="1", error="2")),
    "",
    failures={2: Failure("ZeroDivisionError", "division by zero", (Frame("solution.py", 1, "1 / n"),))},
)
DIFFERS = Report.from_cases(
    (CaseReport(1, CaseState.WRONG_ANSWER, public=True, shown="1", part="value", expected="'1 2'", got="'12'"),), ""
)
UNTESTED = Report.from_cases(
    (CaseReport(1, CaseState.MISSING_NAME, role=Role.RIGHT, shown="1"),), "", missing=MissingName("test_")
)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put marks around everything that goes through gettext."""
    catalogue = translation._trans  # type: ignore[attr-defined]  # the one place where all of it passes
    for name in ("gettext", "pgettext", "ngettext", "npgettext"):
        original = getattr(catalogue, name)

        def mark(*arguments: object, original: object = original) -> str:
            return f"{OPENING}{original(*arguments)}{CLOSING}"  # type: ignore[operator]

        monkeypatch.setattr(catalogue, name, mark)
    monkeypatch.setattr(course_cards, "get_language", lambda: "marked")  # or cards of before would be shown


class Sentences(HTMLParser):
    """Collects what is outside of the marks: text that people see or have read to them."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.skipping: list[str] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in NOT_SENTENCES:
            self.skipping.append(tag)
        for name in SEEN_ATTRIBUTES & values.keys():
            if tag != "meta" or values.get("name") == "description":
                self.look_at(values[name] or "")
        if tag == "input" and values.get("type") in ("submit", "button"):
            self.look_at(values.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.depth = self.look_at(data, self.depth)

    def look_at(self, text: str, depth: int = 0) -> int:
        """Note every run of letters outside of the marks; gives how deep in marks the text ends."""
        outside = ""
        for character in NAMES.sub("", text):
            if character == OPENING:
                depth += 1
            elif character == CLOSING:
                depth -= 1
            elif depth == 0:
                outside += character
        if re.search(r"[^\W\d_]{2,}", outside):
            self.bare.append(" ".join(outside.split()))
        return depth


def bare_sentences(html: str) -> list[str]:
    parser = Sentences()
    parser.feed(html)
    return parser.bare


def explanations(course: Course, lesson: Lesson, exercise: Exercise) -> dict[str, str]:
    """The pages that say why a number is what it is, and the time line."""
    return {
        "course progress": reverse("accounts:course_progress", args=[course.pk]),
        "certificate form": reverse("accounts:certificate", args=[course.pk]),
        "certificate check": reverse("check_certificate"),
        "time line": reverse("accounts:course_timeline", args=[course.pk]),
        "why courses": reverse("accounts:why", args=["courses"]),
        "why lessons": reverse("accounts:why", args=["lessons"]),
        "why exercises": reverse("accounts:why", args=["exercises"]),
        "why quizzes": reverse("accounts:why", args=["quizzes"]),
        "why course": reverse("accounts:why_course", args=[course.pk]),
        "why lesson": reverse("accounts:why_lesson", args=[lesson.pk]),
        "why exercise": reverse("accounts:why_exercise", args=[exercise.pk]),
    }


@pytest.fixture
def shelf(learner: User) -> dict[str, str]:
    """One of everything, named by digits, so that the data itself has no letters."""
    course = make_course(title="1", summary="1", licence="")
    lesson, reading = make_lesson(course, title="2", html="<p>2</p>", minutes=5), make_lesson(course, title="3")
    make_quiz(lesson)
    Question.objects.update(stem_html="6", data={"kind": "short", "right": ["7"], "wrong": []})
    exercise = make_exercise(lesson, title="4", statement_html="<p>4</p>", definition={})
    solved = make_submission(learner, exercise, files={"solution.py": "1"})
    failed = make_submission(learner, exercise, Result.WRONG_ANSWER, files={"solution.py": "1"})
    progress.mark_read(learner, reading)
    note = Note.objects.create(user=learner, title="5", content="5", lesson=lesson, exercise=exercise)
    for star in ({"lesson": lesson}, {"exercise": exercise}):
        Favorite.objects.create(user=learner, **star)
    slugs = [course.slug, lesson.slug]
    return {
        "home": reverse("home"),
        "catalogue": reverse("courses:catalogue"),
        "course": reverse("courses:course_detail", args=[course.slug]),
        "lesson": reverse("courses:lesson_detail", args=slugs),
        "lesson to read": reverse("courses:lesson_detail", args=[course.slug, reading.slug]),
        "exercises": reverse("exercises:exercise_list"),
        "no exercises": reverse("exercises:exercise_list") + "?q=nowhere",
        "exercise": reverse("exercises:exercise_detail", args=[exercise.slug]),
        "accepted": reverse("exercises:submission_detail", args=[solved.pk]),
        "wrong": reverse("exercises:submission_detail", args=[failed.pk]),
        "profile": reverse("accounts:profile"),
        "progress": reverse("accounts:progress"),
        **explanations(course, lesson, exercise),
        "notes": reverse("accounts:notes"),
        "new note": reverse("accounts:create_note"),
        "note": reverse("accounts:note_detail", args=[note.pk]),
        "edit note": reverse("accounts:edit_note", args=[note.pk]),
        "delete note": reverse("accounts:delete_note", args=[note.pk]),
        "favourites": reverse("accounts:favorites"),
        **review_cards(learner, exercise),
        "password": reverse("password_change"),
        **{name: reverse("search") + query for name, query in SEARCHES.items()},
        "nowhere": "/0/",
    }


SEARCHES = {"search": "", "found": "?q=2", "nothing found": "?q=99"}
REVIEW = ["today", "cards", "forecast", "settings", "write_card"]


def review_cards(learner: User, exercise: Exercise) -> dict[str, str]:
    """A card of each kind that is due, and a review of each; their texts are digits, too."""
    due = timezone.now()
    hints = {"began_at": due, "hints": 1}
    question = Card.objects.create(user=learner, kind="question", question=Question.objects.all()[0], due_at=due)
    own = Card.objects.create(user=learner, kind="own", front="1", back="2", front_html="1", back_html="2", due_at=due)
    solving = Card.objects.create(user=learner, kind="exercise", exercise=exercise, due_at=due, **hints)
    gone = Card.objects.create(user=learner, kind="own", front="3", due_at=due, suspended_at=due)
    answered = acts.answer_question(learner, Turn(question, 0), "8")
    Card.objects.update(due_at=due)
    Plan.objects.update(done=0)
    return {
        **{f"review {name}": reverse(f"review:{name}") for name in REVIEW},
        "review question": reverse("review:card", args=[question.pk]),
        "review own": reverse("review:card", args=[own.pk]),
        "review exercise": reverse("review:card", args=[solving.pk]),
        "review history": reverse("review:history", args=[solving.pk]),
        "review done": reverse("review:done", args=[answered.pk]),
        "review delete": reverse("review:delete_card", args=[gone.pk]),
    }


PAGES = [
    *(f"review {name}" for name in REVIEW),
    *("review question", "review own", "review exercise", "review history", "review done", "review delete"),
    *("home", "catalogue", "course", "lesson", "lesson to read", "exercises", "no exercises", "exercise"),
    *("accepted", "wrong", "profile", "progress", "course progress", "notes", "new note", "note", "edit note"),
    *("delete note", "favourites", "password", "nowhere"),
    *("search", "found", "nothing found"),
    *("time line", "certificate form", "certificate check"),
    *("why courses", "why lessons", "why exercises", "why quizzes", "why course", "why lesson", "why exercise"),
]


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_a_page_goes_through_gettext(
    marked: None, signed_in: Client, shelf: dict[str, str], page: str
) -> None:
    response = signed_in.get(shelf[page])
    assert response.status_code == (404 if page == "nowhere" else 200)
    assert bare_sentences(response.content.decode()) == []


def test_so_does_every_sentence_of_a_certificate(marked: None, signed_in: Client, learner: User) -> None:
    course = make_course(title="1")
    for _lesson in range(2):
        progress.declare_known(learner, make_lesson(course, title="2"))
    asked = reverse("accounts:certificate", args=[course.pk])
    assert bare_sentences(signed_in.get(asked).text) == []
    certificate = progress.issue_certificate(learner, course, "1")
    address, code = certificate.get_absolute_url(), certificate.shown_code
    for page in (asked, address):
        text = signed_in.get(page).text
        assert address in text
        assert (
            bare_sentences(text.replace(f"http://testserver{address}", "").replace(code, "").replace("testserver", ""))
            == []
        )
    progress.withdraw_certificate(learner, course)
    assert bare_sentences(signed_in.get(address).text) == []


@pytest.mark.parametrize(
    ("report", "words"),
    [(CRASHED, "nothing can be divided by 0"), (DIFFERS, "Only blanks differ"), (UNTESTED, "no test yet")],
)
def test_so_does_every_sentence_of_a_report(
    marked: None, signed_in: Client, learner: User, report: Report, words: str
) -> None:
    exercise = make_exercise(title="4")
    row = make_submission(learner, exercise, report.verdict.value, files={"solution.py": "1"}, report=report.to_json())
    html = signed_in.get(row.get_absolute_url()).text
    assert words in html
    assert bare_sentences(html) == []


@pytest.mark.parametrize("page", ["progress", "notes", "favourites", "profile", "home", "review today", "review cards"])
def test_so_does_every_sentence_of_an_empty_shelf(
    marked: None, client: Client, shelf: dict[str, str], page: str
) -> None:
    client.force_login(make_user("ada2", email=""))
    html = client.get(shelf[page]).content.decode()
    assert bare_sentences(html.replace("ada2", "")) == []


@pytest.mark.parametrize("name", ["login", "accounts:register", "password_reset", "home", "courses:catalogue", "keys"])
def test_so_does_every_sentence_that_a_visitor_sees(marked: None, client: Client, db: None, name: str) -> None:
    assert bare_sentences(client.get(reverse(name)).content.decode()) == []


def test_the_test_sees_a_bare_sentence() -> None:
    html = f"<p>{OPENING}Translated{CLOSING}</p><p>Forgotten here</p><img alt='Also bare'><code>print</code>"
    assert bare_sentences(html) == ["Forgotten here", "Also bare"]

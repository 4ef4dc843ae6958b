"""No text that somebody wrote becomes anything but text: each vector, in each place where texts of people are shown."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import notes
from accounts.models import Note, Profile
from accounts.note_export import text_of
from courses.markdown import NOTE_TAGS, render_code, render_content, render_inline, render_note
from courses.models import Course, Lesson
from exercises.models import Draft, Exercise, Submission
from judge.report import CaseReport, CaseState, Failure, Frame, Report
from review.own import change_card
from tests.security.parsed import Parsed, faults
from tests.security.vectors import VECTORS
from tests.security.world import World

CONTENT_TAGS = NOTE_TAGS | {"details", "summary", "samp", "kbd"}
ATTRIBUTES = {"href", "title", "rel", "class", "start", "tabindex", "id"}
DATA = {"data-run", "data-predict", "data-stdin", "data-continues", "data-error"}
WAYS = (
    "{}",
    "[x]({})",
    "![x]({})",
    "> {}",
    "`{}`",
    "```\n{}\n```",
    "| {} |\n| - |\n| {} |",
    "**{}** _{}_",
    "<{}>",
    "# {}",
)


PLAIN = [vector for vector in VECTORS if vector.startswith(("<img src", "<script>", "<iframe", "<a href=ja"))]
"""Those that the standard library's parser, too, sees as what they are."""


def share(number: int, of: int) -> tuple[str, ...]:
    """Every so-manieth vector: a page that shows few texts sees some, and together pages see all several times."""
    return VECTORS[number % of :: of]


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(set(VECTORS)) == len(VECTORS) >= 80


@pytest.mark.parametrize("bad", PLAIN)
def test_the_check_finds_what_came_through(bad: str) -> None:
    assert faults(f"<p>{bad}</p>") != []


@pytest.mark.parametrize(
    ("render", "tags"),
    [
        (render_note, NOTE_TAGS),
        (render_content, CONTENT_TAGS),
        (render_inline, CONTENT_TAGS),
        (render_code, CONTENT_TAGS),
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_markdown_lets_nothing_through(render: Callable[[str], str], tags: set[str], way: str) -> None:
    for vector in VECTORS:
        try:
            html = render(way.replace("{}", vector))
        except ValueError:  # a picture that the library does not have is refused
            continue
        parsed = Parsed(html)
        assert {tag for tag, _attributes in parsed.elements} <= tags, vector
        names = {name for _tag, attributes in parsed.elements for name in attributes}
        assert names <= ATTRIBUTES | (DATA if render is not render_note else set()), vector
        assert faults(html) == [], vector


def report_of(text: str) -> dict[str, Any]:
    case = CaseReport(
        1, CaseState.RUNTIME_ERROR, public=True, shown=text, expected=text, got=text, stdout=text, error=text
    )
    failure = Failure("ValueError", text, (Frame("solution.py", 1, text),))
    return Report.from_cases((case,), text, failures={1: failure}).to_json()


def fill(world: World, text: str) -> None:
    """Put the text wherever people, and their programs, write, past every form."""
    word, key = text.replace("\0", ""), world.owner.pk
    User.objects.filter(pk=key).update(username=word[:150], first_name=word[:150])
    Profile.objects.filter(user=key).update(bio=word)
    Course.objects.update(title=word[:200], summary=word)
    Lesson.objects.update(title=word[:200])
    Exercise.objects.update(title=word[:200])
    Note.objects.update(title=word[:200])
    notes.change_note(Note.objects.get(), title=word[:200], content=word, lesson=world.lesson, exercise=world.exercise)
    Draft.objects.update(files={"solution.py": word})
    Submission.objects.update(files={"solution.py": word}, result="runtime_error", report=report_of(word))
    change_card(world.card, front=word, back=word)
    world.owner.certificates.update(name=word[:100], title=word[:200])


PAGES = (
    *("home", "courses:catalogue", "courses:course_detail", "courses:lesson_detail", "exercises:exercise_list"),
    *("exercises:exercise_detail", "exercises:history", "exercises:submission_detail", "accounts:profile"),
    *("accounts:progress", "accounts:course_progress", "accounts:course_timeline", "accounts:why_course"),
    *("accounts:notes", "accounts:note_detail", "accounts:edit_note", "accounts:note_history", "accounts:delete_note"),
    *("accounts:favorites", "accounts:certificate", "certificate", "review:cards", "review:card", "review:edit_card"),
    *("courses:quiz_result", "courses:answer_quiz", "accounts:why_exercise"),
)
SHAPED = ("home", "courses:catalogue", "courses:course_detail", "accounts:profile", "accounts:progress", "certificate")
"""Pages whose texts are no Markdown: their elements are the same whatever somebody wrote."""


@pytest.fixture
def world(signed_in: Client, learner: User) -> World:
    world = World(learner)
    signed_in.post(reverse("accounts:toggle_favorite_lesson", args=[world.lesson.pk]))
    return world


def page(client: Client, world: World, name: str, **query: str) -> str:
    answer = client.get(world.address(name), query)
    assert answer.status_code == (404 if "code" in query and name == "check_certificate" else 200), name
    return answer.text


@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES)))
def test_no_page_lets_anything_through(signed_in: Client, world: World, number: int, name: str) -> None:
    for vector in share(number, 6):
        fill(world, vector)
        assert faults(page(signed_in, world, name)) == [], vector


@pytest.mark.parametrize("name", SHAPED)
def test_a_text_that_is_no_markdown_changes_no_element(signed_in: Client, world: World, name: str) -> None:
    fill(world, "harmless")
    shape = Parsed(page(signed_in, world, name)).shape
    for vector in VECTORS:
        fill(world, vector)
        assert Parsed(page(signed_in, world, name)).shape == shape, vector


@pytest.mark.parametrize(
    ("number", "name"),
    list(enumerate(["search", "accounts:notes", "exercises:exercise_list", "check_certificate", "login"])),
)
def test_what_stands_in_an_address_stays_a_text(signed_in: Client, world: World, number: int, name: str) -> None:
    for vector in share(number, 3):
        html = page(signed_in, world, name, q=vector, next=vector, code=vector, sort=vector, page=vector, state=vector)
        assert faults(html) == [], vector


@pytest.mark.parametrize(
    ("number", "name"), list(enumerate(["accounts:register", "accounts:create_note", "accounts:profile", "login"]))
)
def test_what_comes_back_in_a_form_stays_a_text(signed_in: Client, world: World, number: int, name: str) -> None:
    fields = ("username", "email", "title", "bio", "time_zone", "lesson", "lesson_search", "goal", "next")
    for vector in share(number, 3):
        answer = signed_in.post(world.address(name), dict.fromkeys(fields, vector))
        assert answer.status_code == 200
        assert faults(answer.text) == [], vector


def test_an_exported_note_is_its_own_text(world: World) -> None:
    for vector in VECTORS:
        fill(world, vector)
        note = Note.objects.select_related("lesson__course", "exercise").get()
        assert note.content in text_of(note)

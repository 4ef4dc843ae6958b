"""`new_lesson` and `new_exercise`: what is laid down is valid as it stands, and nothing is ever written over."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from courses.tests.shelf import FILES, write
from exercises.importing import read_content
from exercises.skeletons import KINDS
from judge import Judge, load_exercise
from judge.verifying import verify

LESSON = "core/rounding"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The small library."""
    return write(tmp_path, FILES)


def lay_down(command: str, root: Path, *arguments: str) -> list[Path]:
    """Run the command; the files that it names."""
    out = StringIO()
    call_command(command, *arguments, content=root, stdout=out)
    return [Path(line) for line in out.getvalue().splitlines()]


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_lesson_is_laid_down_whole_and_stands_last(shelf: Path) -> None:
    named = lay_down("new_lesson", shelf, LESSON, 'Rounding: "half" and more')

    lesson = read_content(shelf).library.courses[0].modules[-1].lessons[-1]
    assert (lesson.ref.lesson, lesson.title) == ("rounding", 'Rounding: "half" and more')
    assert lesson.quiz is not None
    assert {path.name for path in named} == {"lesson.md", "quiz.md", "course.toml", "misconceptions.toml"}
    assert all(path.is_file() for path in named)


def test_a_title_is_made_from_the_slug(shelf: Path) -> None:
    lay_down("new_lesson", shelf, "core/more-on-lists")

    assert [each.title for each in read_content(shelf).library.lessons][-1] == "More on lists"


@pytest.mark.jail
@pytest.mark.parametrize("kind", KINDS)
def test_an_exercise_is_laid_down_whole_and_does_what_it_declares(shelf: Path, kind: str) -> None:
    lay_down("new_lesson", shelf, LESSON)
    lay_down("new_exercise", shelf, f"{LESSON}/half-price", f"--kind={kind}")

    found = read_content(shelf).exercises[-1]
    assert (found.definition.slug, found.definition.kind) == ("half-price", kind)
    assert {wrong.misconception for wrong in found.definition.wrong} == {"rounding-belief"}
    with Judge(wall="A") as judge:
        assert verify(load_exercise(shelf / LESSON / "exercises" / "half-price"), judge) == []


@pytest.mark.parametrize(
    ("command", "place", "why"),
    [
        ("new_lesson", "core", "Write it as course/lesson"),
        ("new_lesson", "core/Rounding up", "Write it as course/lesson"),
        ("new_lesson", "../rounding", "Write it as course/lesson"),
        ("new_lesson", "else/rounding", "There is no course else"),
        ("new_lesson", "core/lists", "exists already"),
        ("new_exercise", "core/lists", "Write it as course/lesson/exercise"),
        ("new_exercise", "core/nothing/half-price", "There is no lesson core/nothing"),
    ],
)
def test_what_cannot_be_laid_down_is_said_and_changes_nothing(shelf: Path, command: str, place: str, why: str) -> None:
    before = contents(shelf)

    with pytest.raises(CommandError, match=why):
        lay_down(command, shelf, place)

    assert contents(shelf) == before


def test_an_exercise_that_another_lesson_has_is_not_laid_down_again(shelf: Path) -> None:
    lay_down("new_exercise", shelf, "core/lists/half-price")
    before = contents(shelf)

    with pytest.raises(CommandError, match="The slug half-price is taken"):
        lay_down("new_exercise", shelf, "core/slices/half-price")

    assert contents(shelf) == before

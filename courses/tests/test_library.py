"""Reading a content root: what is valid, and every problem told at once with its file and line."""

import subprocess
import sys
from pathlib import Path

import pytest

from courses.library.__main__ import main
from courses.library.loading import load_library
from courses.library.structure import LessonRef
from courses.tests.shelf import FILES, LESSON, lesson, problems, write

COURSE = FILES["core/course.toml"]
QUIZ = FILES["core/slices/quiz.md"]


def test_the_small_library_is_valid(tmp_path: Path) -> None:
    library = load_library(write(tmp_path, FILES))
    (course,) = library.courses
    assert (course.slug, course.title, course.level, course.licence) == ("core", "Core", "beginner", "CC-BY-SA-4.0")
    assert [(module.id, module.title) for module in course.modules] == [("one", "One")]
    assert [str(lesson.ref) for lesson in library.lessons] == ["core/lists", "core/slices"]
    (belief,) = library.misconceptions
    assert (belief.slug, belief.say, belief.lesson) == (
        "index-from-one",
        "It starts at 0.",
        LessonRef("core", "slices"),
    )


def test_a_lesson_with_everything(tmp_path: Path) -> None:
    front = (
        'title: Slicing\nminutes: 25\nobjectives: [take a slice, "tell a: from b"]\n'
        "needs: [lists]\nteaches: [list-slice]\nrenamed_from: cutting"
    )
    write(tmp_path, {**FILES, **lesson(front, "See [lists](lesson:core/lists).\n")})
    (tmp_path / "core/slices/exercises/rotate").mkdir(parents=True)
    found = list(load_library(tmp_path).lessons)[1]
    assert found.objectives == ("take a slice", "tell a: from b")
    assert found.needs == (LessonRef("core", "lists"),)
    assert found.teaches == ("list-slice",)
    assert found.renamed_from == "cutting"
    assert found.exercises == (tmp_path / "core/slices/exercises/rotate",)
    assert (found.text, found.text_line) == ("See [lists](lesson:core/lists).\n", 9)


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "2026-11-02", "12:30", "0x1F", "1_000", "True"])
def test_yaml_has_no_surprises(tmp_path: Path, word: str) -> None:
    write(tmp_path, {**FILES, **lesson(f"title: {word}\nminutes: 20")})
    assert list(load_library(tmp_path).lessons)[1].title == word


def test_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    before = load_library(write(tmp_path, FILES))
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode())
    assert load_library(tmp_path) == before


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "core/course.toml": COURSE.replace("level", "levle"),
        "misconceptions.toml": FILES["misconceptions.toml"].replace("say", "sya"),
        "core/slices/quiz.md": "not read, as its course cannot be read",
    }
    assert problems(tmp_path, files) == [
        'core/course.toml:1: the key "level" is missing',
        'core/course.toml:3: unknown key "levle"',
        'misconceptions.toml:1: the key "say" is missing',
        'misconceptions.toml:3: unknown key "sya"',
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"library.toml": "courses = [\n"}, ["library.toml:2: this is not valid TOML: Invalid value"]),
        ({"library.toml": 'courses = ["core", "core"]\n'}, ["library.toml:1: the course core is listed 2 times"]),
        (
            {"library.toml": 'courses = [\n  "core",\n  "more",\n]\n'},
            ["library.toml:3: the course more has no file more/course.toml"],
        ),
        (
            {"more/course.toml": COURSE},
            ["library.toml:1: the folder more holds a course that is not listed here"],
        ),
        (
            {"core/maps/lesson.md": LESSON},
            ["core/course.toml:1: the folder maps holds a lesson that is not listed here"],
        ),
        (
            {"core/course.toml": COURSE.replace('"lists", ', '"lists", "maps", ')},
            ["core/course.toml:9: the lesson maps has no file maps/lesson.md"],
        ),
        (
            {"core/course.toml": COURSE + '\n[[module]]\nid = "one"\ntitle = "Two"\nlessons = ["lists"]\n'},
            [
                "core/course.toml:9: the lesson lists is listed 2 times",
                "core/course.toml:11: the module id one stands twice",
            ],
        ),
        (
            {"core/course.toml": COURSE.replace('"beginner"', '"easy"')},
            ["core/course.toml:3: \"level\": input should be 'beginner', 'intermediate' or 'advanced'"],
        ),
        (
            {"core/course.toml": COURSE.replace('"one"', '"One!"')},
            [
                "core/course.toml:7: \"module.0.id\": 'One!' is not a slug"
                " (lower case words and numbers, joined by hyphens)"
            ],
        ),
        (
            {"misconceptions.toml": FILES["misconceptions.toml"].replace("core/slices", "core/maps")},
            ["misconceptions.toml:1: there is no lesson core/maps"],
        ),
    ],
)
def test_a_bad_list_of_things(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert problems(tmp_path, files) == expected


def test_a_slug_left_behind_is_claimed_once(tmp_path: Path) -> None:
    claim = "title: T\nminutes: 20\nrenamed_from: old"
    files = {**lesson(claim), "core/lists/lesson.md": f"---\n{claim}\n---\nText.\n"}
    assert problems(tmp_path, files) == ["core/slices/lesson.md:4: renamed_from old: that name is still in use"]


def test_the_command_prints_problems_and_needs_neither_django_nor_a_database(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "core/slices/lesson.md": "---\ntitle: T\n---\nText.\n"})
    code = (
        "import sys; sys.modules['django'] = None; from courses.library.__main__ import main;"
        f"sys.exit(main(['check', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f'{tmp_path}/core/slices/lesson.md:2: the key "minutes" is missing\n'


def test_the_command_says_when_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(tmp_path, FILES))]) == 0
    assert capsys.readouterr().out == "1 courses, 2 lessons, 1 questions: all is well\n"

"""`import_content`: exercises into their rows, and the whole library in one go or not at all."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Course, Lesson, Question
from courses.tests.shelf import FILES, FIRST, LESSON, case, exercise_files, many, write
from exercises import judging
from exercises.importing import import_content, read_content
from exercises.judging import Case as JudgedCase
from exercises.judging import Definition
from exercises.models import Case, Exercise
from tests.factory import make_submission

PLACE = "core/slices/exercises/first-item"
EVERYTHING = {**FILES, **FIRST}


def run(root: Path, *arguments: str) -> str:
    """The command's output."""
    out = StringIO()
    call_command("import_content", str(root), *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def shelf(db: None, tmp_path: Path) -> Path:
    """The small library with an exercise, imported."""
    run(write(tmp_path, EVERYTHING))
    return tmp_path


def test_every_field_of_an_exercise_comes_from_its_folder(shelf: Path) -> None:
    exercise = Exercise.objects.get()
    assert (exercise.slug, exercise.title, exercise.kind) == ("first-item", "First item", "function")
    assert (exercise.difficulty, exercise.order, exercise.extra) == (1, 1, False)
    assert exercise.lesson == Lesson.objects.get(slug="slices")
    assert [concept.slug for concept in exercise.concepts.all()] == ["list-slice"]
    assert exercise.statement_html == (
        "<p>Write <code>first(items)</code>. "
        'See <a href="/courses/core/lists/" rel="noopener noreferrer">lists</a>.</p>'
    )
    assert exercise.stub == {"solution.py": "def first(items):\n    ...\n"}
    assert exercise.solution == {"solution.py": "def first(items):\n    return items[0]\n"}
    assert exercise.hints == [
        {"title": "Where to look", "html": "<p>At the front.</p>"},
        {"title": "Which number", "html": "<p><code>0</code></p>"},
    ]
    assert exercise.after_html == "<p>Positions count from 0.</p>"


def test_the_judge_gets_from_the_rows_what_it_would_get_from_the_folder(shelf: Path) -> None:
    from judge import load_exercise

    exercise = Exercise.objects.get()
    cases = [JudgedCase.from_json(row.data) for row in exercise.cases.all()]
    folder = load_exercise(shelf / PLACE)
    assert Definition.from_json(exercise.definition).with_cases(cases) == folder
    assert exercise.case_hash == folder.case_hash
    assert [(row.number, row.public) for row in exercise.cases.all()] == [
        (number, number < 3) for number in range(1, 7)
    ]


@pytest.mark.django_db
def test_what_is_looked_at_after_the_steps_keeps_its_order_whatever_the_database_does_to_it(tmp_path: Path) -> None:
    order = ["len(shelf)", "shelf", "first(shelf)"]
    steps = 'steps = ["shelf = [1, 2]", "shelf"]\ngives = "[1, 2]"'
    then = 'then = {"len(shelf)" = "2", "shelf" = "[1, 2]", "first(shelf)" = "1"}'
    cases = EVERYTHING[f"{PLACE}/cases.toml"] + f"[[case]]\n{steps}\n{then}\n"
    run(write(tmp_path, {**EVERYTHING, f"{PLACE}/cases.toml": cases}))
    exercise = Exercise.objects.get()
    row = exercise.cases.get(number=7)
    row.data = {**row.data, "then": dict(sorted(row.data["then"].items()))}
    row.save()
    assert list(judging.definition_of(exercise).cases[6].then) == order
    assert list(exercise.cases.get(number=7).data["then"]) != order


def test_a_case_of_a_site_that_had_no_order_of_it_gets_one_with_the_next_import(shelf: Path) -> None:
    exercise = Exercise.objects.get()
    before = judging.definition_of(exercise)
    exercise.cases.update(in_order="")
    assert judging.definition_of(exercise) == before
    run(shelf)
    assert not exercise.cases.filter(in_order="").exists()


def test_hidden_cases_are_not_in_the_definition(shelf: Path) -> None:
    assert Exercise.objects.get().definition["cases"] == []


def test_a_second_run_changes_nothing_and_writes_nothing(shelf: Path) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert run(shelf) == "1 courses, 2 lessons, 1 exercises: nothing to do\n"
    assert {query["sql"].split()[0] for query in queries.captured_queries} <= {
        "SELECT",
        "BEGIN",
        "COMMIT",
        "SAVEPOINT",
        "RELEASE",
    }


def test_changed_cases_change_the_hash_and_those_left_out_go(shelf: Path) -> None:
    before = Exercise.objects.get()
    kept = Case.objects.get(number=3).pk
    moved = [case(2), case(1), case(4).replace("false", "true"), case(3), case(5), case(6)]
    write(shelf, {f"{PLACE}/cases.toml": "".join(map(case, (2, 1, 3, 4, 5, 6)))})
    run(shelf)
    write(shelf, {f"{PLACE}/cases.toml": "".join([*moved, case(7)])})
    assert "1 cases new" in run(shelf)
    write(shelf, {f"{PLACE}/cases.toml": "".join(moved)})
    assert "1 cases removed" in run(shelf)
    exercise = Exercise.objects.get()
    assert exercise.case_hash != before.case_hash
    assert exercise.digest != before.digest
    third = Case.objects.get(number=3)
    assert (third.pk, third.public, third.data["gives"]) == (kept, True, "4")


def test_an_exercise_that_leaves_is_archived_with_what_learners_did_and_comes_back(shelf: Path, learner: User) -> None:
    exercise = Exercise.objects.get()
    submission = make_submission(learner, exercise)
    shutil.move(shelf / PLACE, shelf / "aside")
    assert "1 exercises archived" in run(shelf)
    exercise.refresh_from_db()
    assert exercise.is_archived
    submission.refresh_from_db()
    shutil.move(shelf / "aside", shelf / PLACE)
    assert "1 exercises restored" in run(shelf)
    assert Exercise.objects.get().pk == exercise.pk
    assert not Exercise.objects.get().is_archived


def test_a_renamed_exercise_that_moved_to_another_lesson_keeps_its_row(shelf: Path) -> None:
    before = Exercise.objects.get().pk
    place = shelf / "core/lists/exercises/head"
    place.parent.mkdir()
    shutil.move(shelf / PLACE, place)
    text = (place / "exercise.md").read_text()
    (place / "exercise.md").write_text(text.replace("difficulty", "renamed_from: first-item\ndifficulty"))
    assert "1 exercises changed" in run(shelf)
    exercise = Exercise.objects.get()
    assert (exercise.pk, exercise.slug) == (before, "head")
    assert exercise.lesson == Lesson.objects.get(slug="lists")
    assert run(shelf).endswith("nothing to do\n")


def test_an_exercise_that_no_folder_made_is_left_alone(shelf: Path) -> None:
    own = Exercise.objects.create(title="Own", slug="own")
    assert run(shelf).endswith("nothing to do\n")
    own.refresh_from_db()
    assert not own.is_archived


def test_the_exercises_of_a_lesson_stand_in_the_order_of_practice(db: None, tmp_path: Path) -> None:
    files = dict(EVERYTHING)
    for slug, head in (
        ("a-late", "difficulty: 3"),
        ("b-early", "difficulty: 1"),
        ("c-extra", "difficulty: 1\nextra: true"),
    ):
        place = f"core/slices/exercises/{slug}"
        files |= exercise_files(place)
        files[f"{place}/exercise.md"] = files[f"{place}/exercise.md"].replace("difficulty: 1", head)
    run(write(tmp_path, files))
    assert list(Exercise.objects.values_list("slug", flat=True)) == ["b-early", "first-item", "a-late", "c-extra"]


BROKEN = {
    "core/lists/lesson.md": "---\ntitle: Lists\n---\nText.\n",
    "core/slices/quiz.md": FILES["core/slices/quiz.md"].replace("- [x]", "- [ ]"),
    f"{PLACE}/exercise.md": FIRST[f"{PLACE}/exercise.md"]
    .replace("lesson:core/lists", "lesson:core/maps")
    .replace("See", "![A box](img/box.svg) See"),
    f"{PLACE}/hints.md": "## One\n```python run=\nx\n```\n\n## Two\n```\nopen\n",
    f"{PLACE}/wrong/takes-1.py": FIRST[f"{PLACE}/wrong/takes-1.py"].replace("index-from-one", "unheard-of"),
    **{f"core/lists/exercises/{name}": text for name, text in exercise_files("first-item").items()},
    "core/lists/exercises/other/exercise.md": "---\ntitle: Other\n---\n",
}


def test_every_problem_of_the_whole_library_is_told_and_nothing_is_imported(shelf: Path) -> None:
    Course.objects.update(title="As it was")
    with pytest.raises(CommandError) as caught:
        run(write(shelf, BROKEN))
    told = str(caught.value).replace(f"{shelf}/", "")
    for problem in (
        'core/lists/lesson.md:2: the key "minutes" is missing',
        "core/slices/quiz.md:5: a single question has exactly one right option, this has 0",
        f"{PLACE}/exercise.md:8: there is no lesson core/maps",
        f"{PLACE}/exercise.md:8: there is no picture img/box.svg",
        f"{PLACE}/hints.md:2: cannot read the words after the backticks from here: run=",
        f"{PLACE}/hints.md:7: this fence is never closed",
        f"{PLACE}/wrong/takes-1.py:3: misconceptions.toml does not know unheard-of",
        f"{PLACE}/exercise.md:1: the slug first-item is taken by {shelf}/core/lists/exercises/first-item".replace(
            f"{shelf}/", ""
        ),
        'core/lists/exercises/other/exercise.md:2: the key "kind" is missing',
    ):
        assert problem in told
    assert told.endswith("Nothing was imported.")
    assert Course.objects.get().title == "As it was"
    assert not Question.objects.filter(archived_at__isnull=False).exists()


def test_a_failure_while_writing_leaves_everything_as_it_was(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("exercises.importing._import_cases", fail)
    content = read_content(write(shelf, {"core/lists/lesson.md": LESSON.replace("Slicing", "New")}))
    with pytest.raises(RuntimeError):
        import_content(content)
    assert Lesson.objects.get(slug="lists").title == "Lists"


def test_check_needs_no_database(tmp_path: Path) -> None:
    # Without the database mark any query is an error.
    assert run(write(tmp_path, EVERYTHING), "--check") == "1 courses, 2 lessons, 1 exercises: all is well\n"
    with pytest.raises(CommandError, match=r'lesson\.md:2: the key "minutes" is missing'):
        run(write(tmp_path, BROKEN), "--check")


def test_a_missing_content_root_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"library\.toml:1: this file is missing"):
        run(tmp_path / "nowhere", "--check")


def test_the_library_of_this_site_is_valid() -> None:
    out = StringIO()
    call_command("import_content", "--check", stdout=out)
    assert "all is well" in out.getvalue()


@pytest.mark.django_db
def test_69_lessons_are_imported_in_a_few_queries_and_again_in_fewer(tmp_path: Path) -> None:
    content = read_content(write(tmp_path, many(67)))
    with CaptureQueriesContext(connection) as first:
        import_content(content)
    assert (Lesson.objects.count(), Question.objects.count(), Exercise.objects.count()) == (69, 336, 134)
    with CaptureQueriesContext(connection) as second:
        assert str(import_content(content)) == "nothing to do"
    assert len(first) <= 40
    assert len(second) <= 15

"""The exercise folder: what a good one becomes, and what each bad one is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from judge.exercise import Case, Compare, CompareMode, Entry, Exercise, Kind, Limits
from judge.loading import ContentError, load_exercise, read_source
from judge.report import Verdict
from judge.rules import Rule, RuleKey, RuleSense
from judge.tests.folders import ADD_UP, EXERCISES, TURN_LEFT, WORD_COUNT, copy_of, spoil


def test_a_folder_becomes_what_its_files_say() -> None:
    exercise = load_exercise(TURN_LEFT)

    assert (exercise.slug, exercise.title, exercise.kind) == ("turn-left", "Turn left", Kind.FUNCTION)
    assert exercise.entry == Entry("solution.py", ("turn",))
    assert exercise.limits == Limits(seconds=2.0, memory_mb=256, output_kb=64)
    assert exercise.rules == (Rule(RuleSense.FORBID, RuleKey.NODE, "Import", "This one needs no imports."),)
    assert exercise.compare == Compare(CompareMode.TRIMMED)
    assert exercise.statement.startswith("Write `turn(items, n)`.")
    assert exercise.cases[0] == Case(1, public=True, call="turn([1, 2, 3], 1)", gives="[2, 3, 1]")
    assert exercise.cases[5].steps == ("kept = [7, 8, 9]", "turn(kept, 2)")
    assert exercise.cases[5].then == {"kept": "[7, 8, 9]"}
    assert [hint.title for hint in exercise.hints] == ["Bring n into range", "Two pieces"]
    assert set(exercise.solution) == {"solution.py"}
    assert set(load_exercise(WORD_COUNT).data) == {"rose.txt", "empty.txt"}


def test_a_wrong_answer_has_its_head_and_its_source() -> None:
    wrong = {answer.slug: answer for answer in load_exercise(TURN_LEFT).wrong}

    answer = wrong["empty-forgotten"]
    assert (answer.verdict, answer.fails, answer.misconception) == (Verdict.RUNTIME_ERROR, 4, "empty-list-forgotten")
    assert answer.feedback.endswith("Look at the list before you look at n.")
    assert "def turn(items, n):" in answer.files["solution.py"]


@pytest.mark.parametrize("folder", sorted(EXERCISES.iterdir()), ids=lambda folder: folder.name)
def test_an_exercise_survives_its_json_unchanged(folder: Path) -> None:
    exercise = load_exercise(folder)

    again = Exercise.from_json(json.loads(json.dumps(exercise.to_json())))

    assert again == exercise
    assert again.case_hash == exercise.case_hash


def test_a_folder_without_problems_may_hold_what_python_and_editors_leave(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    (folder / "__pycache__").mkdir()
    (folder / ".hidden").write_text("")

    assert load_exercise(folder) == load_exercise(TURN_LEFT)


def test_several_files_come_from_folders(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    (folder / "solution").mkdir()
    (folder / "solution.py").rename(folder / "solution" / "solution.py")
    (folder / "solution" / "helper.py").write_text("LIMIT = 3\n")

    exercise = load_exercise(folder)

    assert set(exercise.solution) == {"helper.py", "solution.py"}
    assert exercise.wrong[0].files["helper.py"] == "LIMIT = 3\n"


def test_a_forbidden_construct_need_not_name_the_case_that_it_fails(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    spoil(folder / "wrong" / "no-modulo.py", "wrong_answer\n# fails: 3", "forbidden_construct")

    assert {answer.slug: answer.fails for answer in load_exercise(folder).wrong}["no-modulo"] == 1


def test_words_that_yaml_would_turn_into_something_else_stay_words(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    spoil(folder / "exercise.md", "title: Turn left", "title: no")
    spoil(folder / "exercise.md", "[list-slice, modulo]", "[on, 2024-05-01]")

    exercise = load_exercise(folder)

    assert (exercise.title, exercise.concepts) == ("no", ("on", "2024-05-01"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("compare: exact", Compare(CompareMode.EXACT)),
        ("compare: tokens", Compare(CompareMode.TOKENS)),
        ("compare: unordered", Compare(CompareMode.UNORDERED)),
        ("compare: {tolerance: 1e-9}", Compare(CompareMode.TOLERANCE, 1e-9)),
    ],
)
def test_each_comparison_can_be_asked_for(tmp_path: Path, written: str, expected: Compare) -> None:
    folder = copy_of(ADD_UP, tmp_path)
    spoil(folder / "exercise.md", "difficulty: 1", f"difficulty: 1\n{written}")

    assert load_exercise(folder).compare == expected


def test_a_heading_inside_a_fence_is_no_hint(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    (folder / "hints.md").write_text("## A\n```python\n## not a heading\n```\n## B\nb\n")

    assert [hint.title for hint in load_exercise(folder).hints] == ["A", "B"]


def test_a_refactor_whose_stub_breaks_its_rule_is_fine(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    spoil(folder / "exercise.md", "kind: function", "kind: refactor")
    spoil(folder / "stub.py", "def turn", "import math\n\n\ndef turn")

    assert load_exercise(folder).kind is Kind.REFACTOR


def test_a_folder_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no such folder"):
        load_exercise(tmp_path / "nowhere")


def test_loading_runs_nothing_of_the_folder(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w').close()\n"
    for file in ("stub.py", "solution.py", "wrong/no-modulo.py"):
        (folder / file).write_text((folder / file).read_text() + trap)

    load_exercise(folder)

    assert not (tmp_path / "sprung").exists()


def test_a_submission_is_a_file_or_a_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_bytes(b"x = '\xff'\n")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "helper.py").write_text("y = 1\n")

    assert read_source(tmp_path / "mine.py", "solution.py") == {"solution.py": "x = '\ufffd'\n"}
    assert read_source(tmp_path, "solution.py") == {"mine.py": "x = '\ufffd'\n", "parts/helper.py": "y = 1\n"}

"""Exercises whose solution is tests, from their folder through the judge to the pages."""

import re
import shutil
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from courses.tests.shelf import FILES, FIRST, write
from exercises import judging
from exercises.importing import import_content, read_content
from exercises.models import Exercise
from judge import load_exercise
from judge.tests.folders import TEST_THE_FARE
from tests.factory import make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    """The judge's own example, in a small library that was imported."""
    write(tmp_path, {**FILES, **FIRST})
    folder = tmp_path / "core" / "slices" / "exercises" / "test-the-fare"
    shutil.copytree(TEST_THE_FARE, folder)
    for answer in (folder / "wrong").iterdir():
        text = re.sub(r"(# misconception: ).*", r"\1index-from-one", answer.read_text())
        answer.write_text(text)
    import_content(read_content(tmp_path))
    return Exercise.objects.get(slug="test-the-fare")


def test_the_programs_are_its_cases_and_the_judge_gets_them_whole(exercise: Exercise) -> None:
    folder = load_exercise(TEST_THE_FARE)

    assert exercise.kind == "tests"
    assert [(row.number, row.public) for row in exercise.cases.all()] == [(n, n == 1) for n in range(1, 6)]
    assert [judging.Case.from_json(row.data) for row in exercise.cases.all()] == list(folder.cases)
    assert exercise.case_hash == folder.case_hash


def test_its_page_says_what_tests_are_run_against_and_shows_no_program(client: Client, exercise: Exercise) -> None:
    text = client.get(exercise.get_absolute_url()).text

    assert "4 broken ones, each of which they must catch" in text
    assert "All are imported as <code>fare</code>" in text
    assert "Only Submit runs your tests" in text
    for hidden in ('data-do="check"', "return 0", "One border", "ValueError(", "Examples", 'data-do="run"'):
        assert hidden not in text


@pytest.mark.jail
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("solution.py", "catch all 4 broken ones"),
        ("stub.py", "Case 2 is a broken program, and all of your tests pass on it."),
        ("wrong/no-error-case.py", "Which of your tests would notice if it did not?"),
        ("wrong/border-misread.py", "assert 2 == 0"),
        ("wrong/border-misread.py", "A test claims <code>2 == 0</code>, and that is not true."),
    ],
)
def test_tests_are_judged_and_their_verdict_is_shown(
    signed_in: Client, learner: User, exercise: Exercise, name: str, words: str
) -> None:
    files = {"test_fare.py": (TEST_THE_FARE / name).read_text()}
    report = judging.judge_files(exercise, files)
    judging.keeper.close()
    submission = make_submission(learner, exercise, report.verdict.value, files=files, report=report.to_json())

    text = signed_in.get(submission.get_absolute_url()).text
    assert words in text
    assert "# broken" not in text

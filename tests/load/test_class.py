"""A class at once, on both databases: nothing fails, and every act that the site said was done is there once.

No bars of time here: those are in bench/load.md.
"""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from accounts import favorites, notes, progress
from accounts.models import LearningEvent, Note
from bench.load.audit import Act, differences
from bench.load.site import ENGINES, served
from exercises.models import Result
from tests.factory import make_course, make_exercise, make_submission

LEARNERS, SECONDS = 30, 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("load")


@pytest.mark.xdist_group("load")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_class_at_once_loses_nothing(engine: str, folder: Path) -> None:
    with served(engine, folder) as site:
        site.invite(LEARNERS + 1)
        counts = {"learners": LEARNERS, "flooders": 1}
        ledger = site.work(counts=counts, seconds=SECONDS, pause=(0.5, 1.5))
        found = site.audit()
    assert ledger["failures"] == []
    assert found["differences"] == []
    assert {act["kind"] for act in ledger["done"]} == {"read", "quiz", "note", "star", "submission"}
    assert len(ledger["done"]) > LEARNERS


@pytest.fixture
def told(learner: User) -> list[Act]:
    """What a learner was told was done, and the rows of it."""
    lesson = make_course(lessons=1).lessons.get()
    attempt, _ = progress.submit_quiz(learner, lesson, {})
    submission = make_submission(learner, make_exercise(lesson))
    notes.create_note(learner, title="A", content="b", lesson=lesson, exercise=None)
    favorites.set_favorite(learner, lesson, on=True)
    progress.mark_read(learner, lesson)
    me = {"learner": learner.pk, "lesson": lesson.pk}
    return [
        {**me, "kind": "quiz", "at": f"/courses/c/l/quiz/{attempt.pk}/"},
        {**me, "kind": "submission", "at": f"/exercises/submissions/{submission.pk}/", "expected": "accepted"},
        {**me, "kind": "note", "title": "A"},
        {**me, "kind": "star", "state": "on"},
        {**me, "kind": "read"},
    ]


def test_what_is_as_it_was_told_is_well(told: list[Act]) -> None:
    assert differences(told, []) == []


@pytest.mark.parametrize(("number", "kind"), list(enumerate(["quiz", "submission", "notes", "stars"])))
def test_what_nobody_did_is_found_unless_nobody_knows(told: list[Act], number: int, kind: str) -> None:
    act = told.pop(number)
    (said,) = differences(told, [])
    assert said.startswith(f"{kind}: 0 lost [], 1 that nobody did")
    assert differences(told, [act]) == []


def test_what_is_lost_or_doubled_is_found(told: list[Act], learner: User) -> None:
    Note.objects.create(user=learner, title="A")
    learner.submissions.update(result=Result.JUDGE_ERROR)
    learner.favorites.all().delete()
    LearningEvent.objects.filter(kind=LearningEvent.Kind.READ).delete()
    found = "\n".join(differences(told, []))
    assert "notes: 0 lost [], 0 that nobody did [], 1 twice" in found
    assert "stars: 1 lost" in found
    assert "read 0 times" in found
    assert "is judge_error, and was to be accepted" in found

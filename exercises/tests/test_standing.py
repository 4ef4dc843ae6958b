"""What workers say of themselves, and what the pages make of it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exercises import judging, standing
from exercises.models import Exercise, Result, Submission, WorkerState
from exercises.standing import Condition, Standing
from exercises.tests.judged import RIGHT, make_judged_exercise
from tests.factory import make_submission

pytestmark = pytest.mark.django_db

JUDGES, NO_WALL = Standing(Condition.JUDGES, "A"), Standing(Condition.NO_WALL, reason="no user namespaces")
WAITS = Standing(Condition.WAITS, reason="The judge host cannot be reached.")
DELAYED = "Judging is delayed at the moment."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ([], Standing(Condition.WAITS)),
        ([JUDGES], JUDGES),
        ([NO_WALL], NO_WALL),
        ([WAITS], WAITS),
        ([NO_WALL, WAITS, JUDGES], JUDGES),
        ([NO_WALL, WAITS], WAITS),
        ([JUDGES, Standing(Condition.JUDGES, "B")], Standing(Condition.JUDGES, "")),
    ],
)
def test_the_workers_stand_together_as_well_as_the_best_of_them(said: list[Standing], together: Standing) -> None:
    for number, one in enumerate(said):
        standing.beat(f"here:{number}", one)
    assert standing.standing() == together


def test_a_worker_is_believed_for_a_while_and_only_what_it_said_last() -> None:
    standing.beat("here:1", WAITS)
    standing.beat("here:1", JUDGES)
    now = timezone.now()
    assert standing.standing(now) == JUDGES
    assert standing.standing(now + standing.FRESH + timedelta(seconds=1)) == Standing(Condition.WAITS)
    standing.leave("here:1")
    assert standing.standing(now) == Standing(Condition.WAITS)


def test_the_rows_of_the_dead_are_thrown_away() -> None:
    for name in ("dead", "alive"):
        standing.beat(name, JUDGES)
    WorkerState.objects.filter(name="dead").update(seen_at=timezone.now() - standing.KEPT - timedelta(seconds=1))
    standing.forget_the_dead()
    assert [state.name for state in WorkerState.objects.all()] == ["alive"]


@pytest.mark.parametrize(
    ("said", "warns", "can_submit"),
    [([JUDGES], "", True), ([WAITS], DELAYED, True), ([], DELAYED, True), ([NO_WALL], "no user namespaces", False)],
)
def test_an_exercise_page_says_what_becomes_of_a_solution(
    client: Client, exercise: Exercise, said: list[Standing], warns: str, can_submit: bool
) -> None:
    for one in said:
        standing.beat("here:1", one)
    text = client.get(exercise.get_absolute_url()).text
    assert warns in text
    assert (DELAYED in text, ">Submit</button>" in text) == (warns == DELAYED, can_submit)


@pytest.mark.parametrize(
    ("definition", "walls", "can_submit"),
    [
        ({"kind": "files"}, ["B"], False),
        ({"data": {"a.txt": "1"}}, ["B", "B"], False),
        ({"kind": "files"}, ["A", "B"], True),
        ({"kind": "files"}, ["A"], True),
        ({}, ["B"], True),
    ],
)
def test_an_exercise_with_files_is_not_taken_where_every_wall_is_one_without_files(
    client: Client, exercise: Exercise, definition: dict[str, object], walls: list[str], can_submit: bool
) -> None:
    Exercise.objects.update(definition={**exercise.definition, **definition})
    for number, wall in enumerate(walls):
        standing.beat(f"here:{number}", Standing(Condition.JUDGES, wall))
    text = client.get(exercise.get_absolute_url()).text
    assert (">Submit</button>" in text) is can_submit
    assert ("Exercises with files are not judged here" in text) is not can_submit


def test_an_exercise_whose_case_asks_for_a_file_is_not_taken_there_either(client: Client, exercise: Exercise) -> None:
    case = exercise.cases.get(number=1)
    case.data = {**case.data, "files_after": {"out.txt": "1"}}
    case.save()
    standing.beat("here:1", Standing(Condition.JUDGES, "B"))
    assert "Exercises with files are not judged here" in client.get(exercise.get_absolute_url()).text


def test_an_exercise_page_keeps_the_reasons_of_a_delay_to_itself(client: Client, exercise: Exercise) -> None:
    standing.beat("here:1", Standing(Condition.WAITS, reason="The judge host http://10.0.0.7:8060 cannot be reached"))
    assert "10.0.0.7" not in client.get(exercise.get_absolute_url()).text


def test_while_nobody_judges_a_solution_is_taken_all_the_same(signed_in: Client, exercise: Exercise) -> None:
    sent = signed_in.post(reverse("exercises:submit", args=[exercise.slug]), {"source": RIGHT})
    assert sent["Location"] == Submission.objects.get().get_absolute_url()
    assert Submission.objects.get().result == Result.QUEUED


@pytest.mark.parametrize(("seconds", "said"), [(5, False), (60, True)])
def test_a_submission_that_waits_for_nobody_says_so_and_is_asked_for_less_often(
    signed_in: Client, learner: User, exercise: Exercise, seconds: int, said: bool
) -> None:
    sent = timezone.now() - timedelta(seconds=seconds)
    submission = make_submission(learner, exercise, Result.QUEUED, submitted_at=sent)
    for headers in ({}, HTMX):
        text = signed_in.get(submission.get_absolute_url(), {"asked": "30"}, headers=headers).text
        assert (DELAYED in text) is said
        assert ("Nothing is lost" in text) is said
    assert f"delay:{10000 if said else 3200}ms" in text
    standing.beat("here:1", JUDGES)
    text = signed_in.get(submission.get_absolute_url(), {"asked": "30"}, headers=HTMX).text
    assert DELAYED not in text
    assert "longer than usual" in text


def test_what_has_its_verdict_waits_for_nobody(signed_in: Client, learner: User, exercise: Exercise) -> None:
    submission = make_submission(learner, exercise, submitted_at=timezone.now() - timedelta(hours=1))
    assert DELAYED not in signed_in.get(submission.get_absolute_url()).text


def test_switched_off_what_waits_is_delayed(
    signed_in: Client, learner: User, exercise: Exercise, settings: LazySettings
) -> None:
    standing.beat("here:1", JUDGES)
    settings.JUDGE = "off"
    old = timezone.now() - timedelta(hours=1)
    submission = make_submission(learner, exercise, Result.QUEUED, submitted_at=old)
    assert DELAYED in signed_in.get(submission.get_absolute_url()).text
    text = signed_in.get(exercise.get_absolute_url()).text
    assert "Judging is switched off on this site." in text
    assert judging.why_off(exercise) == "Judging is switched off on this site."

"""The server's clock is set back an hour, or on by a day: nothing is lost, counted twice, or stuck for ever."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import progress
from accounts.models import Certificate, LearningEvent
from exercises import judging, standing
from exercises.models import Exercise, Result, Submission
from exercises.tests.judged import RIGHT, make_judged_exercise
from judge.report import Report, Verdict
from tests.factory import make_course, make_lesson, make_quiz

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 10, 9, tzinfo=UTC)
JUMPS = {"an hour back": timedelta(hours=-1), "a day on": timedelta(days=1), "an hour on": timedelta(hours=1)}
FILES = {"solution.py": RIGHT}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START) as traveller:
        yield traveller


@pytest.fixture(params=list(JUMPS))
def jump(request: pytest.FixtureRequest) -> datetime:
    """The moment that the clock says after it was set."""
    return START + JUMPS[request.param]


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "why_off", lambda exercise: None)
    accepted = Report(verdict=Verdict.ACCEPTED, case_hash="today")
    monkeypatch.setattr(judging, "judge_files", lambda exercise, files: accepted)


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise(make_lesson(make_course()))


def swept(hours: float) -> None:
    """The sweep as often as a worker does it in so long, and whoever takes what it gives out."""
    for _ in range(int(hours * 60)):
        progress.requeue_expired()
        for submission in Submission.objects.filter(result=Result.QUEUED):
            progress.judge_submission(submission.pk)


@pytest.mark.parametrize("held", [Result.QUEUED, Result.RUNNING])
def test_a_submission_on_its_way_gets_its_verdict_soon_and_counts_once(
    learner: User, exercise: Exercise, clock: time_machine.Traveller, jump: datetime, held: str
) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    if held == Result.RUNNING:  # by a worker that is gone
        Submission.objects.update(result=Result.RUNNING, attempts=1)
    clock.move_to(jump)
    swept(hours=0.05)
    clock.shift(timedelta(minutes=4))
    swept(hours=0.05)
    submission.refresh_from_db()
    assert submission.result == Result.ACCEPTED
    assert LearningEvent.objects.filter(kind="accepted").count() == 1


def test_a_worker_that_was_at_it_when_the_clock_was_set_is_not_counted_twice(
    learner: User, exercise: Exercise, clock: time_machine.Traveller, jump: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    other = judging.judge_files

    def overtaken(exercise: Exercise, files: dict[str, str]) -> Report:
        clock.move_to(jump)
        monkeypatch.setattr(judging, "judge_files", other)
        swept(hours=0.05)
        return Report(verdict=Verdict.ACCEPTED, case_hash="today")

    monkeypatch.setattr(judging, "judge_files", overtaken)
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert (submission.result, submission.attempts) == (Result.ACCEPTED, 2)
    assert LearningEvent.objects.filter(kind="accepted").count() == 1


def test_who_sent_much_before_the_clock_was_set_back_is_not_kept_waiting_for_an_hour(
    learner: User, exercise: Exercise, clock: time_machine.Traveller
) -> None:
    for number in range(12):
        Submission.objects.create(user=learner, exercise=exercise, result="accepted", source_hash=str(number))
    with pytest.raises(progress.SubmissionRefused):
        progress.submit_solution(learner, exercise, FILES)
    clock.move_to(START - timedelta(hours=1))
    assert progress.submit_solution(learner, exercise, FILES).is_pending


def test_a_worker_that_died_before_the_clock_was_set_back_is_not_believed_for_an_hour(
    clock: time_machine.Traveller,
) -> None:
    standing.beat("gone", standing.Standing(standing.Condition.JUDGES, wall="A"))
    assert standing.is_judging_behind("A")
    clock.move_to(START - timedelta(hours=1))
    assert not standing.is_judging_behind("A")


def test_days_sessions_and_certificates_outlive_a_clock_that_goes_wrong_and_is_set_right(
    learner: User, client: Client, clock: time_machine.Traveller, jump: datetime
) -> None:
    client.force_login(learner)
    course = make_course(lessons=2)
    first, second = course.lessons.all()
    quizzed = make_lesson(course)
    make_quiz(quizzed)
    progress.mark_read(learner, first)
    clock.move_to(jump)
    for _ in range(2):
        progress.mark_read(learner, first)
        progress.mark_read(learner, second)
    progress.submit_quiz(learner, quizzed, {"q0": "right", "q1": "right"})
    certificate = progress.issue_certificate(learner, course, "Ada Lovelace")
    clock.move_to(START + timedelta(minutes=1))
    assert progress.issue_certificate(learner, course, "Ada Lovelace") == certificate
    progress.mark_read(learner, second)
    progress.submit_quiz(learner, quizzed, {"q0": "right", "q1": "right"})
    kinds = [LearningEvent.objects.filter(kind=kind).count() for kind in ("read", "lesson_completed")]
    assert (kinds, Certificate.objects.count()) == ([2, 3], 1)
    for name in ("accounts:progress", "review:today", "accounts:notes"):
        assert client.get(reverse(name)).status_code == 200

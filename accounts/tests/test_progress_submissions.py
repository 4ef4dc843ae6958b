"""A submission's way to a verdict, and everything that can stop it on the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from time_machine import TimeMachineFixture

from accounts import progress
from accounts.models import LearningEvent, LessonProgress
from accounts.progress import submissions
from exercises import judging
from exercises.models import Exercise, Result, Submission
from judge import Report, Verdict, remote, suites
from judge.exercise import Limits
from tests.factory import make_exercise, make_lesson, make_submission

FILES = {"solution.py": "print(1)\n"}


@pytest.fixture
def exercise(db: None) -> Exercise:
    return make_exercise(make_lesson(), case_hash="today")


class Judge:
    """Stands for the jail: gives the next verdict in line, or raises it."""

    def __init__(self) -> None:
        self.line: list[Verdict | Report | Exception] = []
        self.judged = 0

    def __call__(self, exercise: Exercise, files: dict[str, str]) -> Report:
        self.judged += 1
        verdict = self.line.pop(0) if self.line else Verdict.ACCEPTED
        if isinstance(verdict, Exception):
            raise verdict
        return verdict if isinstance(verdict, Report) else Report(verdict=verdict, case_hash=exercise.case_hash)


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(judging, "judge_files", judge)
    monkeypatch.setattr(judging, "why_off", lambda exercise=None: None)
    return judge


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids that went to the queue."""
    ids: list[int] = []
    take: Any = ids.append
    monkeypatch.setattr(submissions, "_enqueue", lambda pk, not_before=None: take(pk) is None)
    return ids


def expire(submission: Submission) -> None:
    Submission.objects.filter(pk=submission.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_submission_waits_and_is_enqueued_after_the_commit(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        submission = progress.submit_solution(learner, exercise, FILES)
        assert sent == []
    assert sent == [submission.pk]
    assert (submission.result, submission.files, judge.judged) == (Result.QUEUED, FILES, 0)


def test_an_accepted_submission_completes_its_lesson(learner: User, exercise: Exercise, judge: Judge) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert submission.is_accepted
    assert submission.judged_at is not None
    assert submission.report is not None
    assert LessonProgress.objects.get(user=learner).is_completed
    assert LearningEvent.objects.filter(kind="accepted", exercise=exercise).count() == 1


def test_a_task_that_runs_twice_changes_nothing(learner: User, exercise: Exercise, judge: Judge) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    judge.line = [Verdict.WRONG_ANSWER, Verdict.ACCEPTED]
    progress.judge_submission(submission.pk)
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert submission.result == Result.WRONG_ANSWER
    assert judge.judged == 1
    assert not LessonProgress.objects.exists()


def test_what_another_worker_is_on_is_left_to_it(learner: User, exercise: Exercise, judge: Judge) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    Submission.objects.update(result=Result.RUNNING, lease_until=timezone.now() + timedelta(seconds=30))
    progress.judge_submission(submission.pk)
    assert judge.judged == 0


def test_a_worker_that_comes_back_too_late_is_not_believed(
    learner: User, exercise: Exercise, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)

    def overtaken(exercise: Exercise, files: dict[str, str]) -> Report:
        expire(submission)
        monkeypatch.setattr(judging, "judge_files", judge)
        judge.line = [Verdict.WRONG_ANSWER]
        progress.judge_submission(submission.pk)
        return Report(verdict=Verdict.ACCEPTED, case_hash="today")

    monkeypatch.setattr(judging, "judge_files", overtaken)
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert submission.result == Result.WRONG_ANSWER
    assert not LearningEvent.objects.filter(kind="accepted").exists()


def test_a_dead_workers_submission_is_given_out_again(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int]
) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)
    Submission.objects.update(result=Result.RUNNING, attempts=1)
    assert progress.requeue_expired() == 0
    expire(submission)
    assert progress.requeue_expired() == 1
    assert progress.requeue_expired() == 0
    assert sent == [submission.pk]
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert submission.is_accepted


def test_our_failure_is_tried_three_times_and_then_admitted(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int]
) -> None:
    judge.line = [judging.CouldNotJudge("no wall"), Verdict.JUDGE_ERROR, judging.CouldNotJudge("no wall")]
    submission = progress.submit_solution(learner, exercise, FILES)
    for _ in range(3):
        progress.judge_submission(submission.pk)
        expire(submission)
        progress.requeue_expired()
    submission.refresh_from_db()
    assert submission.result == Result.JUDGE_ERROR
    assert judge.judged == 3
    assert Submission.objects.attempts().count() == 0


def test_while_nobody_judges_a_submission_waits_and_spends_none_of_its_tries(
    learner: User, exercise: Exercise, judge: Judge, time_machine: TimeMachineFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = timezone.now().replace(microsecond=0)
    time_machine.move_to(began, tick=False)
    submission = progress.submit_solution(learner, exercise, FILES)
    tries, now, put_off = 0, began, list[Any]()
    monkeypatch.setattr(submissions, "_enqueue", lambda pk, not_before=None: put_off.append(not_before))
    while now < began + timedelta(hours=1):
        judge.line = [judging.JudgeAway("the host is down")]
        progress.judge_submission(submission.pk)
        tries += 1
        submission.refresh_from_db()
        assert (submission.result, submission.attempts) == (Result.QUEUED, 0)
        next_try = put_off[-1]
        assert 2 <= (next_try - now).total_seconds() <= 30
        assert submission.lease_until == next_try + submissions.LEASE, "the sweep comes after the queue"
        now = next_try
        time_machine.move_to(now, tick=False)
        assert progress.requeue_expired() == 0
    assert 120 < tries < 160
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert (submission.result, submission.attempts) == (Result.ACCEPTED, 1)


def test_a_task_that_was_lost_while_nobody_judged_is_brought_back(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int]
) -> None:
    judge.line = [judging.JudgeAway("the host is down")]
    submission = progress.submit_solution(learner, exercise, FILES)
    progress.judge_submission(submission.pk)
    assert sent == [submission.pk]
    assert progress.requeue_expired(timezone.now() + submissions.LEASE + submissions.PUT_OFF_LEAST * 2) == 1
    assert sent == [submission.pk] * 2


def test_what_was_put_off_once_still_has_three_tries_for_real_failures(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int]
) -> None:
    failure, away = judging.CouldNotJudge("the answer fits no question"), judging.JudgeAway("the host is down")
    judge.line = [failure, away, failure, away, failure]
    submission = progress.submit_solution(learner, exercise, FILES)
    for _ in range(5):
        progress.judge_submission(submission.pk)
        expire(submission)
        progress.requeue_expired()
    submission.refresh_from_db()
    assert (submission.result, judge.judged) == (Result.JUDGE_ERROR, 5)


def test_who_was_overtaken_puts_nothing_off(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = progress.submit_solution(learner, exercise, FILES)

    def overtaken(exercise: Exercise, files: dict[str, str]) -> Report:
        expire(submission)
        monkeypatch.setattr(judging, "judge_files", judge)
        progress.judge_submission(submission.pk)
        raise judging.JudgeAway("the host is down")

    monkeypatch.setattr(judging, "judge_files", overtaken)
    progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert (submission.result, sent) == (Result.ACCEPTED, [])


@pytest.mark.parametrize("end", [SystemExit, KeyboardInterrupt])
def test_a_worker_that_has_to_end_at_once_gives_back_what_it_was_on(
    learner: User,
    exercise: Exercise,
    judge: Judge,
    sent: list[int],
    monkeypatch: pytest.MonkeyPatch,
    end: type[BaseException],
) -> None:
    def told_twice(exercise: Exercise, files: dict[str, str]) -> Report:
        raise end

    monkeypatch.setattr(judging, "judge_files", told_twice)
    submission = progress.submit_solution(learner, exercise, FILES)
    with pytest.raises(end):
        progress.judge_submission(submission.pk)
    submission.refresh_from_db()
    assert (submission.result, submission.attempts, sent) == (Result.QUEUED, 0, [submission.pk])


def test_a_lease_outlasts_every_wait_for_a_verdict() -> None:
    longest = max(
        remote.PATIENCE_SECONDS + remote.CONNECT_SECONDS, (suites.WALLS_IN_ALL + 1) * Limits(seconds=10).wall_s
    )
    assert submissions.LEASE.total_seconds() > longest


def test_what_no_other_try_would_judge_is_said_at_once_and_does_not_count(
    learner: User, exercise: Exercise, judge: Judge, sent: list[int]
) -> None:
    judge.line = [Report(Verdict.JUDGE_ERROR, exercise.case_hash, note="No files here.", is_final=True)]
    progress.judge_submission(progress.submit_solution(learner, exercise, FILES).pk)
    assert Submission.objects.get().result == Result.JUDGE_ERROR
    assert (progress.requeue_expired(), judge.judged, Submission.objects.attempts().count()) == (0, 1, 0)


def test_the_same_code_twice_while_it_waits_is_one_submission(learner: User, exercise: Exercise, judge: Judge) -> None:
    first = progress.submit_solution(learner, exercise, FILES)
    assert progress.submit_solution(learner, exercise, FILES) == first
    with pytest.raises(progress.SubmissionRefused, match="still being judged"):
        progress.submit_solution(learner, exercise, {"solution.py": "print(2)\n"})


def test_the_same_code_for_the_same_cases_is_answered_at_once(learner: User, exercise: Exercise, judge: Judge) -> None:
    first = progress.submit_solution(learner, exercise, FILES)
    progress.judge_submission(first.pk)
    Submission.objects.update(submitted_at=timezone.now() - timedelta(hours=1))
    again = progress.submit_solution(learner, exercise, FILES)
    assert again.pk != first.pk
    assert again.is_accepted
    assert judge.judged == 1


def test_other_cases_or_a_time_limit_are_judged_again(learner: User, exercise: Exercise, judge: Judge) -> None:
    judge.line = [Verdict.TIME_LIMIT, Verdict.WRONG_ANSWER]
    for _ in range(2):
        progress.judge_submission(progress.submit_solution(learner, exercise, FILES).pk)
    assert judge.judged == 2
    Exercise.objects.update(case_hash="tomorrow")
    exercise.refresh_from_db()
    assert progress.submit_solution(learner, exercise, FILES).is_pending


def test_another_learners_verdict_is_not_borrowed(learner: User, other: User, exercise: Exercise, judge: Judge) -> None:
    progress.judge_submission(progress.submit_solution(learner, exercise, FILES).pk)
    assert progress.submit_solution(other, exercise, FILES).is_pending


def test_a_flood_is_refused_with_a_sentence(learner: User, exercise: Exercise, judge: Judge, settings: Any) -> None:
    settings.SUBMISSIONS_PER_MINUTE = 2
    for _ in range(2):
        make_submission(learner, exercise)
    with pytest.raises(progress.SubmissionRefused, match="Wait a moment"):
        progress.submit_solution(learner, exercise, FILES)


def test_nothing_is_taken_when_nothing_can_be_judged(learner: User, exercise: Exercise, settings: Any) -> None:
    settings.JUDGE = "off"
    with pytest.raises(progress.SubmissionRefused, match="switched off"):
        progress.submit_solution(learner, exercise, FILES)
    assert not Submission.objects.exists()

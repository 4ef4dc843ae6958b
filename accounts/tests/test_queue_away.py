"""The queue is away when a solution is handed in: the row waits for it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from accounts import progress, tasks
from exercises import judging
from exercises.models import Result
from tests.factory import make_exercise, make_lesson


def test_a_queue_that_is_away_loses_nothing_and_fails_no_page(
    learner: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise ConnectionError("the queue is away")

    monkeypatch.setattr(judging, "why_off", lambda exercise=None: None)
    backend = type(tasks.judge.get_backend())
    with monkeypatch.context() as patched:
        patched.setattr(backend, "enqueue", away)
        with django_capture_on_commit_callbacks(execute=True):
            submission = progress.submit_solution(learner, make_exercise(make_lesson()), {"solution.py": "print(1)\n"})
        assert progress.requeue_expired() == 0
    submission.refresh_from_db()
    assert (submission.result, submission.attempts) == (Result.QUEUED, 0)
    assert submission.lease_until is not None
    assert submission.lease_until <= timezone.now(), "the next sweep tries again, and not after a whole lease"
    assert progress.requeue_expired() == 1

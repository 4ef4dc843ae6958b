"""The queue is fair among learners: one place in it for each, and who came first is judged first."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from accounts import progress
from accounts.management import redis_queue
from accounts.progress import SubmissionRefused
from exercises import judging
from exercises.tests.judged import make_judged_exercise
from tests.factory import make_user


def work_through_the_queue() -> None:
    if settings.QUEUE == "redis":
        redis_queue.Worker().run(batch=True)
    else:
        call_command("db_worker", batch=True, reload=False, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_who_floods_has_one_place_and_those_who_come_meanwhile_are_not_put_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)  # this process goes on after the worker
    exercise = make_judged_exercise()
    flooder, ada, grace = make_user(), make_user(), make_user()
    sent, judged = [], []

    def send(user: Any, text: str) -> None:
        sent.append(progress.submit_solution(user, exercise, {"solution.py": text}).files["solution.py"])

    def judge(_exercise: object, files: dict[str, str]) -> None:
        judged.append(files["solution.py"])
        raise judging.CouldNotJudge  # how it ends is no matter here

    monkeypatch.setattr("accounts.progress.submissions.judging.judge_files", judge)
    send(flooder, "flood = 1\n")
    send(ada, "ada = 1\n")
    for number in range(2, 20):
        with pytest.raises(SubmissionRefused):
            send(flooder, f"flood = {number}\n")
    send(grace, "grace = 1\n")
    work_through_the_queue()
    assert judged == sent == ["flood = 1\n", "ada = 1\n", "grace = 1\n"]

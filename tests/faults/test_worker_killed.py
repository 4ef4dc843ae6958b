"""A worker is killed at each step of a submission: another one judges it, and it counts once."""

import os
import signal

import pytest

from accounts.progress.submissions import MAX_ATTEMPTS
from tests.browser.crashes.served import until
from tests.faults.acts import endless, state_of, submit, verdict
from tests.faults.scenarios import WORKER_POINTS, kill_worker
from tests.faults.site import Learner, Site, children_of

pytestmark = pytest.mark.xdist_group("faults")


ACCEPTED = "SELECT count(*) AS times FROM accounts_learningevent WHERE kind = 'accepted' GROUP BY user_id, exercise_id"


def most_accepted_events(site: Site) -> int:
    """How often at most the same solved exercise was counted for the same learner."""
    return site.number(f"SELECT max(times) FROM ({ACCEPTED}) AS solved")


@pytest.mark.parametrize("point", WORKER_POINTS)
def test_a_worker_killed_there_loses_nothing_and_counts_nothing_twice(running: Site, ada: Learner, point: str) -> None:
    judged = kill_worker(running, ada, point)
    assert judged.result == "accepted"
    assert judged.attempts == (1 if point in ("before the claim", "after the commit") else 2)
    assert most_accepted_events(running) == 1
    assert running.number(f"SELECT count(*) FROM exercises_submission WHERE id = {judged.number}") == 1


def test_workers_killed_while_they_judge_are_replaced(running: Site, ada: Learner) -> None:
    submission = submit(ada, endless())
    until(lambda: state_of(running, submission) == ("running", 1))
    assert running.crew is not None
    for worker in children_of(running.crew.pid):
        os.kill(worker, signal.SIGKILL)
    assert verdict(running, submission) == "time_limit"
    assert state_of(running, submission)[1] == 2
    assert MAX_ATTEMPTS > 2


def test_progress_is_what_its_evidence_says_after_all_that(running: Site) -> None:
    running.prove()

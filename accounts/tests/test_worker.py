"""The worker as a process of its own, on a database of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.management.commands.worker import _sweep_until
from exercises.models import WorkerState
from judge.tests.hosts import SECRET
from judge.tests.test_hosting import serving
from tests.servers import own_engines

pytestmark = pytest.mark.jail

WAITING = """
from datetime import timedelta
from django.utils import timezone
from accounts.progress.submissions import _enqueue
from exercises.models import Submission
from exercises.tests.judged import ENDLESS, RIGHT, make_judged_exercise
from tests.factory import make_user
exercise = make_judged_exercise()
for source in {sources}:
    submission = Submission.objects.create(
        user=make_user(),
        exercise=exercise,
        files={{"solution.py": source}},
        lease_until=timezone.now() + timedelta(hours=1),
    )
    _enqueue(submission.pk)
"""
MAY_TAKE_LONG = """
exercise.definition["limits"]["seconds"] = 10.0
exercise.save()
"""
LEFT_BEHIND = """
from datetime import timedelta
from django.utils import timezone
from exercises.models import Submission
from exercises.tests.judged import RIGHT, make_judged_exercise
from tests.factory import make_user
Submission.objects.create(
    user=make_user(), exercise=make_judged_exercise(), files={"solution.py": RIGHT}, result="running",
    attempts=1, lease_until=timezone.now() - timedelta(minutes=1),
)
"""

Seen = tuple[list[tuple[str, int]], list[str]]


def connect(url: str) -> Any:
    if url.startswith("sqlite"):
        return sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30)
    return psycopg.connect(url)


class Site:
    """A site on engines of its own, and workers on it."""

    def __init__(self, engines: dict[str, str]) -> None:
        self.database = engines["DATABASE_URL"]
        self.environment = {**os.environ, **engines, "MILEPOST_MODE": "development", "PYTHONUNBUFFERED": "1"}
        self.manage("migrate", "-v", "0")

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shell(self, code: str) -> None:
        self.manage("shell", "-v", "0", "-c", code)

    def seen(self) -> Seen:
        """Results and tries of the submissions, and what the workers say of themselves."""
        with closing(connect(self.database)) as rows:
            submissions = rows.execute("SELECT result, attempts FROM exercises_submission ORDER BY id").fetchall()
            workers = rows.execute("SELECT condition FROM exercises_workerstate ORDER BY condition").fetchall()
        return submissions, [condition for (condition,) in workers]

    def wait_until(self, holds: Callable[[list[tuple[str, int]], list[str]], bool]) -> None:
        deadline = time.monotonic() + 100
        while not holds(*self.seen()):
            assert time.monotonic() < deadline, self.seen()
            time.sleep(0.02)

    @contextmanager
    def worker(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        with self.run("manage.py", "worker", *arguments) as worker:
            yield worker

    @contextmanager
    def run(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, *arguments]
        with subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=self.environment, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                yield process
            finally:
                process.kill()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with own_engines(tmp_path) as engines:
        yield Site(engines)


def heard(worker: subprocess.Popen[str], words: str) -> str:
    """The first line of what the worker logs that has these words in it."""
    assert worker.stderr is not None
    return next(line for line in worker.stderr if words in line)


def test_it_brings_back_what_a_dead_worker_left_and_stops_when_told(site: Site) -> None:
    site.shell(LEFT_BEHIND)
    with site.worker("--workers", "1") as worker:
        heard(worker, "SUCCESSFUL")
        assert site.seen()[1] == ["judges"]
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    assert site.seen() == ([("accepted", 2)], [])


def test_told_to_stop_it_finishes_the_submission_at_hand_and_leaves_the_rest(site: Site) -> None:
    site.shell(WAITING.format(sources="(ENDLESS, RIGHT)"))
    with site.worker("--workers", "1") as worker:
        site.wait_until(lambda submissions, _: ("running", 1) in submissions)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=60) == 0
    assert site.seen() == ([("time_limit", 1), ("queued", 0)], [])
    site.manage("worker", "--batch", "-v", "0")
    assert site.seen()[0][1] == ("accepted", 1)


IMPATIENT = """
import sys
from accounts.management import crew
crew.GRACE_SECONDS = 2.0
crew.run_crew([sys.executable, "manage.py", "worker", "--one-of", "2"], 2)
"""


def test_what_takes_longer_than_the_grace_goes_back_to_the_queue_at_once(site: Site) -> None:
    site.shell(WAITING.format(sources="(ENDLESS,)") + MAY_TAKE_LONG)
    with site.run("-c", IMPATIENT) as crew:
        site.wait_until(lambda submissions, workers: submissions == [("running", 1)] and len(workers) == 2)
        crew.send_signal(signal.SIGTERM)
        assert crew.wait(timeout=60) == 0
    assert site.seen() == ([("queued", 0)], [])
    site.manage("worker", "--batch", "-v", "0")
    assert site.seen() == ([("time_limit", 1)], [])


def children(process: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_crew_replaces_who_dies_loses_nothing_and_stops_together(site: Site) -> None:
    with site.worker("--workers", "2") as crew:
        site.wait_until(lambda submissions, workers: workers == ["judges"] * 2)
        killed, other = children(crew.pid)
        os.kill(killed, signal.SIGKILL)
        site.shell(WAITING.format(sources="(RIGHT,) * 4"))
        site.wait_until(lambda submissions, workers: submissions == [("accepted", 1)] * 4)
        site.wait_until(lambda submissions, workers: workers == ["judges"] * 3)
        assert other in children(crew.pid)
        assert len(children(crew.pid)) == 2
        everybody = children(crew.pid)
        crew.send_signal(signal.SIGTERM)
        assert crew.wait(timeout=60) == 0
    assert not any(Path(f"/proc/{number}").exists() for number in everybody)
    assert site.seen()[1] == ["judges"], "the row of the killed one, which is not believed for long"


def test_a_crew_does_not_outlive_its_killed_starter(site: Site) -> None:
    with site.worker("--workers", "2"):
        site.wait_until(lambda submissions, workers: workers == ["judges"] * 2)
    site.wait_until(lambda submissions, workers: workers == [])


def test_a_judge_host_that_goes_away_and_comes_back_loses_nothing(site: Site) -> None:
    with serving() as host:
        address = host.url
    site.environment.update(MILEPOST_JUDGE=address, MILEPOST_JUDGE_SECRET=SECRET)
    site.shell(WAITING.format(sources="(RIGHT, ENDLESS)"))
    with site.worker("--workers", "1") as worker:
        heard(worker, "as nobody can judge it now")
        heard(worker, "as nobody can judge it now")
        submissions, workers = site.seen()
        assert {result for result, _ in submissions} <= {"queued", "running"}
        assert workers == ["waits"]
        with serving("--listen", address.removeprefix("http://")) as host:
            site.wait_until(lambda submissions, _: submissions[0] == ("accepted", 1))
            site.wait_until(lambda submissions, _: submissions[1][0] in ("running", "time_limit"))
            host.process.kill()
        site.wait_until(lambda submissions, _: submissions[1][0] in ("queued", "time_limit"))
        with serving("--listen", address.removeprefix("http://")):
            site.wait_until(lambda submissions, _: submissions == [("accepted", 1), ("time_limit", 1)])
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=60) == 0


class Once(Event):
    """Lets one sweep run."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


@pytest.mark.django_db(transaction=True)
def test_its_sweep_throws_expired_sessions_away() -> None:
    for key, hours in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(hours=hours))
    _sweep_until(Once(), "this one")
    assert [session.session_key for session in Session.objects.all()] == ["new"]
    assert not WorkerState.objects.exists(), "it leaves when it stops"

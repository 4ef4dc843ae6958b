"""The worker as a process of its own, on a database of its own."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.management.commands.worker import _sweep_until

pytestmark = pytest.mark.jail

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
RESULT = "from exercises.models import Submission; print(Submission.objects.get().result)"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    own = {"MILEPOST_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    return {**os.environ, **own, "MILEPOST_MODE": "development", "PYTHONUNBUFFERED": "1"}


def manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_brings_back_what_a_dead_worker_left_and_stops_when_told(environment: dict[str, str]) -> None:
    manage(environment, "migrate", "-v", "0")
    manage(environment, "shell", "-v", "0", "-c", LEFT_BEHIND)
    with subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stderr is not None
        judged = next((line for line in worker.stderr if "SUCCESSFUL" in line), None)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
    assert judged is not None
    assert manage(environment, "shell", "-v", "0", "-c", RESULT).strip() == "accepted"


class Once(Event):
    """Lets one sweep run."""

    def wait(self, timeout: float | None = None) -> bool:
        self.set()
        return True


@pytest.mark.django_db(transaction=True)
def test_its_sweep_throws_expired_sessions_away() -> None:
    for key, hours in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + timedelta(hours=hours))
    _sweep_until(Once())
    assert [session.session_key for session in Session.objects.all()] == ["new"]

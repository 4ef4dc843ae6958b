"""Where a process of the site may be killed. Only processes under `tests.faults.settings` have these points.

The file that FAULTS_STOP names says what kind of process is to stop where, or is not there. The first such process that
comes to that point takes the file away and kills itself with SIGKILL, as a power failure would: nothing is rolled back
or told by it.
"""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from django.apps import AppConfig

LEASE = timedelta(seconds=6)
SWEEP_SECONDS = 0.5


class Stops(AppConfig):
    """Puts the points into the code, when the process begins."""

    name = "tests.faults"

    def ready(self) -> None:
        from accounts.progress import submissions

        submissions.LEASE = LEASE
        if os.environ.get("FAULTS_IN") == "worker":
            _in_worker()
        if os.environ.get("FAULTS_IN") == "web":
            _in_web()


def _in_worker() -> None:
    from accounts import progress
    from accounts.management.commands import worker
    from accounts.progress import submissions
    from exercises import judging

    worker.SWEEP_SECONDS = SWEEP_SECONDS
    _put("before the claim", progress, "judge_submission")
    _put("after the claim", judging, "judge_files")
    _put("after judging", submissions, "_store")
    _put("within the storing transaction", submissions, "accept_exercise", after=True)
    _put("after the commit", submissions, "compare")


def _in_web() -> None:
    from django.db.backends.base.base import BaseDatabaseWrapper

    _put("before the commit", BaseDatabaseWrapper, "_commit")
    _put("after the commit", BaseDatabaseWrapper, "_commit", after=True)


def _put(point: str, owner: Any, name: str, *, after: bool = False) -> None:
    """Let the function begin, or end, with a look at whether it is to be killed there."""
    plain: Callable[..., Any] = getattr(owner, name)

    @wraps(plain)
    def stopping(*args: Any, **kwargs: Any) -> Any:
        if not after:
            _stop_at(point)
        result = plain(*args, **kwargs)
        if after:
            _stop_at(point)
        return result

    setattr(owner, name, stopping)


def _stop_at(point: str) -> None:
    file = Path(os.environ["FAULTS_STOP"])
    try:
        is_here = file.read_text() == f"{os.environ['FAULTS_IN']}: {point}"
        if is_here:
            file.unlink()
    except FileNotFoundError:
        return
    if is_here:
        os.kill(os.getpid(), signal.SIGKILL)

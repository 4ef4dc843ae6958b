"""The judge's face to the rest of the site: hand in a job, get a report."""

from __future__ import annotations

import errno
import logging
import platform
import sys
import threading
from typing import Self

from judge.exercise import Case, Compare, Entry, Job, Limits
from judge.grading import refused
from judge.jail.errors import JailFailed, NoWall
from judge.jail.interpreter import base_interpreter
from judge.jail.seccomp import MACHINES
from judge.report import Report, Verdict
from judge.trial import try_once

__all__ = ["Judge"]

_logger = logging.getLogger("judge")

_TRIES = 2


class Judge:
    """Runs strangers' Python behind the best wall that this machine can build; safe to use from many threads."""

    def __init__(self, workers: int = 1, wall: str | None = None) -> None:
        """Build and try the wall. `workers` is how many submissions run at once; `wall` insists on one by its letter.

        Raises NoWall, with the reason, when it cannot be built, and ValueError for an argument that makes no sense.
        """
        if workers < 1:
            raise ValueError("a judge needs at least one worker")
        if wall not in (None, "A"):
            raise ValueError(f"there is no wall {wall!r}; there is A")
        if sys.platform != "linux" or platform.machine() not in MACHINES:
            raise NoWall(
                f"Server judging needs Linux on {' or '.join(MACHINES)}, not {sys.platform} on {platform.machine()}."
            )
        self.wall = "A"
        self._interpreter = base_interpreter()
        self._workers = threading.BoundedSemaphore(workers)
        self._closed = False
        self._try_wall()

    def run(self, job: Job) -> Report:
        """Judge a job: waits for a free worker, then for the verdict. What a learner does wrong is in the report.

        A failure of the judge's own is tried again once, then is a `judge_error`. Raises RuntimeError after `close`.
        """
        if self._closed:
            raise RuntimeError("this judge is closed")
        if job.refusal is not None:
            return refused(job, Verdict.SYNTAX_ERROR, note=job.refusal)
        if not job.cases:
            return refused(job, Verdict.JUDGE_ERROR, note="This exercise has no cases to judge by.")
        with self._workers:
            for _ in range(_TRIES):
                try:
                    return try_once(job, self._interpreter)
                except Exception:
                    _logger.exception("a submission could not be judged")
        return refused(
            job, Verdict.JUDGE_ERROR, note="The judge failed, through no fault of yours. Please try again later."
        )

    def close(self) -> None:
        """Take no more jobs. Those that run are finished."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _try_wall(self) -> None:
        try:
            report = try_once(_TRIAL_JOB, self._interpreter)
        except JailFailed as error:
            raise NoWall(f"{error} {_ADVICE.get(error.errno or 0, '')}".strip()) from error
        if report.verdict is not Verdict.ACCEPTED:
            raise NoWall(
                f"The wall stands, but a program that is right was judged {report.verdict} behind it: {report.note}"
            )


_TRIAL_JOB = Job(
    files={"solution.py": "def double(n):\n    return n + n\n"},
    entry=Entry(names=("double",)),
    limits=Limits(),
    rules=(),
    compare=Compare(),
    cases=(Case(1, call="double(21)", gives="42"),),
    data={},
    case_hash="",
)

_ADVICE = {
    errno.EPERM: (
        "Ordinary users may not make user namespaces here: a container's seccomp profile, AppArmor"
        " (kernel.apparmor_restrict_unprivileged_userns) or kernel.unprivileged_userns_clone forbids it."
    ),
    errno.EACCES: "The interpreter's files are readable by their owner alone, or AppArmor or SELinux forbids it.",
    errno.ENOSPC: "The number of user namespaces is used up or set to none (user.max_user_namespaces).",
    errno.EINVAL: "The kernel was built without user namespaces.",
}

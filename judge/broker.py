"""The judge's face to the rest of the site: hand in a job, get a report."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import platform
import queue
import sys
import weakref
from typing import Self

from judge.exercise import Case, Compare, Entry, Job, Limits
from judge.grading import refused, unrun
from judge.jail.errors import JailFailed, NoWall
from judge.jail.interpreter import Interpreter, base_interpreter
from judge.jail.seccomp import MACHINES
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.report import Report, Verdict
from judge.trial import try_once

__all__ = ["Judge"]

_logger = logging.getLogger("judge")

_TRIES = 2
_SORRY = "The judge failed, through no fault of yours. Please try again later."
_NO_FILES = (
    "This server's wall cannot judge exercises with files, because nothing can be opened behind it."
    " That is no fault of yours, it does not count, and trying again does not help."
)


class Judge:
    """Runs strangers' Python behind the best wall that this machine can build; safe to use from many threads."""

    def __init__(self, workers: int = 1, wall: str | None = None) -> None:
        """Build and try the wall. `workers` is how many submissions run at once; `wall` insists on one by its letter.

        Raises NoWall, with the reason, when it cannot be built, and ValueError for an argument that makes no sense.
        """
        if workers < 1:
            raise ValueError("a judge needs at least one worker")
        if wall not in (None, *Wall):
            raise ValueError(f"there is no wall {wall!r}; there are {' and '.join(Wall)}")
        if sys.platform != "linux" or platform.machine() not in MACHINES:
            raise NoWall(
                f"Server judging needs Linux on {' or '.join(MACHINES)}, not {sys.platform} on {platform.machine()}."
            )
        self._interpreter = base_interpreter()
        self._owner = os.getpid()
        self._closed = False
        # A free place for each worker; None is one whose worker is to be started when it is needed.
        self._places: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers - 1):
            self._places.put(None)
        self._places.put(self._first_worker([Wall(wall)] if wall else [*Wall]))
        self._workers = workers
        self._finalizer = weakref.finalize(self, _close_workers, self._places, self._owner)

    def run(self, job: Job) -> Report:
        """Judge a job: waits for a free worker, then for the verdict. What a learner does wrong is in the report.

        A failure of the judge's own is tried again once, then is a `judge_error`. Raises RuntimeError after `close`,
        and in a fork of the process that made the judge.
        """
        if self._closed or self._owner != os.getpid():
            raise RuntimeError("this judge is closed" if self._closed else "this judge belongs to another process")
        if (known := unrun(job)) is not None:
            return known
        if job.needs_folder and self.wall is Wall.B:
            return refused(job, Verdict.JUDGE_ERROR, note=_NO_FILES, is_final=True)
        worker = self._places.get()
        try:
            for _ in range(_TRIES):
                try:
                    worker = _fit(worker) or Worker(self._interpreter, self.wall)
                    report = try_once(job, worker)
                    worker = _prepared(worker, job.limits)
                    return report
                except Exception:
                    _logger.exception("a submission could not be judged")
                    _close(worker)
                    worker = None
        finally:
            self._places.put(worker)
        return refused(job, Verdict.JUDGE_ERROR, note=_SORRY)

    def close(self) -> None:
        """Take no more jobs, wait for those that run, and let nothing of the judge's be left."""
        if self._closed or self._owner != os.getpid():
            return
        self._closed = True
        workers = [self._places.get() for _ in range(self._workers)]
        for worker in workers:
            _close(worker)
            self._places.put(None)
        self._finalizer.detach()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _first_worker(self, walls: list[Wall]) -> Worker:
        """A worker behind the first of these walls that can be built. Raises NoWall when none can."""
        reasons: dict[Wall, str] = {}
        for wall in walls:
            try:
                worker = _proven_worker(self._interpreter, wall)
            except JailFailed as error:
                reasons[wall] = f"{error} {_ADVICE[wall].get(error.errno or 0, '')}".strip()
                continue
            self.wall = wall
            for better, reason in reasons.items():
                _logger.warning("judging behind wall %s, as wall %s cannot be built: %s", wall, better, reason)
            return worker
        named = [f"Wall {wall}: {reason}" for wall, reason in reasons.items()]
        raise NoWall(" ".join(named if len(named) > 1 else reasons.values()))


def _proven_worker(interpreter: Interpreter, wall: Wall) -> Worker:
    """A worker behind which a right program is accepted. Raises JailFailed."""
    worker = Worker(interpreter, wall)
    try:
        report = try_once(_TRIAL_JOB, worker)
        if report.verdict is not Verdict.ACCEPTED:
            raise JailFailed(
                f"The wall stands, but a program that is right was judged {report.verdict} behind it: {report.note}"
            )
        worker.prepare(_TRIAL_JOB.limits)
    except BaseException:
        worker.close()
        raise
    return worker


def _fit(worker: Worker | None) -> Worker | None:
    """The worker when it may take another submission, None in the place of one that may not."""
    if worker is None:
        return None
    with contextlib.suppress(JailFailed):
        worker.settle()
        if not worker.is_worn:
            return worker
    worker.close()
    return None


def _prepared(worker: Worker, limits: Limits) -> Worker | None:
    """The worker with a spare child for a job with these limits, as the next one is likely to have them.

    None in the place of a worker that has served its time; how the last child ends is heard later, by `_fit`.
    """
    if not worker.is_worn:
        with contextlib.suppress(JailFailed, OSError):
            worker.prepare(limits)
            return worker
    worker.close()
    return None


def _close(worker: Worker | None) -> None:
    if worker is not None:
        worker.close()


def _close_workers(places: queue.LifoQueue[Worker | None], owner: int) -> None:
    """Close the workers of a judge that nobody closed; not when a fork of its process ends."""
    if os.getpid() != owner:
        return
    with contextlib.suppress(queue.Empty):
        while True:
            _close(places.get_nowait())


_TRIAL = """
import threading

def double(n):
    found = []
    thread = threading.Thread(target=lambda: found.append(n + n))
    thread.start()
    thread.join()
    return found[0]
"""

_TRIAL_JOB = Job(
    files={"solution.py": _TRIAL},
    entry=Entry(names=("double",)),
    limits=Limits(),
    rules=(),
    compare=Compare(),
    cases=(Case(1, call="double(21)", gives="42"),),
    data={},
    case_hash="",
)

_ADVICE = {
    Wall.A: {
        errno.EPERM: (
            "Ordinary users may not make user namespaces here: a container's seccomp profile, AppArmor"
            " (kernel.apparmor_restrict_unprivileged_userns) or kernel.unprivileged_userns_clone forbids it."
        ),
        errno.EACCES: "The interpreter's files are readable by their owner alone, or AppArmor or SELinux forbids it.",
        errno.ENOSPC: "The number of user namespaces is used up or set to none (user.max_user_namespaces).",
        errno.EINVAL: "The kernel was built without user namespaces.",
    },
    Wall.B: {
        errno.EPERM: "Root may not become another user here (CAP_SETUID, CAP_SETGID), or may not install filters.",
        errno.EBUSY: "Somebody listens to the system calls of this process already.",
        errno.EINVAL: "The kernel is older than Linux 5.5, or was built without seccomp.",
        errno.ENOSYS: "The kernel was built without seccomp.",
    },
}

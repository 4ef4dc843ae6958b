"""The worker: runs the tasks of the queue, and brings back submissions that a dead worker or a lost task left."""

import logging
import os
import signal
import socket
import sys
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command
from django.db import close_old_connections, connection

from accounts import absences, leaving, limits, retention
from accounts.management import crew
from accounts.progress import requeue_expired
from exercises import judging, standing

log = logging.getLogger(__name__)

POLL_SECONDS = 0.1
"""How often the idle workers of one machine together look for a task: a learner should not feel it."""

SWEEP_SECONDS = 10.0
"""How often submissions with an expired lease or a lost task are looked for, and how often a worker says it is there
(`exercises.standing.FRESH`)."""

SWEEPS_BETWEEN_PRUNES = 360
"""Finished tasks, expired sessions, accounts that are due and what is not to be kept longer go about once an hour."""


class Command(BaseCommand):
    """Runs until it is told to stop, and then finishes the submissions at hand."""

    help = "Judge what learners submit, until told to stop by SIGTERM or SIGINT: as many at once as MILEPOST_WORKERS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Run the tasks that are waiting, then stop.")
        parser.add_argument("--workers", type=int, default=settings.WORKERS, help="So many, whatever the setting says.")
        parser.add_argument("--one-of", type=int, help="Be one of so many that this command started together.")

    def handle(self, *, batch: bool, workers: int, one_of: int | None, verbosity: int, **options: Any) -> None:
        if batch or one_of or workers == 1:
            _work(batch=batch, crew=one_of, verbosity=verbosity)
            return
        again = [sys.executable, sys.argv[0], "worker", "--one-of", str(workers), "--verbosity", str(verbosity)]
        os.execv(sys.executable, [sys.executable, crew.__file__, str(workers), *again])  # noqa: S606


def _work(*, batch: bool, crew: int | None, verbosity: int) -> None:
    """Be one worker, in a crew of so many or by itself."""
    own = judging.own_standing()
    if own.condition != standing.Condition.JUDGES:
        log.warning("Nothing can be judged here at the moment: %s", own.reason)
    stop = Event()
    # In a thread of its own, so that what one long verdict holds up is not all that is said and swept.
    name = f"{socket.gethostname()}:{os.getpid()}"
    sweeper = Thread(target=_sweep_until, args=[stop, name, os.getppid() if crew else None], name="sweeper")
    # Told to stop before the loop below listens for that, it has to take its row away all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        sweeper.start()
        _run_tasks(batch=batch, poll=POLL_SECONDS * (crew or 1), verbosity=verbosity)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it is ending, and asking again would only keep it from leaving
        connection.close()  # told to stop in the middle of a transaction, it would keep the sweeper from the database
        stop.set()
        sweeper.join()


def _run_tasks(*, batch: bool, poll: float, verbosity: int) -> None:
    """Take tasks out of the queue until told to stop; look every `poll` seconds where the queue is in the database."""
    if settings.QUEUE == "redis":
        from accounts.management import redis_queue  # a site without Redis does not load it

        redis_queue.Worker().run(batch=batch)
    else:
        call_command("db_worker", interval=poll, batch=batch, reload=False, startup_delay=False, verbosity=verbosity)


def _sweep_until(stop: Event, name: str, starter: int | None = None) -> None:
    sweeps = 0
    while not stop.is_set():
        try:
            close_old_connections()
            standing.beat(name, _standing())
            requeue_expired()
            if sweeps % SWEEPS_BETWEEN_PRUNES == 0:
                _prune()
        except Exception:
            log.exception("The sweep for submissions left behind failed; it is tried again in %g s", SWEEP_SECONDS)
        sweeps += 1
        stop.wait(SWEEP_SECONDS)
        if starter is not None and os.getppid() != starter:  # it was killed, and would have stopped this one
            os.kill(os.getpid(), signal.SIGTERM)
            break
    _leave(name)


def _standing() -> standing.Standing:
    if settings.QUEUE == "redis":
        from accounts.management import redis_queue

        if not redis_queue.is_reachable():
            return standing.Standing(standing.Condition.WAITS, reason="The queue cannot be reached.")
    return judging.own_standing()


def _prune() -> None:
    if settings.QUEUE == "database":
        call_command("prune_db_task_results", min_age_days=1, queue_name="*", verbosity=0)
    call_command("clearsessions", verbosity=0)
    standing.forget_the_dead()
    limits.forget_expired()
    retention.prune()
    absences.look()
    leaving.remove_due()


def _leave(name: str) -> None:
    try:
        standing.leave(name)
    except Exception:
        log.exception("This worker's row could not be removed; it is not believed for much longer")
    connection.close()

"""The worker: runs the tasks of the queue, and brings back submissions that a dead worker or a lost task left."""

import logging
from threading import Event, Thread
from typing import Any

from django.core.management import BaseCommand, CommandParser, call_command
from django.db import close_old_connections, connection

from accounts.progress import requeue_expired
from exercises import judging

log = logging.getLogger(__name__)

POLL_SECONDS = 0.1
"""How often an idle worker looks for a task: a learner should not feel it."""

SWEEP_SECONDS = 10.0
"""How often submissions with an expired lease or a lost task are looked for."""

SWEEPS_BETWEEN_PRUNES = 360
"""Finished tasks and expired sessions are thrown away about once an hour; the submissions keep what matters."""


class Command(BaseCommand):
    """Runs until it is told to stop, and then finishes the submission at hand."""

    help = "Judge what learners submit, until told to stop by SIGTERM or SIGINT. Start one for each core."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Run the tasks that are waiting, then stop.")

    def handle(self, *, batch: bool, verbosity: int, **options: Any) -> None:
        try:
            judging.warm_up()
        except judging.CouldNotJudge as reason:
            log.warning("Nothing can be judged here: %s", reason)
        stop = Event()
        sweeper = Thread(target=_sweep_until, args=[stop], name="sweeper")
        sweeper.start()
        try:
            call_command(
                "db_worker", interval=POLL_SECONDS, batch=batch, reload=False, startup_delay=False, verbosity=verbosity
            )
        finally:
            stop.set()
            sweeper.join()


def _sweep_until(stop: Event) -> None:
    sweeps = 0
    while not stop.is_set():
        try:
            close_old_connections()
            requeue_expired()
            if sweeps % SWEEPS_BETWEEN_PRUNES == 0:
                call_command("prune_db_task_results", min_age_days=1, queue_name="*", verbosity=0)
                call_command("clearsessions", verbosity=0)
        except Exception:
            log.exception("The sweep for submissions left behind failed; it is tried again in %g s", SWEEP_SECONDS)
        sweeps += 1
        stop.wait(SWEEP_SECONDS)
    connection.close()

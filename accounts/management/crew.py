"""Several workers, as one process that starts them, replaces those that die, and stops them all.

Run as a program, with their number and their command: an interpreter without Django, which takes a fifth of the memory.
"""

import contextlib
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from threading import Event

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.2
RESTART_SECONDS = 2.0
"""How long to wait before one that died is started again, so that broken ones do not spin."""

GRACE_SECONDS = 20.0
"""How long a worker may go on with the submission at hand; told once more, it puts that back into the queue."""

LAST_SECONDS = 5.0
"""How long it has for that."""


def run_crew(command: Sequence[str], count: int) -> None:
    """Keep so many processes of this command running until SIGTERM or SIGINT comes, then end them."""
    told = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    crew = [_start(command) for _ in range(count)]
    try:
        while not told.wait(LOOK_SECONDS):
            for place, process in enumerate(crew):
                if process.poll() is not None:
                    log.warning("A worker ended with status %s; starting another one", process.returncode)
                    told.wait(RESTART_SECONDS)
                    crew[place] = _start(command)
    finally:
        end(crew)


def end(crew: Iterable[subprocess.Popen[bytes]]) -> None:
    """Ask processes to stop; ask again, harder, and insist, when they do not."""
    running = list(crew)
    for ask, patience in (
        (signal.SIGTERM, GRACE_SECONDS),
        (signal.SIGTERM, LAST_SECONDS),
        (signal.SIGKILL, LAST_SECONDS),
    ):
        for process in running:
            process.send_signal(ask)
        deadline = time.monotonic() + patience
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
        running = [process for process in running if process.returncode is None]


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own, so that Ctrl-C reaches it once, from here.
    return subprocess.Popen(command, start_new_session=True)


if __name__ == "__main__":
    run_crew(sys.argv[2:], int(sys.argv[1]))

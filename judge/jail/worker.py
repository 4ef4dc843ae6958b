"""A worker: one outer jail with a warm zygote in it, which starts a child for each submission."""

from __future__ import annotations

import contextlib
import select
import signal
import socket
import struct
import time
from collections.abc import Iterable
from typing import Self

from judge.exercise import Limits
from judge.jail.child import Child, Ending
from judge.jail.errors import JailFailed
from judge.jail.interpreter import Interpreter
from judge.jail.launched import Launched
from judge.jail.lock import Waits
from judge.jail.plan import Plan, draw
from judge.jail.ready import Ready
from judge.jail.walls import Wall

__all__ = ["Worker"]

# JUDGE.md: a worker is replaced after so much work or time, and after a crash that may have been an attack on it.
MAX_CHILDREN = 1000
MAX_AGE_SECONDS = 600.0
_SUSPICIOUS = (-signal.SIGSYS, -signal.SIGSEGV)

# Longer than any machine needs to start an interpreter.
START_SECONDS = 20.0
# JUDGE.md: who gives no word of an end by a second after the limit gives none at all, and is replaced.
END_SECONDS = 1.0
# Where there is much to do, the spare child is asked sooner, and the processor has better to do than to rehearse.
# Where there is nothing to do, its memory is of better use to others: it goes.
WAITS = Waits(idle_s=0.005, gone_s=10.0)
_MESSAGE_BYTES = 4096
# CPUCLOCK_SCHED (linux/posix-timers_types.h): behind a process's complemented number, the clock of its CPU time.
_PROCESS_CLOCK = 2
# struct ucred (unix(7)): process, user, group.
_CREDENTIALS = struct.Struct("iII")


class Worker:
    """A jail with a zygote. Belongs to one thread at a time."""

    def __init__(self, interpreter: Interpreter, wall: Wall, plan: Plan | None = None) -> None:
        """Start it and wait until it is warm. Raises JailFailed with the reason when it cannot be.

        The plan is the one that is drawn for the interpreter and the wall; only a test has another.
        """
        plan = plan or draw(interpreter, wall)
        self.wall = plan.wall
        self._control, control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._spare: Ready | None = None
        self._started = 0
        self._born = time.monotonic()
        self._suspicious = False
        self._endings: dict[int, Ending | JailFailed] = {}
        self._clocks: dict[int, int | None] = {}
        self._watched: set[int] = set()
        self._dismissed: list[int] = []
        try:
            with control:
                self._jail = Launched(interpreter, plan, control.fileno())
            self._wait_until_warm(interpreter)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def is_worn(self) -> bool:
        """Whether it has worked enough, or too strangely, and should be replaced."""
        old = time.monotonic() - self._born > MAX_AGE_SECONDS
        return old or self._started >= MAX_CHILDREN or self._suspicious

    def child(self) -> Child:
        """A new child, which nobody has told anything. Raises JailFailed."""
        self._started += 1
        return Child(self, self._started)

    def ready(self, limits: Limits) -> Ready:
        """A child for a submission with these limits: the spare one if it fits. Raises JailFailed.

        Nothing is left then of the submissions before.
        """
        spare, self._spare = self._spare, None
        if spare is not None and (spare.limits != limits or spare.is_going):
            spare.child.close()
            spare = None
        self.settle()
        return spare or Ready(self.child(), limits, self.wall)

    def prepare(self, limits: Limits) -> None:
        """Have a spare child made ready for a submission with these limits. Raises JailFailed."""
        if self._spare is None:
            self._spare = Ready(self.child(), limits, self.wall, waits=WAITS)

    def settle(self) -> None:
        """Wait for the end of the children that were dismissed. Raises JailFailed."""
        while self._dismissed:
            self._take_end(self._dismissed[-1])

    def start(self, number: int, descriptors: list[int]) -> None:
        """Have a child started with these descriptors. Raises JailFailed."""
        self._say(f"start {number}", descriptors)

    def kill(self, number: int) -> None:
        """Have a child killed; nothing happens when it has ended already, or the zygote has."""
        with contextlib.suppress(JailFailed):
            self._say(f"kill {number}")

    def stand_back(self, number: int) -> None:
        """Have a child let others go first; nothing happens when it has ended already, or the zygote has."""
        with contextlib.suppress(JailFailed):
            self._say(f"back {number}")

    def dismiss(self, number: int) -> None:
        """Have a child killed whose end nobody asks for; `settle` waits for it."""
        self.kill(number)
        self._dismissed.append(number)

    def cpu_s(self, number: int) -> float | None:
        """Seconds of CPU that a child has taken so far; None when it has ended. Raises JailFailed."""
        while not (number in self._clocks and number in self._watched) and number not in self._endings:
            if not self._hear_news(END_SECONDS):
                raise self._jail.failure()
        clock = self._clocks.get(number)
        if clock is None or number in self._endings:
            return None
        try:
            return time.clock_gettime(clock)
        except OSError:
            return None

    def ends_within(self, number: int, seconds: float) -> bool:
        """Whether a child ends within this time. Raises JailFailed when the zygote does."""
        end = time.monotonic() + seconds
        while number not in self._endings:
            if not self._hear_news(max(0.0, end - time.monotonic())):
                return False
        return True

    def ending(self, number: int) -> Ending:
        """Wait for a child's end. Raises JailFailed when it never started, or its end is not told in time."""
        ending = self._take_end(number)
        if isinstance(ending, JailFailed):
            raise ending
        return ending

    def close(self) -> None:
        """Kill the jail with all that is in it and let go of everything. Safe to call twice."""
        if self._spare is not None:
            self._spare.child.close()
            self._spare = None
        self._control.close()
        jail: Launched | None = getattr(self, "_jail", None)
        if jail is not None:
            jail.end()

    def _take_end(self, number: int) -> Ending | JailFailed:
        """Wait for a child's end, and forget the child. Raises JailFailed when its end is not told in time."""
        if not self.ends_within(number, END_SECONDS):
            raise self._jail.failure()
        ending = self._endings.pop(number)
        self._clocks.pop(number, None)
        self._watched.discard(number)
        if number in self._dismissed:
            self._dismissed.remove(number)
        if isinstance(ending, Ending) and ending.code in _SUSPICIOUS:
            self._suspicious = True
        return ending

    def _wait_until_warm(self, interpreter: Interpreter) -> None:
        said, _ = self._hear(START_SECONDS)
        self._jail.take_over()
        word, _, version = (said or "").partition(" ")
        if word != "ready":
            raise self._jail.failure()
        if version != interpreter.version:
            raise JailFailed(f"The jail runs Python {version}, not {interpreter.version}.")

    def _hear_news(self, seconds: float) -> bool:
        """Take the zygote's next word; False when there is none in time. Raises JailFailed when there never will be."""
        word, clock = self._hear(seconds)
        if word is None:
            return False
        match word.split(" ", 3):
            case ["here", number]:
                self._clocks[int(number)] = clock
            case ["started", number]:
                self._watched.add(int(number))
            case ["ended", number, code, cpu_s]:
                self._endings[int(number)] = Ending(int(code), float(cpu_s))
            case ["failed", number, errno, message]:
                self._endings[int(number)] = JailFailed(f"A child cannot be started: {message}.", int(errno))
            case _:
                raise self._jail.failure()
        return True

    def _hear(self, seconds: float) -> tuple[str | None, int | None]:
        """The zygote's next word; None when there is none in time, empty when there never will be one.

        With it comes the clock of the CPU time of whoever said it, as far as there is one.
        """
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        if not poll.poll(seconds * 1000):
            return None, None
        try:
            word, credentials, _, _ = self._control.recvmsg(_MESSAGE_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
        except ConnectionError:
            return "", None
        return word.decode("utf-8", "replace"), _clock(credentials)

    def _say(self, message: str, descriptors: list[int] | None = None) -> None:
        try:
            socket.send_fds(self._control, [message.encode()], descriptors or [])
        except OSError as error:
            raise JailFailed(f"The jail's first process does not hear: {error}.", error.errno) from error


def _clock(credentials: Iterable[tuple[int, int, bytes]]) -> int | None:
    """The clock of the CPU time of the process that sent a message; None for one that is out of sight."""
    for _, _, data in credentials:
        pid, _, _ = _CREDENTIALS.unpack(data)
        if pid > 0:
            return (~int(pid) << 3) | _PROCESS_CLOCK
    return None

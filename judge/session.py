"""The talk with one runner: one request, one answer, in turn, within the limits.

What the other side says is not trusted: not to be of use, and not to be short.
"""

from __future__ import annotations

import math
import os
import secrets
import select
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from judge.exercise import Limits
from judge.frames import HEADER, MAX_ANSWER, MAX_ANSWERS, FrameError, pack, size_of, unpack

__all__ = ["MARK_BYTES", "Output", "Pipes", "Session", "Stop", "Stopped"]

_CHUNK = 64 << 10
# Most programs have answered by then: to be woken for each of their prints would cost more than they do.
_QUICK_ANSWER_MS = 1.0
# Many times what most submissions need in all. Whoever takes longer lets the quick ones go first.
QUICK_SECONDS = 0.05
# What parts the output of a case's last step from the rest, and how often it stands there.
MARK_BYTES, MARKS = 16, 2


class Stop(StrEnum):
    """Why a talk came to its end before its time."""

    TIME = "time"
    OUTPUT = "output"
    ENDED = "ended"
    NONSENSE = "nonsense"


class Stopped(Exception):
    """There will be no more answers."""

    def __init__(self, stop: Stop) -> None:
        super().__init__(stop.value)
        self.stop = stop


class Pipes(Protocol):
    """The descriptors of a runner's pipes; none of them blocks. And what to do with a runner that is slow."""

    @property
    def requests(self) -> int: ...
    @property
    def answers(self) -> int: ...
    @property
    def stdout(self) -> int: ...
    @property
    def stderr(self) -> int: ...
    def stand_back(self) -> None: ...


@dataclass(frozen=True)
class Output:
    """What was printed since the last look."""

    stdout: bytes
    stderr: bytes


class Session:
    """A talk. A clock runs from the first question on; `start_clock` sets it anew, when the learner's time begins.

    Who has not even answered the first question by a second after the limit (JUDGE.md) never will.
    """

    def __init__(self, pipes: Pipes, limits: Limits) -> None:
        self._pipes = pipes
        self._limits = limits
        self._mark = b""
        self._request: dict[str, Any] | None = None
        self._identifier = ""
        self._unsent = b""
        self._was_interrupted = False
        self._stands_back = False
        self._quick_until = math.inf
        self._set_clock()
        self._printed = {pipes.stdout: bytearray(), pipes.stderr: bytearray()}
        self._heard = bytearray()
        self._heard_in_all = 0
        self._open = {pipes.answers, pipes.stdout, pipes.stderr}
        self._answering, self._printing, self._talking = select.poll(), select.poll(), select.poll()
        self._answering.register(pipes.answers, select.POLLIN)
        for descriptor in self._printed:
            self._printing.register(descriptor, select.POLLIN)
        for descriptor in self._open:
            self._talking.register(descriptor, select.POLLIN)

    def start_clock(self) -> None:
        """From now on it is the learner's time that passes."""
        self._set_clock()
        self._quick_until = time.monotonic() + QUICK_SECONDS

    def _set_clock(self) -> None:
        self._deadline = time.monotonic() + self._limits.wall_s

    def seconds_left(self) -> float:
        """How long the clock still runs; 0 when it is over."""
        return max(0.0, self._deadline - time.monotonic())

    def put(self, request: dict[str, Any], mark: bytes = b"") -> None:
        """Send a request, whose answer is to be heard before there is another.

        A mark that the runner is told to print does not count as output.
        """
        self._mark = mark
        self._was_interrupted = bool(self._heard)
        self._identifier = secrets.token_hex(8)
        self._request = request
        self._unsent = self._send(pack({"id": self._identifier, **request}))

    def hear(self) -> dict[str, Any]:
        """Wait for the answer. Raises Stopped.

        It echoes an identifier that nobody could know before it was asked; nobody may say anything before that.
        """
        if self._was_interrupted:
            raise Stopped(Stop.NONSENSE)
        self._exchange()
        try:
            answer = unpack(self._take_frame())
        except FrameError:
            raise Stopped(Stop.NONSENSE) from None
        if answer.get("id") != self._identifier:
            raise Stopped(Stop.NONSENSE)
        return answer

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Wait for the answer to a request, which is sent now unless it is the one that was put. Raises Stopped."""
        if request == self._request:
            self._set_clock()
        else:
            self.put(request)
        self._request = None
        return self.hear()

    def take_output(self) -> Output:
        """What was printed since the last call. All that was printed before an answer is there when the answer is.

        Raises Stopped when it is too much; `last_output` then has what fits into the limit.
        """
        for descriptor, _ in self._printing.poll(0):
            while self._read(descriptor) == _CHUNK:
                pass
        return self.last_output()

    def last_output(self) -> Output:
        """What was heard and not yet taken, without listening again."""
        stdout, stderr = (bytes(printed) for printed in self._printed.values())
        for printed in self._printed.values():
            printed.clear()
        return Output(stdout, stderr)

    def _exchange(self) -> None:
        """Send the rest and hear one frame, whichever can be done next."""
        if self._unsent:
            self._talking.register(self._pipes.requests, select.POLLOUT)
        elif self._answering.poll(_QUICK_ANSWER_MS):
            self._read(self._pipes.answers)
        while self._unsent or not self._has_frame():
            if self._pipes.answers not in self._open and not self._has_frame():
                raise Stopped(Stop.ENDED)
            for descriptor, _ in self._talking.poll(1000 * self._patience()):
                if descriptor != self._pipes.requests:
                    self._read(descriptor)
                    continue
                self._unsent = self._send(self._unsent)
                if not self._unsent:
                    self._talking.unregister(descriptor)

    def _patience(self) -> float:
        """For how many seconds to wait before looking at the clock again. Raises Stopped when the time is over."""
        now = time.monotonic()
        if now >= self._deadline:
            raise Stopped(Stop.TIME)
        if now < self._quick_until:
            return min(self._quick_until, self._deadline) - now
        if not self._stands_back:
            self._stands_back = True
            self._pipes.stand_back()
        return self._deadline - now

    def _send(self, unsent: bytes) -> bytes:
        try:
            return unsent[os.write(self._pipes.requests, unsent[:_CHUNK]) :]
        except BlockingIOError:
            return unsent
        except BrokenPipeError:
            return b""  # whoever does not listen may still have something to say

    def _read(self, descriptor: int) -> int:
        """Take what is there to be read, and say how many bytes it was. Raises Stopped when it is too much."""
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return 0
        if not chunk:
            self._close(descriptor)
        elif descriptor == self._pipes.answers:
            self._hear(chunk)
        else:
            printed, limit = self._printed[descriptor], self._limits.output_kb << 10
            printed += chunk
            if len(printed) > limit and len(printed) > (limit := limit + self._marked(printed)):
                del printed[limit:]
                raise Stopped(Stop.OUTPUT)
        return len(chunk)

    def _close(self, descriptor: int) -> None:
        """Listen no more where nobody speaks any more."""
        if descriptor in self._open:
            self._open.remove(descriptor)
            self._talking.unregister(descriptor)
            (self._answering if descriptor == self._pipes.answers else self._printing).unregister(descriptor)

    def _marked(self, printed: bytearray) -> int:
        """How many bytes of it are marks."""
        return MARK_BYTES * min(printed.count(self._mark), MARKS) if self._mark else 0

    def _hear(self, chunk: bytes) -> None:
        self._heard += chunk
        self._heard_in_all += len(chunk)
        if self._heard_in_all > MAX_ANSWERS:
            raise Stopped(Stop.OUTPUT)
        if len(self._heard) >= HEADER.size and size_of(self._heard) > MAX_ANSWER:
            raise Stopped(Stop.NONSENSE)

    def _has_frame(self) -> bool:
        return len(self._heard) >= HEADER.size and len(self._heard) - HEADER.size >= size_of(self._heard)

    def _take_frame(self) -> bytes:
        end = HEADER.size + size_of(self._heard)
        frame = bytes(self._heard[HEADER.size : end])
        del self._heard[:end]
        return frame

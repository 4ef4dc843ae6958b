"""One submission's process as the judge sees it: pipes to the runner in it, and the news of its end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Protocol, Self

__all__ = ["Child", "Ending", "Keeper"]


@dataclass(frozen=True)
class Ending:
    """How a process ended: exit code or, negative, the signal that killed it; seconds of CPU it took."""

    code: int
    cpu_s: float


class Keeper(Protocol):
    """Who starts children, kills them and knows how they end."""

    def start(self, number: int, descriptors: list[int]) -> None:
        """Have a child started with these ends of its pipes: requests, answers, stdout, stderr. Raises JailFailed."""

    def kill(self, number: int) -> None:
        """Have it killed, without waiting."""

    def stand_back(self, number: int) -> None:
        """Have it let others go first, without waiting."""

    def dismiss(self, number: int) -> None:
        """Have it killed; nobody will ask for its end, but it is over before there is another child."""

    def cpu_s(self, number: int) -> float | None:
        """Seconds of CPU that it has taken so far; None when it has ended. Raises JailFailed."""

    def ends_within(self, number: int, seconds: float) -> bool:
        """Whether it ends within this time. Raises JailFailed."""

    def ending(self, number: int) -> Ending:
        """Wait for its end, which is near. Raises JailFailed."""


class Child:
    """A runner. `requests` is for writing; `answers`, `stdout` and `stderr` are for reading; none blocks."""

    def __init__(self, keeper: Keeper, number: int) -> None:
        """Have it started. Raises JailFailed, and OSError when there are no descriptors left."""
        self._keeper = keeper
        self._number = number
        self._is_over = False
        self._ours: list[int] = []
        theirs: list[int] = []
        try:
            hears, self.requests = self._pipe(theirs, ours_writes=True)
            says, self.answers = self._pipe(theirs)
            prints, self.stdout = self._pipe(theirs)
            complains, self.stderr = self._pipe(theirs)
            keeper.start(number, [hears, says, prints, complains])
        except BaseException:
            self._close_pipes()
            raise
        finally:
            for descriptor in theirs:
                os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def kill(self) -> None:
        """Have it killed, with all that it started. Does not wait."""
        self._keeper.kill(self._number)

    def stand_back(self) -> None:
        """Have it, and all that it started, let others of this user's go first. Does not wait."""
        self._keeper.stand_back(self._number)

    def dismiss(self) -> float | None:
        """Have it killed without waiting for its end, which nobody will ask for; the seconds of CPU that it took.

        None, and nothing is done, when it has ended already. Raises JailFailed when nobody knows.
        """
        cpu_s = self._keeper.cpu_s(self._number)
        if cpu_s is not None:
            self._is_over = True
            self._keeper.dismiss(self._number)
        return cpu_s

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself within this time. Raises JailFailed when nobody knows."""
        return self._keeper.ends_within(self._number, seconds)

    def ending(self) -> Ending:
        """Wait for an end that is near, and say how it came; once. Raises JailFailed when nobody knows."""
        self._is_over = True
        return self._keeper.ending(self._number)

    def close(self) -> None:
        """Have it killed if it may still run, and let go of the pipes. Safe to call twice."""
        if not self._is_over:
            self._is_over = True
            self._keeper.dismiss(self._number)
        self._close_pipes()

    def _pipe(self, theirs: list[int], *, ours_writes: bool = False) -> tuple[int, int]:
        reading, writing = os.pipe()
        ours, other = (writing, reading) if ours_writes else (reading, writing)
        self._ours.append(ours)
        theirs.append(other)
        os.set_blocking(ours, False)
        return other, ours

    def _close_pipes(self) -> None:
        while self._ours:
            os.close(self._ours.pop())

"""Why a submission's process gives no more answers, and what that makes of the case at hand."""

from __future__ import annotations

import math
from typing import Protocol

from judge.exercise import Limits
from judge.jail.child import Ending
from judge.jail.errors import JailFailed
from judge.report import CaseState
from judge.session import Stop

__all__ = ["Endings", "Jail"]

_SIGKILL = -9
# For the news of an end to come, when it was the clock's end too.
_NEWS_SECONDS = 0.2


class Jail(Protocol):
    """What a trial needs of a jail, beside the talk with the runner in it."""

    def kill(self) -> None:
        """Have it killed, without waiting."""

    def dismiss(self) -> float | None:
        """Have it killed without waiting, and say how many seconds of CPU it took; None when it has ended already."""

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself within this time. Raises JailFailed."""

    def ending(self) -> Ending:
        """Wait for its end. Raises JailFailed."""


class Endings:
    """The end of one process. `note` is a sentence for the learner on an end that needs one."""

    def __init__(self, jail: Jail, limits: Limits) -> None:
        self._jail = jail
        self._limits = limits
        self._ending: Ending | None = None
        self.note = ""

    @property
    def has_come(self) -> bool:
        """Whether the process has been brought down."""
        return self._ending is not None

    def bring(self) -> Ending:
        """Bring the process down, if it is not, and say how it ended. Raises JailFailed."""
        if self._ending is None:
            self._jail.kill()
            self._ending = self._jail.ending()
        return self._ending

    def cpu_s(self) -> float:
        """Seconds of CPU that the process took; if it still runs it is killed now. Raises JailFailed."""
        taken = None if self.has_come else self._jail.dismiss()
        return self.bring().cpu_s if taken is None else taken

    def state_after(self, stop: Stop, seconds_left: float) -> CaseState:
        """What it means that the talk stopped; the process is brought down.

        Raises JailFailed when somebody else killed it: the kernel, say, for want of memory on the whole machine.
        """
        if stop is Stop.ENDED and not self._jail.ends_within(max(_NEWS_SECONDS, seconds_left)):
            stop = Stop.TIME  # it closed the channel, and went on
        ending = self.bring()
        match stop:
            case Stop.TIME:
                return CaseState.TIME_LIMIT
            case Stop.OUTPUT:
                return CaseState.OUTPUT_LIMIT
            case Stop.NONSENSE:
                self.note = "The program meddled with the judge's own channel, so its answers cannot be trusted."
                return CaseState.RUNTIME_ERROR
            case Stop.ENDED:
                return self._state_after_end(ending)

    def _state_after_end(self, ending: Ending) -> CaseState:
        if ending.code == _SIGKILL:
            # RLIMIT_CPU did it? The kernel counts for that in ticks, and reports finer time, often less.
            if ending.cpu_s >= math.ceil(self._limits.seconds) / 2:
                return CaseState.TIME_LIMIT
            raise JailFailed("a submission was killed from outside")
        if ending.code < 0:
            self.note = f"The program made Python itself crash (signal {-ending.code})."
        else:
            self.note = "The program ended Python before it had given its answer."
        return CaseState.RUNTIME_ERROR

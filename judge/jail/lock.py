"""What a submission's process locks itself in with, as its last act before it hears of the learner's code."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from judge.exercise import Limits
from judge.jail.limits import resource_limits
from judge.jail.seccomp import Filter
from judge.jail.walls import Wall

__all__ = ["Lock", "Waits", "lock_for"]


@dataclass(frozen=True)
class Waits:
    """How long, in seconds, a spare child waits to be asked before it rehearses, and then, before it goes."""

    idle_s: float
    gone_s: float


@dataclass(frozen=True)
class Lock:
    """The limits as pairs of a resource's number and its limit, and whether cores are written.

    `dumpable` is what PR_SET_DUMPABLE takes, `filter` a system call filter in the place of the plan's: only a test has
    one. Without `waits` it neither rehearses nor goes.
    """

    limits: tuple[tuple[int, int], ...]
    dumpable: int = 0
    filter: Filter | None = None
    waits: Waits | None = None

    def request(self) -> dict[str, Any]:
        """What the runner is told first of all."""
        return {
            "do": "lock",
            "filter": self.filter.to_json() if self.filter else None,
            "limits": self.limits,
            "dumpable": self.dumpable,
            "waits": asdict(self.waits) if self.waits else None,
        }


def lock_for(limits: Limits, wall: Wall, *, waits: Waits | None = None) -> Lock:
    """The lock of a submission with these limits, behind this wall."""
    return Lock(tuple(resource_limits(limits, wall)), waits=waits)

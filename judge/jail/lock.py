"""What a submission's process locks itself in with, as its last act before it hears of the learner's code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from judge.exercise import Limits
from judge.jail.limits import resource_limits
from judge.jail.seccomp import Filter, build_filter
from judge.jail.walls import Wall

__all__ = ["Lock", "lock_for"]


@dataclass(frozen=True)
class Lock:
    """The system call filter, the limits as pairs of a resource's number and its limit, and whether cores are written.

    `dumpable` is what PR_SET_DUMPABLE takes. Who is then not asked anything for `idle_s` rehearses; None is never.
    """

    filter: Filter
    limits: tuple[tuple[int, int], ...]
    dumpable: int = 0
    idle_s: float | None = None

    def request(self) -> dict[str, Any]:
        """What the runner is told first of all."""
        return {
            "do": "lock",
            "filter": self.filter.program.hex(),
            "own": self.filter.own,
            "limits": self.limits,
            "dumpable": self.dumpable,
            "idle_s": self.idle_s,
        }


def lock_for(limits: Limits, wall: Wall, *, idle_s: float | None = None) -> Lock:
    """The lock of a submission with these limits, behind this wall."""
    return Lock(build_filter(wall), tuple(resource_limits(limits, wall)), idle_s=idle_s)

"""The limits that the kernel holds a submission to."""

from __future__ import annotations

import math
import resource

from judge.exercise import Limits
from judge.inside.surroundings import DESCRIPTORS
from judge.jail.walls import Wall

__all__ = ["resource_limits"]

# JUDGE.md, "Default limits"; memory and seconds are the exercise's own.
FILE_BYTES = 1 << 20
THREADS = 64
STACK_BYTES = 8 << 20
# Signals that wait to be taken, also counted by user: more than any program of a course lets wait.
SIGNALS = 64
# The zygote, who watches over it, the spare child: they count as the same user's.
_BESIDE_THE_LEARNER = 4


def resource_limits(limits: Limits, wall: Wall) -> list[tuple[int, int]]:
    """Pairs of a resource's number and its limit, soft and hard.

    Without a user namespace the kernel counts all that the user runs, so that the zygote counts threads instead.
    """
    counted = [(resource.RLIMIT_NPROC, THREADS + _BESIDE_THE_LEARNER)] if wall is Wall.A else []
    return [
        *counted,
        (resource.RLIMIT_AS, limits.memory_mb << 20),
        (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_STACK, STACK_BYTES),
        (resource.RLIMIT_SIGPENDING, SIGNALS),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        # 1, not 0: a core that goes to a program by a pipe knows no limit but this one (core(5), fs/coredump.c).
        (resource.RLIMIT_CORE, 1),
    ]

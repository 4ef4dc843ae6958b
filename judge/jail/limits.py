"""The limits that the kernel holds a submission to."""

from __future__ import annotations

import math
import resource

from judge.exercise import Limits
from judge.inside.surroundings import DESCRIPTORS

__all__ = ["resource_limits"]

# JUDGE.md, "Default limits"; memory and seconds are the exercise's own.
FILE_BYTES = 1 << 20
THREADS = 64
STACK_BYTES = 8 << 20
# The zygote, who watches over it, the spare child: they count as the same user's.
_BESIDE_THE_LEARNER = 4


def resource_limits(limits: Limits) -> list[tuple[int, int]]:
    """Pairs of a resource's number and its limit, soft and hard."""
    return [
        (resource.RLIMIT_AS, limits.memory_mb << 20),
        (resource.RLIMIT_CPU, math.ceil(limits.seconds)),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_NPROC, THREADS + _BESIDE_THE_LEARNER),
        (resource.RLIMIT_STACK, STACK_BYTES),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        # 1, not 0: a core that goes to a program by a pipe knows no limit but this one (core(5), fs/coredump.c).
        (resource.RLIMIT_CORE, 1),
    ]

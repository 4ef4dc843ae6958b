"""The walls that a submission can stand behind, best first."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Wall"]


class Wall(StrEnum):
    """A: namespaces of its own and a system call filter. B: a filter alone, and therefore a stricter one."""

    A = "A"
    B = "B"

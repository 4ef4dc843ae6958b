"""A child that need only be asked: it has been told to lock itself in, and does so while nobody waits for it."""

from __future__ import annotations

import time

from judge.exercise import Limits
from judge.jail.child import Child
from judge.jail.lock import Waits, lock_for
from judge.jail.walls import Wall
from judge.session import Session

__all__ = ["Ready"]


class Ready:
    """A child with the limits that it has, what it locks itself in with, and the talk in which it was told so."""

    def __init__(self, child: Child, limits: Limits, wall: Wall, *, waits: Waits | None = None) -> None:
        """Tell the child; it belongs to this object from now on."""
        self.child = child
        self.limits = limits
        self.lock = lock_for(limits, wall, waits=waits)
        self.talk = Session(child, limits)
        self.talk.put(self.lock.request())
        self._told = time.monotonic()

    @property
    def is_going(self) -> bool:
        """Whether it has waited so long that it may be gone before it is asked."""
        waits = self.lock.waits
        return waits is not None and time.monotonic() - self._told > waits.gone_s / 2

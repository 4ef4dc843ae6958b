"""A child that need only be asked: it has been told to lock itself in, and does so while nobody waits for it."""

from __future__ import annotations

from judge.exercise import Limits
from judge.jail.child import Child
from judge.jail.lock import lock_for
from judge.jail.walls import Wall
from judge.session import Session

__all__ = ["Ready"]


class Ready:
    """A child with the limits that it has, what it locks itself in with, and the talk in which it was told so."""

    def __init__(self, child: Child, limits: Limits, wall: Wall, *, idle_s: float | None = None) -> None:
        """Tell the child; it belongs to this object from now on. After `idle_s` without a job it rehearses."""
        self.child = child
        self.limits = limits
        self.lock = lock_for(limits, wall, idle_s=idle_s)
        self.talk = Session(child, limits)
        self.talk.put(self.lock.request())

"""What can go wrong with the walls; the learner's failures are never exceptions."""

from __future__ import annotations


class NoWall(Exception):
    """No wall can be built on this machine; the text says why, in sentences for a person."""


class JailFailed(Exception):
    """A jail that should have stood did not: our failure, worth one more try.

    `errno` is the kernel's number for it, when the kernel refused something.
    """

    def __init__(self, message: str, number: int | None = None) -> None:
        super().__init__(message)
        self.errno = number

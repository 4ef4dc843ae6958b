"""Reading from a connection whose other end may be slow, endless or silent: so long and so much, and no more."""

from __future__ import annotations

import io
import socket
import time
from typing import Any

__all__ = ["Intake", "TooMuch"]


class TooMuch(OSError):
    """More came than was agreed."""


class Intake(io.RawIOBase):
    """The readable side of a socket, within seconds and bytes in all: `TimeoutError` and `TooMuch` beyond them.

    A time limit for each read, which sockets have, is none for whoever sends a byte at a time.
    """

    def __init__(self, connection: socket.socket, seconds: float, most: int) -> None:
        self._connection = connection
        self._deadline = time.monotonic() + seconds
        self._left = most

    def readable(self) -> bool:
        return True

    def allow(self, more: int) -> None:
        """So many bytes more may come."""
        self._left += more

    def readinto(self, buffer: Any) -> int:
        """Wait for some bytes, 0 at the end. Raises TimeoutError, TooMuch, OSError."""
        if self._left <= 0:
            raise TooMuch("more than was agreed")
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("too slow")
        self._connection.settimeout(seconds)
        size = self._connection.recv_into(memoryview(buffer)[: self._left])
        self._left -= size
        return size

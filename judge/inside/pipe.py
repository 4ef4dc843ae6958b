"""The runner's end of the two pipes to the judge: one request, one answer, in turn."""

from __future__ import annotations

import os
from typing import Any

from judge.frames import HEADER, MAX_ANSWER, pack, size_of, unpack

__all__ = ["answer", "next_request"]

_REQUESTS, _ANSWERS = 3, 4


def next_request() -> dict[str, Any]:
    """Wait for the judge's next request. Ends the process when there will be none."""
    return unpack(_read(size_of(_read(HEADER.size))))


def answer(message: dict[str, Any]) -> None:
    """Send an answer; one that is too large is sent as the news that it is."""
    frame = pack(message)
    if len(frame) - HEADER.size > MAX_ANSWER:
        frame = pack({"id": message["id"], "too_large": True})
    while frame:
        frame = frame[os.write(_ANSWERS, frame) :]


def _read(size: int) -> bytes:
    parts = b""
    while len(parts) < size:
        part = os.read(_REQUESTS, size - len(parts))
        if not part:
            os._exit(0)
        parts += part
    return parts

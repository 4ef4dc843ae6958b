"""The runner's end of the two pipes to the judge: one request, one answer, in turn."""

from __future__ import annotations

import os
import select
from typing import Any

from judge.frames import HEADER, MAX_ANSWER, pack, size_of, unpack

__all__ = ["answer", "framed", "is_asked_within", "next_request"]

_REQUESTS, _ANSWERS = 3, 4
_CHUNK = 16 << 10


def next_request() -> dict[str, Any]:
    """Wait for the judge's next request. Ends the process when there will be none."""
    heard = b""
    # There is never more than one: the judge waits for an answer before it asks again.
    while len(heard) < HEADER.size or len(heard) < HEADER.size + size_of(heard):
        part = os.read(_REQUESTS, _CHUNK)
        if not part:
            os._exit(0)
        heard += part
    return unpack(heard[HEADER.size :])


def is_asked_within(seconds: float) -> bool:
    """Whether the next request comes, or the end of all requests, within this time."""
    return bool(select.select([_REQUESTS], [], [], seconds)[0])


def answer(message: dict[str, Any]) -> None:
    """Send an answer."""
    frame = framed(message)
    while frame:
        frame = frame[os.write(_ANSWERS, frame) :]


def framed(message: dict[str, Any]) -> bytes:
    """The bytes of an answer; of one that is too large, those of the news that it is."""
    frame = pack(message)
    return frame if len(frame) - HEADER.size <= MAX_ANSWER else pack({"id": message["id"], "too_large": True})

"""The messages between the judge and the jail: JSON, each behind its length in four bytes, bounded."""

from __future__ import annotations

import json
import struct
from typing import Any

__all__ = ["HEADER", "MAX_ANSWER", "MAX_ANSWERS", "MAX_NAMES", "FrameError", "pack", "size_of", "unpack"]

# JUDGE.md, "Default limits".
MAX_ANSWER = 64 << 10
MAX_ANSWERS = 1 << 20
# How many of the source's own names are told when one is missing.
MAX_NAMES = 200

HEADER = struct.Struct("<I")


class FrameError(ValueError):
    """What came is no message."""


def pack(message: dict[str, Any]) -> bytes:
    """The bytes of one message."""
    text = json.dumps(message, separators=(",", ":")).encode()
    return HEADER.pack(len(text)) + text


def size_of(header: bytes) -> int:
    """The length that a message's first four bytes announce."""
    (size,) = HEADER.unpack(header)
    return int(size)


def unpack(text: bytes) -> dict[str, Any]:
    """The message in these bytes: a JSON object. Raises FrameError for anything else, however it was meant."""
    try:
        message = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise FrameError("not JSON") from error
    if type(message) is not dict:
        raise FrameError("not an object")
    return message


def _refuse(constant: str) -> None:
    raise ValueError(constant)

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
    text = _ENCODER.encode(message).encode()
    return HEADER.pack(len(text)) + text


def size_of(begun: bytes | bytearray) -> int:
    """The length that the first four bytes of a message announce."""
    (size,) = HEADER.unpack_from(begun)
    return int(size)


def unpack(text: bytes) -> dict[str, Any]:
    """The message in these bytes: a JSON object. Raises FrameError for anything else, however it was meant."""
    try:
        message = _DECODER.decode(text.decode())
    except (ValueError, RecursionError) as error:
        raise FrameError("not JSON") from error
    if type(message) is not dict:
        raise FrameError("not an object")
    return message


def _refuse(constant: str) -> None:
    raise ValueError(constant)


# Made once: json.dumps and json.loads with arguments would make one for each message.
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_constant=_refuse)

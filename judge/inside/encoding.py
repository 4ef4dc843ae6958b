"""Values on their way out of the jail. `judge.values` has the other half, and says what the wire form looks like."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["CONTAINERS", "MAX_DEPTH", "SCALARS", "TooLarge", "encode"]

MAX_DEPTH = 48
# The shortest encoded value takes six bytes, so no more than this many fit into an answer of 64 KiB.
MAX_NODES = 11_000
MAX_TEXT = 64 << 10
MAX_SHOWN = 200

SCALARS: dict[type, str] = {type(None): "n", bool: "b", int: "i", float: "f", str: "s", bytes: "y"}
CONTAINERS: dict[type, str] = {list: "l", tuple: "t", set: "S", frozenset: "F", dict: "d"}

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_PLAIN_REPR: object = object.__repr__
_class_name = type.__dict__["__name__"].__get__


class TooLarge(ValueError):
    """A value that would not fit into an answer."""


def encode(value: object) -> list[Any]:
    """The wire form of a value. Raises TooLarge.

    Runs code of the value's own (`__repr__`) only for what is not of a built-in type and thus equal to nothing anyway.
    """
    return _Encoder().encode(value, 0)


class _Encoder:
    def __init__(self) -> None:
        self.nodes = 0

    def encode(self, value: Any, depth: int) -> list[Any]:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooLarge("too many values")
        kind = type(value)
        if kind in SCALARS:
            return _scalar(value, kind)
        if kind not in CONTAINERS or depth == MAX_DEPTH:
            return _other(value, kind)
        if kind is dict:
            pairs = [[self.encode(key, depth + 1), self.encode(item, depth + 1)] for key, item in [*value.items()]]
            return [CONTAINERS[kind], pairs]
        return [CONTAINERS[kind], [self.encode(item, depth + 1) for item in [*value]]]


def _scalar(value: Any, kind: type) -> list[Any]:
    if value is None:
        return [SCALARS[kind]]
    if kind in (str, bytes) and len(value) > MAX_TEXT:
        raise TooLarge("too long a text")
    if kind is int:
        if value.bit_length() > 4 * MAX_TEXT:
            raise TooLarge("too large a number")
        return [SCALARS[kind], hex(value)]
    return [SCALARS[kind], value.hex() if kind in (float, bytes) else value]


def _other(value: object, kind: type) -> list[Any]:
    """The name of the class and what the value says of itself, without addresses: they differ from run to run."""
    text = ""
    try:
        if kind not in CONTAINERS and getattr(kind, "__repr__", None) is not _PLAIN_REPR:
            text = _ADDRESS.sub("", repr(value))[:MAX_SHOWN]
    except BaseException:  # whatever a stranger's __repr__ does, the value is still of that class
        text = ""
    return ["o", _class_name(kind)[:MAX_SHOWN], text]

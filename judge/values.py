"""Python values as they come out of the jail.

A value travels as a JSON list, its kind first: ["n"] None, ["b", true], ["i", "0x2a"], ["f", "0x1.8p+0"],
["s", "text"], ["y", "00ff"] bytes, ["l", […]] list, ["t", […]] tuple, ["S", […]] set, ["F", […]] frozenset,
["d", [[key, value], …]] dict. Only exact built-in types have a kind. Anything else, instances of their subclasses too,
is ["o", class, text], which equals nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from judge.compare import Opaque
from judge.inside.encoding import CONTAINERS, MAX_DEPTH

__all__ = ["DecodeError", "decode"]

# What has the same hash is compared one by one. By chance that are two or three; a stranger can choose numbers so that
# all that fit into an answer have the same, and a second passes until they are told apart.
MAX_ALIKE = 50
_TEXTS: dict[str, Callable[[str], object]] = {
    "i": lambda text: int(text, 16),
    "f": float.fromhex,
    "s": str,
    "y": bytes.fromhex,
}


class DecodeError(ValueError):
    """Not the encoding of any value."""


def decode(wire: object) -> object:
    """The value of a wire form that came from a stranger. Raises DecodeError for what no encoder can have made."""
    try:
        return _decode(wire, 0)
    except (ValueError, TypeError, OverflowError) as error:
        raise DecodeError("not an encoded value") from error


def _decode(wire: object, depth: int) -> Any:
    if type(wire) is not list or depth > MAX_DEPTH:
        raise DecodeError("not a list, or too deep")
    if len(wire) == 2 and type(wire[0]) is str:
        letter, content = wire
        kind = type(content)
        if kind is str and letter in _TEXTS:
            return _TEXTS[letter](content)
        if kind is list and letter in _CONTAINERS:
            return _CONTAINERS[letter](content, depth + 1)
        if kind is bool and letter == "b":
            return content
    elif wire == ["n"]:
        return None
    elif len(wire) == 3 and wire[0] == "o" and type(wire[1]) is type(wire[2]) is str:
        return Opaque(wire[1], wire[2])
    raise DecodeError("of no known kind")


def _list(items: list[Any], depth: int) -> list[Any]:
    return [_decode(item, depth) for item in items]


def _tuple(items: list[Any], depth: int) -> tuple[Any, ...]:
    return tuple(_list(items, depth))


def _set(items: list[Any], depth: int) -> set[Any]:
    return set(_apart(_list(items, depth)))


def _frozenset(items: list[Any], depth: int) -> frozenset[Any]:
    return frozenset(_apart(_list(items, depth)))


def _dict(pairs: list[Any], depth: int) -> dict[Any, Any]:
    keys = _apart([_decode(key, depth) for key, _ in pairs])
    return dict(zip(keys, (_decode(item, depth) for _, item in pairs), strict=True))


def _apart(keys: list[Any]) -> list[Any]:
    """The keys, unless they were made to have the same hash. Raises DecodeError for those."""
    if max(Counter(map(hash, keys)).values(), default=0) > MAX_ALIKE:
        raise DecodeError("too many keys that look alike")
    return keys


_CONTAINERS: dict[str, Callable[[list[Any], int], object]] = {
    CONTAINERS[list]: _list,
    CONTAINERS[tuple]: _tuple,
    CONTAINERS[set]: _set,
    CONTAINERS[frozenset]: _frozenset,
    CONTAINERS[dict]: _dict,
}

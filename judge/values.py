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

_SEQUENCES: dict[str, type] = {letter: kind for kind, letter in CONTAINERS.items() if kind is not dict}
_HASHED = (CONTAINERS[set], CONTAINERS[frozenset])
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
    match wire:
        case [str() as letter, str() as text] if letter in _TEXTS:
            return _TEXTS[letter](text)
        case [str() as letter, list() as items] if letter in _SEQUENCES:
            values = [_decode(item, depth + 1) for item in items]
            return _SEQUENCES[letter](_apart(values) if letter in _HASHED else values)
        case ["d", list() as pairs]:
            keys = _apart([_decode(key, depth + 1) for key, _ in pairs])
            return dict(zip(keys, (_decode(item, depth + 1) for _, item in pairs), strict=True))
        case ["n"]:
            return None
        case ["b", bool() as truth]:
            return truth
        case ["o", str() as name, str() as text]:
            return Opaque(name, text)
    raise DecodeError("of no known kind")


def _apart(keys: list[Any]) -> list[Any]:
    """The keys, unless they were made to have the same hash. Raises DecodeError for those."""
    if max(Counter(map(hash, keys)).values(), default=0) > MAX_ALIKE:
        raise DecodeError("too many keys that look alike")
    return keys

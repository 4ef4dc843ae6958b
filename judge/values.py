"""Python values as they come out of the jail.

A value travels as a JSON list, its kind first: ["n"] None, ["b", true], ["i", "0x2a"], ["f", "0x1.8p+0"],
["s", "text"], ["y", "00ff"] bytes, ["l", […]] list, ["t", […]] tuple, ["S", […]] set, ["F", […]] frozenset,
["d", [[key, value], …]] dict. Only exact built-in types have a kind. Anything else, instances of their subclasses too,
is ["o", class, text], which equals nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from judge.compare import Opaque
from judge.inside.encoding import CONTAINERS, MAX_DEPTH

__all__ = ["DecodeError", "decode"]

_SEQUENCES: dict[str, type] = {letter: kind for kind, letter in CONTAINERS.items() if kind is not dict}
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
        case ["n"]:
            return None
        case ["b", bool() as truth]:
            return truth
        case ["o", str() as name, str() as text]:
            return Opaque(name, text)
        case [str() as letter, str() as text] if letter in _TEXTS:
            return _TEXTS[letter](text)
        case ["d", list() as pairs]:
            return {_decode(key, depth + 1): _decode(item, depth + 1) for key, item in pairs}
        case [str() as letter, list() as items] if letter in _SEQUENCES:
            return _SEQUENCES[letter](_decode(item, depth + 1) for item in items)
    raise DecodeError("of no known kind")

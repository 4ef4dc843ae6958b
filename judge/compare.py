"""Pure comparisons, made outside of the jail, of what came with what the author expects.

Values are equal when their exact built-in types and their values are; anything else (an instance of the learner's own
class, a subclass of int) equals nothing. The exercise's mode changes that as follows:

trimmed    (no `compare:` given) printed text: blanks at the ends of lines and blank lines at the end are ignored
exact      printed text: every character counts
tokens     printed text: only the words between blanks count, not the kind or number of blanks
unordered  printed text: trimmed, its lines in any order; values: the outermost list or tuple in any order
tolerance  floats, at any depth of a value, may differ by t * max(1, |expected|); in printed text (trimmed, blanks
           within a line taken as one) so may numbers that the author's text has with a point or an exponent

Dictionary keys and members of sets are always compared exactly. Text of files is compared like printed text.
"""

from __future__ import annotations

import ast
import functools
import itertools
import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from judge.exercise import Compare, CompareMode
from judge.texts import printable

__all__ = ["Opaque", "cut", "literal", "same_exception", "same_text", "same_value", "settled", "show", "trimmed"]

EXACT = Compare(CompareMode.EXACT)
_SCALARS = (type(None), bool, int, str, bytes)
SHOWN_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that is not of plain built-in types, as the jail describes it: equal to no literal."""

    type: str
    text: str = ""

    def __repr__(self) -> str:
        if not self.text:
            return printable(f"<{self.type}>")
        # Without its class, a text of the learner's own would look like the answer that it is not.
        named = self.type in self.text or self.text[0] == "<"
        return printable(self.text if named else f"<{self.type} {self.text}>")


@functools.lru_cache(maxsize=512)
def literal(text: str) -> object:
    """The value of an author's literal, which nobody may change. Raises ValueError when the text is none."""
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as error:
        raise ValueError(f"{text!r} is not a Python literal") from error


def same_value(expected: object, got: object, how: Compare = EXACT) -> bool:
    """Whether `got`, a value decoded from the jail, is what the author's literal says."""
    if how.mode is CompareMode.UNORDERED and type(expected) in (list, tuple) and type(got) is type(expected):
        return _same_bag(expected, got)
    return _same(expected, got, how.tolerance if how.mode is CompareMode.TOLERANCE else 0.0)


def same_text(expected: str, got: str, how: Compare = EXACT) -> bool:
    """Whether printed text, or a file's, is what the author expects."""
    match how.mode:
        case CompareMode.EXACT:
            return expected == got
        case CompareMode.TOKENS:
            return expected.split() == got.split()
        case CompareMode.UNORDERED:
            return sorted(trimmed(expected)) == sorted(trimmed(got))
        case CompareMode.TOLERANCE:
            return _same_numbers(trimmed(expected), trimmed(got), how.tolerance)
        case CompareMode.TRIMMED:
            return trimmed(expected) == trimmed(got)


def same_exception(expected: str, lineage: Sequence[str]) -> bool:
    """Whether an exception is the expected one: as `except` would, by its class's name or one of its bases'.

    `lineage` has the class's name first, then its bases'; a dotted `expected` is compared by its last part.
    """
    return expected.rpartition(".")[2] in lineage


def trimmed(text: str) -> list[str]:
    """The lines without blanks at their ends, and without the blank lines at the end."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def show(value: object) -> str:
    """The value as Python would write it, the same on every run (sets sorted), cut to what a page can show."""
    return cut(_written(value))


def settled(value: object) -> str:
    """Like `show`, and the same for equal values: the order in which a dictionary got its keys makes no difference."""
    return cut(_written(value, in_order=True))


def cut(text: str) -> str:
    """The text, cut to what a page can show."""
    return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + " …"


def _same(expected: Any, got: Any, tolerance: float) -> bool:
    kind = type(expected)
    if type(got) is not kind:
        return False
    if kind in _SCALARS:
        return bool(expected == got)
    if kind is float:
        return _close(expected, got, tolerance)
    if kind in (list, tuple):
        return len(expected) == len(got) and all(map(_same, expected, got, itertools.repeat(tolerance)))
    if kind in (set, frozenset):
        return len(expected) == len(got) and bool(_key(expected) == _key(got))
    if kind is dict:
        if len(expected) != len(got):
            return False
        wanted = {_key(key): item for key, item in expected.items()}
        came = {_key(key): item for key, item in got.items()}
        return wanted.keys() == came.keys() and all(_same(wanted[key], came[key], tolerance) for key in wanted)
    return False


def _close(expected: float, got: float, tolerance: float) -> bool:
    if expected == got:
        return True
    return math.isfinite(expected) and math.isfinite(got) and abs(expected - got) <= tolerance * max(1, abs(expected))


def _key(value: Any) -> Hashable:
    """A hashable stand-in that is equal for equal types and values only: 1, 1.0 and True all differ."""
    kind = type(value)
    if kind in _SCALARS or kind is float:
        return (kind, value)
    if kind in (list, tuple):
        return (kind, tuple(_key(item) for item in value))
    if kind in (set, frozenset):
        return (kind, frozenset(_key(item) for item in value))
    if kind is dict:
        return (kind, frozenset((_key(key), _key(item)) for key, item in value.items()))
    return object()


def _same_bag(expected: Any, got: Any) -> bool:
    return len(expected) == len(got) and Counter(map(_key, expected)) == Counter(map(_key, got))


def _same_numbers(expected: list[str], got: list[str], tolerance: float) -> bool:
    if len(expected) != len(got):
        return False
    for line, other in zip(expected, got, strict=True):
        words, others = line.split(), other.split()
        if len(words) != len(others):
            return False
        if not all(_same_word(a, b, tolerance) for a, b in zip(words, others, strict=True)):
            return False
    return True


def _same_word(expected: str, got: str, tolerance: float) -> bool:
    if expected == got:
        return True
    try:
        int(expected)
    except ValueError:
        pass
    else:
        return False
    try:
        return _close(float(expected), float(got), tolerance)
    except ValueError:
        return False


def _written(value: Any, *, in_order: bool = False) -> str:
    """`in_order`: dictionaries by the text of their keys; else as they are, as the learner knows them."""
    write = functools.partial(_written, in_order=in_order)
    kind = type(value)
    if kind is int:
        return str(value) if value.bit_length() < 10_000 else hex(value)
    if kind is list:
        return f"[{', '.join(map(write, value))}]"
    if kind is tuple:
        return f"({', '.join(map(write, value))}{',' if len(value) == 1 else ''})"
    if kind is dict:
        items = [f"{write(key)}: {write(item)}" for key, item in value.items()]
        return "{" + ", ".join(sorted(items) if in_order else items) + "}"
    if kind in (set, frozenset):
        members = ", ".join(sorted(map(write, value)))
        plain = "{" + members + "}" if members else "set()"
        return plain if kind is set else f"frozenset({plain if members else ''})"
    return repr(value)

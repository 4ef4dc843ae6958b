"""The form of the table: what each rule says of an error, and how it finds the learner's own names."""

from __future__ import annotations

import builtins
import difflib
import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

__all__ = [
    "BUILTIN_NAMES",
    "CHAIN",
    "Fault",
    "Find",
    "Rule",
    "Values",
    "gettext_noop",
    "in_line",
    "line_has",
    "of_kind",
    "similar",
]


# A chain such as `shop.prices["tea"]` or `read(line)[0]`; brackets inside of brackets end it.
CHAIN = r"[^\W\d]\w*(?:\.\w+|\([^()]*\)|\[[^\[\]]*\])*"
_NOT_CODE = re.compile(r"'''.*?'''|\"\"\".*?\"\"\"|'[^'\n]*'|\"[^\"\n]*\"|#[^\n]*", re.DOTALL)
_CLOSE = 0.7
_SHOWN = 60


def gettext_noop(text: str) -> str:
    """The text itself; by this name, tools that collect sentences for translators find it."""
    return text


@dataclass(frozen=True)
class Fault:
    """An error: the name of its class, what it says, the learner's line that it came from, and all that they wrote."""

    kind: str
    message: str = ""
    line: str = ""
    text: str = ""

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The names in the learner's text, but for those in strings and comments."""
        return frozenset(re.findall(r"[^\W\d]\w*", _NOT_CODE.sub(" ", self.text)))

    def thing(self, pattern: str) -> str | None:
        """What the line has in the place of `{}` in this pattern, if it has just one such thing and it is short."""
        found = {match[1] for match in re.finditer(pattern.replace("{}", f"({CHAIN})"), self.line)}
        (only,) = found if len(found) == 1 else (None,)
        return only if only is not None and len(only) <= _SHOWN else None


Values = dict[str, str]
Find = Callable[[Fault, Values], Values | None]


@dataclass(frozen=True)
class Rule:
    """One row of the table. It fits a fault of its class whose message has the pattern, if `find` does not give None.

    `means` and `cause` are sentences with placeholders such as %(name)s. Their values are the pattern's groups and what
    `find` makes of them. `concept` is what a lesson has taught; `slug` names the row. Without a class it is for all.
    """

    slug: str
    kind: str
    pattern: str
    means: str
    cause: str
    concept: str
    find: Find = lambda fault, values: values

    def values(self, fault: Fault) -> Values | None:
        """The values of the placeholders, or None when this is not about that fault."""
        if self.kind and fault.kind != self.kind:
            return None
        match = re.search(self.pattern, fault.message)
        if match is None:
            return None
        return self.find(fault, {name: text for name, text in match.groupdict().items() if text is not None})


def similar(name: str, others: Iterable[str]) -> str | None:
    """The one of these names that is most like this one: but for capitals, or else for a few letters."""
    known = sorted(set(others) - {name})
    for other in known:
        if other.lower() == name.lower():
            return other
    return next(iter(difflib.get_close_matches(name, known, n=1, cutoff=_CLOSE)), None)


def in_line(pattern: str) -> Find:
    """For rules that need to name a `thing` of the line: those without one do not fit."""

    def find(fault: Fault, values: Values) -> Values | None:
        thing = fault.thing(pattern.replace("ATTRIBUTE", re.escape(values.get("attribute", ""))))
        return None if thing is None else {**values, "thing": thing}

    return find


def of_kind(*kinds: str) -> Find:
    """For rules that are about these types alone, either of them where there are two."""

    def find(fault: Fault, values: Values) -> Values | None:
        return values if {values.get("kind"), values.get("other")} & set(kinds) else None

    return find


def line_has(pattern: str) -> Find:
    """For rules that need this in the line; its groups are values, too."""

    def find(fault: Fault, values: Values) -> Values | None:
        match = re.search(pattern, fault.line)
        return None if match is None else {**values, **match.groupdict(default="")}

    return find


BUILTIN_NAMES = frozenset(dir(builtins))

"""Items that are not there, and calculations without a result: IndexError, KeyError, ZeroDivisionError and others."""

from __future__ import annotations

import re

from judge.explaining.rule import CHAIN, Fault, Rule, Values, line_has, similar
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_OUT = r"^(?P<kind>list|string|tuple|range object|deque|bytearray|array)(?: assignment)? index out of range"


def _place(fault: Fault, values: Values) -> Values | None:
    """Which thing was asked for which place, when the line has but one pair of square brackets."""
    found = re.findall(r"(?<![\w.)\]])([^\W\d]\w*(?:\.\w+)*)\[([^\[\]:]+)\]", fault.line)
    if len(found) != 1 or fault.line.count("[") != 1:
        return None
    (thing, place) = found[0]
    return {**values, "thing": thing, "place": place.strip()}


def _key_like_number(fault: Fault, values: Values) -> Values | None:
    key = values["key"]
    number = key.strip("'")
    if not re.fullmatch(r"-?\d+", number):
        return None
    has_text = re.search(rf"['\"]{number}['\"]", fault.text)
    has_number = re.search(rf"(?<!['\"\w]){number}\s*:|\binput\(", fault.text)
    if key == number:
        return {**values, "similar": repr(key)} if has_text else None
    return {**values, "similar": number} if has_number else None


def _key_similar(fault: Fault, values: Values) -> Values | None:
    key = re.fullmatch(r"'(.*)'", values["key"])
    written = set(re.findall(r"['\"]([^'\"\n]{1,40})['\"]", fault.text))
    other = similar(key[1], written) if key else None
    return {**values, "similar": repr(other)} if other else None


def _divisor(fault: Fault, values: Values) -> Values | None:
    line = re.sub(r"f?(?:'[^']*'|\"[^\"]*\")", "''", fault.line)
    found = re.findall(rf"(?://|/|%)=?\s*({CHAIN})", line)
    return {**values, "thing": found[0]} if len(found) == 1 and len(found[0]) <= 60 and "''" not in found[0] else None


_PLACES = (
    Rule(
        "assign-beyond-end", "IndexError", r"^list assignment index out of range",
        _("The list has no such place yet, so nothing can be put there."),
        _("`append` adds an item at the end. Places count from 0."),
        "append",
    ),
    Rule(
        "no-such-argument", "IndexError", _OUT,
        _("The program was started with fewer arguments than it looks for."),
        _("`sys.argv[0]` is the program itself; `len(sys.argv)` says how many there are."),
        "argv", line_has(r"\bsys\.argv\["),
    ),
    Rule(
        "place-beyond-end", "IndexError", _OUT,
        _("`%(thing)s` has no item at the place `%(place)s`."),
        _("Places count from 0, so the last one is the length less 1. In an empty collection there is none."),
        "indexing", _place,
    ),
    Rule(
        "beyond-end", "IndexError", _OUT,
        _("There is no item at the place that was asked for."),
        _("Places count from 0, so the last one is the length less 1. In an empty collection there is none."),
        "indexing",
    ),
    Rule(
        "pop-from-empty", "IndexError", r"^pop from an? ?empty|^pop from empty",
        _("`pop` was to take an item out, and there is none left."),
        _("Ask first whether there is one: an empty list counts as false."),
        "list-methods",
    ),
    Rule(
        "pop-beyond-end", "IndexError", r"^pop index out of range",
        _("`pop` was asked for a place that the list does not have."),
        _("Places count from 0, so the last one is the length less 1, or `-1`."),
        "list-methods",
    ),
    Rule(
        "choose-from-none", "IndexError", r"^Cannot choose from an empty",
        _("One item was to be chosen, and there is none."),
        _("What should come out when there are no items? Ask for that case first."),
        "random",
    ),
    Rule(
        "no-such-group", "IndexError", r"^no such group",
        _("The pattern has no group of this number or name."),
        _("Groups are pairs of round brackets, counted from 1 by where they open."),
        "regex-groups",
    ),
    Rule(
        "index", "IndexError", r"",
        _("An item was asked for at a place that is not there."),
        _("Places count from 0, so the last one is the length less 1. In an empty collection there is none."),
        "indexing",
    ),
    Rule(
        "empty-set", "KeyError", r"^'pop(?:item\(\): dictionary is empty| from an empty set)'",
        _("An item was to be taken out, and there is none left."),
        _("Ask first whether there is one: an empty collection counts as false."),
        "set",
    ),
    Rule(
        "dictionary-sliced", "KeyError", r"^slice\(",
        _("A dictionary cannot be sliced: it is asked for one key at a time."),
        _("To take some of its items, go through them in a loop."),
        "dict-access",
    ),
    Rule(
        "key-number-or-text", "KeyError", r"^(?P<key>.+)$",
        _("There is no key `%(key)s`."),
        _("A number and the text that looks like it are two keys: `%(key)s` is not `%(similar)s`."),
        "dict-access", _key_like_number,
    ),
    Rule(
        "key-similar", "KeyError", r"^(?P<key>.{1,60})$",
        _("There is no key `%(key)s`."),
        _("The program also writes `%(similar)s`: capitals and blanks count, too."),
        "key-error", _key_similar,
    ),
    Rule(
        "key-absent", "KeyError", r"^(?P<key>.{1,60})$",
        _("There is no key `%(key)s`."),
        _("Ask first, with `in`, or use `get`, which gives `None`, or a value of your own, in place of an error."),
        "key-error",
    ),
    Rule(
        "key", "KeyError", r"",
        _("A dictionary was asked for a key that it does not have."),
        _("Ask first, with `in`, or use `get`, which gives `None`, or a value of your own, in place of an error."),
        "key-error",
    ),
)  # fmt: skip

_CALCULATED = (
    Rule(
        "divided-by", "ZeroDivisionError", r".",
        _("`%(thing)s` is 0 here, and nothing can be divided by 0."),
        _("How can it become 0? Often it is the length of an empty list. Ask for that case first."),
        "arithmetic", _divisor,
    ),
    Rule(
        "division", "ZeroDivisionError", r"",
        _("Something was divided by 0."),
        _("How can what stands after the sign become 0? Often it is the length of an empty list."),
        "arithmetic",
    ),
    Rule(
        "overflow", "OverflowError", r"",
        _("A number has become too large for what was to be done with it."),
        _("A whole number may have any size, a float may not. Is one growing that should not?"),
        "float",
    ),
    Rule(
        "no-data", "StatisticsError", r"",
        _("There is no such figure of no data at all."),
        _("What should come out for an empty list? Ask for that case first."),
        "statistics-module",
    ),
    Rule(
        "no-decimal", "InvalidOperation", r"",
        _("`Decimal` was given a text that is no number, or a calculation has no result."),
        _("`Decimal` reads digits, a sign and a decimal point, and nothing else."),
        "decimal",
    ),
)  # fmt: skip

RULES = (*_PLACES, *_CALCULATED)

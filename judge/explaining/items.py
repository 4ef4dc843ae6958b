"""TypeErrors of items: taken from what has none, asked for in another way; and the other TypeErrors."""

from __future__ import annotations

from judge.explaining.rule import Rule, line_has
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_INDICES = r"^(?P<kind>list|tuple|string|str|range object|byte) ind(?:ices|ex) must be integers?(?: or slices?)?,? ?"

_ITEMS = (
    Rule(
        "index-pair", "TypeError", _INDICES + r"not '?tuple",
        _("Between the square brackets stand two values at once, and an item has one place."),
        _("A table is a list of lists: `table[row][column]`, with two pairs of brackets."),
        "matrix",
    ),
    Rule(
        "index-text", "TypeError", _INDICES + r"not '?str",
        _("The items are found by their place, a whole number, and a text was given."),
        _("Only a dictionary has texts as keys. In a loop over a list, the name stands for the item itself."),
        "list-index",
    ),
    Rule(
        "index-float", "TypeError", _INDICES + r"not '?float",
        _("The items are found by their place, a whole number, and a float was given."),
        _("`/` always gives a float, even if it comes out even; `//` gives a whole number."),
        "floor-division",
    ),
    Rule(
        "index-other", "TypeError", _INDICES + r"(?:not '?(?P<other>\w+))?",
        _("The items are found by their place, which is a whole number."),
        _("What stands between the square brackets is of another type. `print(type(…))` tells which."),
        "list-index",
    ),
    Rule(
        "slice-bounds", "TypeError", r"^slice indices must be integers",
        _("The bounds of a slice are whole numbers, and something else was given."),
        _("`/` always gives a float, even if it comes out even; `//` gives a whole number."),
        "list-slice",
    ),
    Rule(
        "dictionary-sliced-before-3.12", "TypeError", r"unhashable type: 'slice'",
        _("A dictionary cannot be sliced: it is asked for one key at a time."),
        _("To take some of its items, go through them in a loop."),
        "dict-access",
    ),
    Rule(
        "unhashable", "TypeError", r"unhashable type: '(?P<kind>\w+)'",
        _("A value of type `%(kind)s` can change, so it cannot be a key of a dictionary or a member of a set."),
        _("A tuple cannot change: `tuple(…)` makes one of a list."),
        "hashable",
    ),
    Rule(
        "text-changed", "TypeError", r"^'str' object does(?: not|n't) support item (?:assignment|deletion)",
        _("A text cannot be changed letter by letter."),
        _("Build a new one: from slices and +, or with `replace`."),
        "slicing",
    ),
    Rule(
        "tuple-changed", "TypeError", r"^'tuple' object does(?: not|n't) support item (?:assignment|deletion)",
        _("A tuple cannot be changed once it is made."),
        _("Where items have to change, use a list."),
        "tuple",
    ),
    Rule(
        "items-changed", "TypeError", r"^'(?P<kind>\w+)' object does(?: not|n't) support item (?:assignment|deletion)",
        _("A value of type `%(kind)s` has no items that could be changed."),
        _("Is it of the type that you think? `print(type(…))` tells."),
        "type-error",
    ),
    Rule(
        "function-indexed", "TypeError",
        r"^'(?:function|method|builtin_function_or_method)' object (?:is not subscriptable|is not iterable)",
        _("This is a function itself, not the value that it gives."),
        _("Round brackets call a function: `name()` is its result."),
        "call",
    ),
    Rule(
        "not-subscriptable", "TypeError", r"^'(?P<kind>\w+)' object is not subscriptable",
        _("A value of type `%(kind)s` has no items, so square brackets take nothing out of it."),
        _("Is it of the type that you think? A number, for one, has no digits to take: `str(…)` makes a text of it."),
        "indexing",
    ),
    Rule(
        "class-indexed", "TypeError", r"^type '(?P<kind>\w+)' is not subscriptable",
        _("`%(kind)s` is a class, and a class has no items."),
        _("Round brackets make an object of a class."),
        "instance",
    ),
    Rule(
        "count-to", "TypeError", r"^'(?P<kind>int|float)' object is not iterable",
        _("A loop goes through items, and a number has none."),
        _("`range(…)` gives the numbers to count through."),
        "range", line_has(r"^(?:async )?for\b|\bfor \w+ in\b"),
    ),
    Rule(
        "not-unpacked", "TypeError", r"^cannot unpack non-iterable (?P<kind>\w+) object",
        _("Several names stand before =, and a value of type `%(kind)s` has no items to share among them."),
        _("Does the function give as many values as there are names, separated by commas?"),
        "unpacking",
    ),
    Rule(
        "in-what", "TypeError", r"^argument of type '(?P<kind>\w+)' is not (?:iterable|a container)",
        _("`in` looks for something among items, and a value of type `%(kind)s` has none."),
        _("What stands after `in` has to be a text, a list or another collection. One value is compared with `==`."),
        "membership",
    ),
    Rule(
        "not-iterable", "TypeError", r"^'(?P<kind>\w+)' object is not (?:iterable|an iterator)",
        _("Items are needed here, one after the other, and a value of type `%(kind)s` has none."),
        _("Single values in square brackets are a list. Is the value of the type that you think?"),
        "for",
    ),
    Rule(
        "no-length", "TypeError", r"^object of type '(?P<kind>\w+)' has no len\(\)",
        _("A value of type `%(kind)s` has no length."),
        _("`len` counts the letters of a text or the items of a collection. `str(…)` makes a text of a number."),
        "len",
    ),
)  # fmt: skip

_OTHER = (
    Rule(
        "argument-type", "TypeError",
        r"^(?P<function>\w+)(?:\(\))? (?:first )?arg(?:ument)?(?: \d+)? must be (?P<kind>\w+)(?:[^,]*), not"
        r" '?(?P<other>\w+)",
        _("`%(function)s` needs a `%(kind)s` in this place, and was given a value of type `%(other)s`."),
        _("Was a conversion such as `str(…)` or `int(…)` left out?"),
        "type-error",
    ),
    Rule(
        "raised-no-exception", "TypeError", r"^exceptions must derive from BaseException",
        _("What stands after `raise` is not an exception."),
        _("`raise` takes an exception class, with the text in its brackets: `raise ValueError(…)`."),
        "raise",
    ),
    Rule(
        "caught-no-exception", "TypeError", r"^catching classes that do not inherit from BaseException",
        _("What stands after `except` is not an exception class."),
        _("`except` takes the name of a class, such as `ValueError`, or several of them in round brackets."),
        "exception-types",
    ),
    Rule(
        "no-context-manager", "TypeError", r"^'(?P<kind>[\w.]+)' object does not support the (?:\w+ )?context manager",
        _("`with` needs something that can be opened and closed, and a value of type `%(kind)s` cannot."),
        _("A file is made by `open(…)`. A class needs `__enter__` and `__exit__`."),
        "with",
    ),
    Rule(
        "not-in-json", "TypeError", r"^Object of type (?P<kind>\w+) is not JSON serializable",
        _("JSON has no form for a value of type `%(kind)s`."),
        _("Make a list, a dictionary, a text or a number of it first."),
        "json-module",
    ),
    Rule(
        "no-path", "TypeError", r"^expected str, bytes or os.PathLike object, not (?P<kind>\w+)",
        _("A file's name is a text, and a value of type `%(kind)s` was given."),
        _("Was an open file handed over in place of its name?"),
        "open-read",
    ),
    Rule(
        "times-of-two-sorts", "TypeError", r"offset-naive and offset-aware",
        _("Of these two times, one knows its time zone and the other does not."),
        _("Give both a time zone, or neither."),
        "timezone",
    ),
    Rule(
        "text-into-file", "TypeError", r"^a bytes-like object is required, not '(?P<kind>\w+)'",
        _("Bytes are needed here, and a value of type `%(kind)s` was given."),
        _("A file that was opened with a `b` takes and gives bytes. `encode` makes bytes of a text."),
        "encoding",
    ),
    Rule(
        "type", "TypeError", r"",
        _("Something was done with a value of a type that it does not work for."),
        _("`print(type(…))` in the line before tells what it is."),
        "type-error",
    ),
)  # fmt: skip

RULES = (*_ITEMS, *_OTHER)

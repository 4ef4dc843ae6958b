"""Values of the right type that will not do: ValueError."""

from __future__ import annotations

import re

from judge.explaining.rule import Fault, Find, Rule, Values, line_has
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_FEW = r"^not enough values to unpack \(expected (?:at least )?(?P<wanted>\d+), got (?P<given>\d+)\)"
_MANY = r"^too many values to unpack \(expected (?P<wanted>\d+)"


def _text_like(pattern: str) -> Find:
    def find(fault: Fault, values: Values) -> Values | None:
        return values if re.fullmatch(pattern, values["text"]) else None

    return find


_NUMBERS_FROM_TEXT = (
    Rule(
        "int-of-nothing", "ValueError", r"^invalid literal for int\(\) with base \d+: (?P<text>.*)",
        _("`int` was given an empty text, which is no number."),
        _("Was a line read that has nothing in it, or one more than there are?"),
        "int-conversion", _text_like(r"'\s*'|'(?:\\n)+'"),
    ),
    Rule(
        "int-of-decimal", "ValueError", r"^invalid literal for int\(\) with base \d+: (?P<text>.*)",
        _("`int` was given the text `%(text)s`, which is not a whole number."),
        _("`float(…)` reads numbers with a decimal point."),
        "float-conversion", _text_like(r"'\s*[-+]?\d*\.\d*(?:e[-+]?\d+)?\s*'"),
    ),
    Rule(
        "int-of-several", "ValueError", r"^invalid literal for int\(\) with base \d+: (?P<text>.*)",
        _("`int` was given the text `%(text)s`, which holds more than one number."),
        _("`split()` cuts a line into words, and `int` makes a number of each."),
        "split-join", _text_like(r"'\s*[-+]?\d+(?:[\s,;]+[-+]?\d+)+\s*'"),
    ),
    Rule(
        "int-of-text", "ValueError", r"^invalid literal for int\(\) with base \d+: (?P<text>.*)",
        _("`int` was given the text `%(text)s`, which is no whole number."),
        _("`int` reads digits with a sign before them, and nothing else."),
        "int-conversion",
    ),
    Rule(
        "float-with-comma", "ValueError", r"^could not convert string to float: (?P<text>.*)",
        _("`float` was given the text `%(text)s`, and reads a decimal point, not a comma."),
        _("`replace` puts one sign in the place of another."),
        "float-conversion", _text_like(r"'\s*[-+]?\d+,\d+\s*'"),
    ),
    Rule(
        "float-of-text", "ValueError", r"^could not convert string to float: (?P<text>.*)",
        _("`float` was given the text `%(text)s`, which is no number."),
        _("`float` reads one number with a sign and a decimal point, and nothing else. `split()` cuts a line into"
          " words."),
        "float-conversion",
    ),
    Rule(
        "too-many-digits", "ValueError", r"^Exceeds the limit \((?P<most>\d+) digits\)",
        _("Python makes no text of a number with more than %(most)s digits."),
        _("Is a number growing that should not?"),
        "int",
    ),
)  # fmt: skip

_SEVERAL = (
    Rule(
        "pairs-of-dict", "ValueError", f"(?:{_FEW}|^too many values to unpack)",
        _("A loop over a dictionary gives its keys, one at a time, and here each is to be shared among several names."),
        _("`items()` gives key and value together."),
        "dict-items", line_has(r"^for \w+, ?\w+ in [\w.]+:"),
    ),
    Rule(
        "unpack-too-few", "ValueError", _FEW,
        _("%(wanted)s names stand ready for values, and only %(given)s came."),
        _("There have to be as many names as values. Is the text or list that is shared out as long as you think?"),
        "unpacking",
    ),
    Rule(
        "unpack-too-many", "ValueError", _MANY,
        _("%(wanted)s names stand ready for values, and more came."),
        _("There have to be as many names as values. A star before one name takes the rest."),
        "unpacking",
    ),
    Rule(
        "remove-absent", "ValueError", r"^list\.remove\(x\): x not in list",
        _("`remove` did not find in the list what it should take out."),
        _("Ask first, with `in`, whether it is there. And take nothing out of a list while a loop goes through it."),
        "list-methods",
    ),
    Rule(
        "index-absent", "ValueError",
        r"(?:^list\.index\(x\): x|^tuple\.index\(x\): x|^(?P<value>.+) is) not in (?:list|tuple|deque)",
        _("`index` did not find in the list what it was asked for."),
        _("Ask first, with `in`, whether it is there."),
        "list-methods",
    ),
    Rule(
        "substring-absent", "ValueError", r"^(?:substring|subsection) not found",
        _("`index` did not find in the text what it was asked for."),
        _("`find` gives -1 in such a case, in place of an error."),
        "find",
    ),
    Rule(
        "largest-of-none", "ValueError",
        r"^(?P<function>max|min)\(\) (?:arg is an empty sequence|iterable argument is empty)",
        _("`%(function)s` was given nothing to choose from."),
        _("What should come out when there are no values? Ask for that case first."),
        "aggregate-builtins",
    ),
    Rule(
        "pairs-for-dict", "ValueError", r"^dictionary update sequence element #(?P<at>\d+) has length (?P<given>\d+)",
        _("A dictionary is made of pairs, and item %(at)s has %(given)s parts."),
        _("Each item has to have two parts: a key and a value."),
        "dict",
    ),
    Rule(
        "more-than-there-are", "ValueError", r"^Sample larger than population",
        _("More was to be drawn than there is."),
        _("`sample` takes each item once at most; `choices` may take one again."),
        "random",
    ),
)  # fmt: skip

_OTHER_VALUES = (
    Rule(
        "empty-separator", "ValueError", r"^empty separator",
        _("`split` was given an empty text to cut at."),
        _("`list(…)` makes a list of the letters of a text; `split()` without a value cuts at blanks."),
        "split-join",
    ),
    Rule(
        "outside-of-domain", "ValueError", r"^(?:math domain error|expected a (?:nonnegative|positive) input)",
        _("This function has no result for the number that it was given."),
        _("There is, for one, no square root of a negative number."),
        "value-error",
    ),
    Rule(
        "closed-file", "ValueError", r"^I/O operation on closed file",
        _("The file was used after it had been closed."),
        _("A file that `with` has opened is closed when the indented block ends."),
        "with",
    ),
    Rule(
        "step-of-zero", "ValueError", r"^(?:range\(\) arg 3|slice step) (?:must not be|cannot be) zero",
        _("With steps of 0 one never arrives."),
        _("The third number is how far each step goes, forwards or backwards."),
        "range",
    ),
    Rule(
        "format-code", "ValueError",
        r"^(?:Unknown format code '(?P<code>.+?)' for object of type '(?P<kind>\w+)'|Invalid format spec)",
        _("What stands after the colon in the curly brackets does not fit the value."),
        _("A code such as `.2f` is for numbers. Is the value still a text?"),
        "format-spec",
    ),
    Rule(
        "time-format", "ValueError", r"^time data (?P<text>'.*') does not match format (?P<format>'.*')",
        _("The text `%(text)s` is not written as the format `%(format)s` says."),
        _("Each part of the text needs its code in the format, with the same signs between them."),
        "date-format",
    ),
    Rule(
        "no-such-date", "ValueError",
        r"(?:is out of range for month|must be in 1\.\.12|must be in 0\.\.23|must be in range|year .* is out of range)",
        _("There is no such day or time."),
        _("Year, month and day come in this order. Not every month has 31 days."),
        "datetime",
    ),
    Rule(
        "shared-default", "ValueError", r"^mutable default .* for field (?P<name>\w+) is not allowed",
        _("All objects would share the one default of `%(name)s`, so a dataclass does not allow it."),
        _("`field(default_factory=list)` makes a new list for each object."),
        "field-factory",
    ),
    Rule(
        "value", "ValueError", r"",
        _("A value has the right type, but not one that can be used here."),
        _("Which value is it? `print` it in the line before."),
        "value-error",
    ),
)  # fmt: skip

RULES = (*_NUMBERS_FROM_TEXT, *_SEVERAL, *_OTHER_VALUES)

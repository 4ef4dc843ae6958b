"""TypeErrors of values: None where something was expected, text and numbers mixed."""

from __future__ import annotations

from judge.explaining.rule import Rule, in_line, of_kind
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_WHY_NONE = _(
    "A function that ends without `return` gives `None`, and so do methods such as `sort` and `append`,"
    " which change the list itself."
)
_OPERANDS = (
    r"^unsupported operand type\(s\) for (?P<sign>[^\s:]+)(?: or \S+)?: '(?P<kind>[\w.]+)' and '(?P<other>[\w.]+)'"
)
_COMPARED = r"^'(?P<sign>[<>=]+)' not supported between instances of '(?P<kind>[\w.]+)' and '(?P<other>[\w.]+)'"

_NONE = (
    Rule(
        "none-looped", "TypeError", r"^(?:'NoneType' object is not iterable|argument of type 'NoneType' is not)",
        _("`%(thing)s` is `None` here, and `None` has no items to go through."), _WHY_NONE,
        "none", in_line(r"\bin {}\s*:?$"),
    ),
    Rule(
        "none-not-iterable", "TypeError",
        r"^(?:'NoneType' object is not iterable|argument of type 'NoneType' is not|cannot unpack non-iterable"
        r" NoneType)",
        _("Items were taken from `None`, which has none."), _WHY_NONE,
        "none",
    ),
    Rule(
        "none-indexed", "TypeError", r"^'NoneType' object (?:is not subscriptable|does(?: not|n't) support item)",
        _("`%(thing)s` is `None` here, and `None` has no items to take."), _WHY_NONE,
        "none", in_line(r"(?<![\w.)\]]){}(?=\[[^\[\]]*\])"),
    ),
    Rule(
        "none-not-subscriptable", "TypeError",
        r"^'NoneType' object (?:is not subscriptable|does(?: not|n't) support item)",
        _("What stands before the square brackets is `None`, and `None` has no items to take."), _WHY_NONE,
        "none",
    ),
    Rule(
        "none-counted", "TypeError", r"^object of type 'NoneType' has no len\(\)",
        _("`len` was given `None`, which has no length."), _WHY_NONE,
        "none",
    ),
    Rule(
        "none-converted", "TypeError", r"^(?P<function>int|float)\(\) argument must be .* not '?NoneType",
        _("`%(function)s` was given `None`, which is no number."), _WHY_NONE,
        "none",
    ),
    Rule(
        "none-calculated", "TypeError", _OPERANDS,
        _("One side of `%(sign)s` is `None`, and `None` cannot be calculated with."), _WHY_NONE,
        "none", of_kind("NoneType"),
    ),
    Rule(
        "none-compared", "TypeError", _COMPARED,
        _("One side of `%(sign)s` is `None`, which is neither smaller nor larger than anything."), _WHY_NONE,
        "none", of_kind("NoneType"),
    ),
    Rule(
        "none-joined", "TypeError", r"^can only concatenate (?P<kind>\w+) \(not \"NoneType\"\)",
        _("One side of `+` is `None`, and `None` cannot be joined to a value of type `%(kind)s`."), _WHY_NONE,
        "none",
    ),
)  # fmt: skip

_TEXT_AND_NUMBERS = (
    Rule(
        "text-plus-number", "TypeError", r"^can only concatenate str \(not \"(?P<other>\w+)\"\) to str",
        _("A text and a value of type `%(other)s` cannot be joined with `+`."),
        _("`str(…)` makes a text of any value; `int(…)` makes a number of a text such as one from input. Which is"
          " meant?"),
        "str-conversion",
    ),
    Rule(
        "list-plus-other", "TypeError", r"^can only concatenate (?P<kind>list|tuple) \(not \"(?P<other>\w+)\"\) to \w+",
        _("With `+` a `%(kind)s` takes another `%(kind)s`, not a value of type `%(other)s`."),
        _("`append` adds one item to a list. In square brackets of its own, a single item is a list, too."),
        "append",
    ),
    Rule(
        "number-and-text", "TypeError", _OPERANDS,
        _("`%(sign)s` does not work between a value of type `%(kind)s` and one of type `%(other)s`."),
        _("What input gives is always a text. `int(…)` or `float(…)` makes a number of it."),
        "int-conversion", of_kind("str"),
    ),
    Rule(
        "operands", "TypeError", _OPERANDS,
        _("`%(sign)s` does not work between a value of type `%(kind)s` and one of type `%(other)s`."),
        _("Are both of the type that you think? `print(type(…))` tells."),
        "type-error",
    ),
    Rule(
        "text-times", "TypeError", r"^can't multiply sequence by non-int of type '(?P<other>\w+)'",
        _("A text or a list can be repeated a whole number of times, but not multiplied by a value of type"
          " `%(other)s`."),
        _("What input gives is a text. `int(…)` or `float(…)` makes a number of it, which can be multiplied."),
        "int-conversion",
    ),
    Rule(
        "minus-text", "TypeError", r"^bad operand type for (?P<sign>unary \S|abs\(\)): '(?P<kind>\w+)'",
        _("A value of type `%(kind)s` has no sign that could be changed."),
        _("What input gives is a text. `int(…)` or `float(…)` makes a number of it."),
        "int-conversion",
    ),
    Rule(
        "remainder-of-text", "TypeError", r"^not all arguments converted during string formatting",
        _("What stands before `%%` is a text, so Python took `%%` for a way of filling in texts, not for a remainder."),
        _("What input gives is a text. `int(…)` makes a number of it."),
        "int-conversion",
    ),
    Rule(
        "text-compared", "TypeError", _COMPARED,
        _("A value of type `%(kind)s` and one of type `%(other)s` have no order, so `%(sign)s` cannot compare them."),
        _("What input gives is a text. `int(…)` or `float(…)` makes a number of it."),
        "int-conversion", of_kind("str"),
    ),
    Rule(
        "not-ordered", "TypeError", _COMPARED,
        _("A value of type `%(kind)s` and one of type `%(other)s` have no order, so `%(sign)s` cannot compare them."),
        _("Objects of a class can be put in order only when the class says how. For others, compare a part of each."),
        "comparison",
    ),
    Rule(
        "joined-other", "TypeError", r"^sequence item (?P<at>\d+): expected str instance, (?P<other>\w+) found",
        _("`join` puts texts together, and the item at place %(at)s is of type `%(other)s`."),
        _("`str(…)` makes a text of each item first."),
        "split-join",
    ),
    Rule(
        "number-of-other", "TypeError", r"^(?P<function>int|float)\(\) argument must be .* not '?(?P<kind>\w+)",
        _("`%(function)s` makes a number of one text or number, not of a value of type `%(kind)s`."),
        _("A list has to be gone through, and each of its items converted."),
        "int-conversion",
    ),
    Rule(
        "whole-number-from-text", "TypeError", r"^'(?P<kind>str)' object cannot be interpreted as an integer",
        _("A whole number is needed here, and a text was given."),
        _("What input gives is a text. `int(…)` makes a whole number of it."),
        "int-conversion",
    ),
    Rule(
        "whole-number-needed", "TypeError", r"^'(?P<kind>\w+)' object cannot be interpreted as an integer",
        _("A whole number is needed here, and a value of type `%(kind)s` was given."),
        _("`/` always gives a float, even if it comes out even; `//` gives a whole number."),
        "floor-division",
    ),
)  # fmt: skip

RULES = (*_NONE, *_TEXT_AND_NUMBERS)

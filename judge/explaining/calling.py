"""TypeErrors of calls: too few or too many values, names that a function does not have, things that are no function."""

from __future__ import annotations

import re

from judge.explaining.rule import BUILTIN_NAMES, Fault, Rule, Values
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_FUNCTION = r"^(?P<function>[\w.<>]+)\(\)"


def _short(values: Values) -> Values:
    """What is called, as one writes it: a class in place of its `__init__`, a function without where it stands."""
    name = values["function"].replace("<locals>.", "").removesuffix(".__init__")
    return {**values, "function": name.rpartition(".<")[2]}


def _missing(fault: Fault, values: Values) -> Values | None:
    names = values["names"].replace("'", "")
    return {**_short(values), "names": names} if names != "self" else None


def _missing_self(fault: Fault, values: Values) -> Values | None:
    return _short(values) if values["names"].startswith("'self'") else None


def _method(fault: Fault, values: Values) -> Values | None:
    """A method that takes one value fewer than it is given: it may lack `self`."""
    is_method = "." in values["function"] and "<locals>" not in values["function"]
    return _short(values) if is_method and int(values["given"]) == int(values["most"]) + 1 else None


def _counts(fault: Fault, values: Values) -> Values | None:
    return _short(values)


def _own_class(fault: Fault, values: Values) -> Values | None:
    return values if re.search(rf"\bclass {values['function']}\b", fault.text) else None


def _hidden_builtin(fault: Fault, values: Values) -> Values | None:
    for name in re.findall(r"(?<![\w.])(\w+)\(", fault.line):
        given = rf"^\s*(?:{name}\s*=|for\s+{name}\b|def\b[^\n]*[(,]\s*{name}\b)"
        if name in BUILTIN_NAMES and re.search(given, fault.text, re.MULTILINE):
            return {**values, "thing": name}
    return None


def _called(fault: Fault, values: Values) -> Values | None:
    """The one thing in the line that is called and is neither Python's own nor written as a function or class."""
    made = BUILTIN_NAMES | set(re.findall(r"^\s*(?:def|class)\s+(\w+)", fault.text, re.MULTILINE))
    found = set(re.findall(r"(?<![\w.)\]])([^\W\d][\w.]*)\(", fault.line)) - made
    (only,) = found if len(found) == 1 else ("",)
    return {**values, "thing": only} if only else None


RULES = (
    Rule(
        "call-without-self", "TypeError", _FUNCTION + r" missing \d+ required positional arguments?: (?P<names>.+)",
        _("`%(function)s` was called without an object in front of it, so nothing came for `self`."),
        _("Make an object of the class first, with round brackets, and call the method on that."),
        "self", _missing_self,
    ),
    Rule(
        "call-too-few", "TypeError",
        _FUNCTION + r" missing \d+ required (?:positional|keyword-only) arguments?: (?P<names>.+)",
        _("The call of `%(function)s` gives no value for `%(names)s`."),
        _("The `def` line says which values a call has to bring, and in which order."),
        "argument", _missing,
    ),
    Rule(
        "method-too-many", "TypeError",
        _FUNCTION + r" takes (?:from \d+ to )?(?P<most>\d+) positional arguments? but (?P<given>\d+) (?:was|were)"
        r" given",
        _("Values that `%(function)s` takes: %(most)s. Values that it was given, counting the object itself:"
          " %(given)s."),
        _("The object in front of the point is handed over too, as the first value. Does the `def` line begin with"
          " `self`?"),
        "self", _method,
    ),
    Rule(
        "call-too-many", "TypeError",
        _FUNCTION + r" takes (?:from \d+ to )?(?P<most>\d+) positional arguments? but (?P<given>\d+) (?:was|were)"
        r" given",
        _("Values that `%(function)s` takes: %(most)s. Values that this call gives: %(given)s."),
        _("The `def` line says how many it takes. Is there a comma too many, or a parameter too few?"),
        "argument", _counts,
    ),
    Rule(
        "class-takes-nothing", "TypeError", r"^(?P<function>\w+)\(\) takes no arguments$",
        _("`%(function)s` takes no values when an object of it is made, and this call gives some."),
        _("A class takes them in `__init__`, with two underscores on either side. Is it there, and spelled so?"),
        "init", _own_class,
    ),
    Rule(
        "built-in-takes-nothing", "TypeError", r"^(?P<function>[\w.]+)\(\) takes no (?:keyword )?arguments",
        _("`%(function)s` takes no values in that way."),
        _("What it works on stands before the point, or between the brackets without a name."),
        "argument",
    ),
    Rule(
        "built-in-count", "TypeError",
        r"^(?P<function>[\w.]+)(?:\(\) takes| expected) (?:exactly |at most |at least )?\w+ "
        r"(?:positional |keyword )?arguments?(?: \(|, got )(?P<given>\d+)",
        _("`%(function)s` takes another number of values than this call gives: %(given)s."),
        _("`help(…)` says how many it takes. Several values in brackets of their own are one list or tuple, and"
          " count once."),
        "argument",
    ),
    Rule(
        "keyword-unknown-similar", "TypeError",
        _FUNCTION + r" got an unexpected keyword argument '(?P<name>\w+)'\. Did you mean '(?P<similar>\w+)'",
        _("`%(function)s` has no parameter called `%(name)s`."),
        _("It has `%(similar)s`: is that the one that is meant?"),
        "keyword-argument", _counts,
    ),
    Rule(
        "keyword-unknown", "TypeError", _FUNCTION + r" got an unexpected keyword argument '(?P<name>\w+)'",
        _("`%(function)s` has no parameter called `%(name)s`."),
        _("What stands before `=` in a call has to be the name of a parameter. A comparison is written `==`."),
        "keyword-argument", _counts,
    ),
    Rule(
        "keyword-invalid", "TypeError", r"^'(?P<name>\w+)' is an invalid keyword argument for (?P<function>\w+)\(\)",
        _("`%(function)s` has no parameter called `%(name)s`."),
        _("What stands before `=` in a call has to be the name of a parameter. A comparison is written `==`."),
        "keyword-argument",
    ),
    Rule(
        "value-twice", "TypeError", _FUNCTION + r" got multiple values for (?:keyword )?argument '(?P<name>\w+)'",
        _("The call of `%(function)s` gives `%(name)s` two values: one by its place, and one by its name."),
        _("Leave one of the two out."),
        "keyword-argument", _counts,
    ),
    Rule(
        "built-in-hidden", "TypeError", r"^'(?P<kind>\w+)' object is not callable",
        _("`%(thing)s` is no longer Python's own function here, but a value of type `%(kind)s`."),
        _("The program has given this name to something else. Choose another name for that."),
        "shadowing", _hidden_builtin,
    ),
    Rule(
        "none-called", "TypeError", r"^'NoneType' object is not callable",
        _("What stands before the round brackets is `None`, and `None` cannot be called."),
        _("A function that ends without `return` gives `None`. Are there two pairs of brackets where one would do?"),
        "none",
    ),
    Rule(
        "module-called", "TypeError", r"^'module' object is not callable",
        _("A module was called like a function."),
        _("What can be called is inside of the module: write the module's name, a point, and that name."),
        "import-forms",
    ),
    Rule(
        "list-called", "TypeError", r"^'(?P<kind>list|tuple|dict|str)' object is not callable",
        _("Round brackets after a value of type `%(kind)s` try to call it like a function."),
        _("An item is taken with square brackets. Or has a function's name been given to another value?"),
        "call",
    ),
    Rule(
        "number-called", "TypeError", r"^'(?P<kind>int|float|bool)' object is not callable",
        _("Round brackets after a value of type `%(kind)s` try to call it like a function."),
        _("To multiply, write `*`. Or has a function's name been given to a number?"),
        "call",
    ),
    Rule(
        "not-callable-thing", "TypeError", r"^'(?P<kind>\w+)' object is not callable",
        _("`%(thing)s` is a value of type `%(kind)s`, which cannot be called like a function."),
        _("Only functions and classes are called. Is there a point and a method's name missing before the brackets?"),
        "call", _called,
    ),
    Rule(
        "not-callable", "TypeError", r"^'(?P<kind>\w+)' object is not callable",
        _("Round brackets after a value of type `%(kind)s` try to call it like a function."),
        _("Only functions and classes are called. Is there a sign missing before the brackets, or one pair too many?"),
        "call",
    ),
    Rule(
        "method-on-class", "TypeError",
        r"^(?:unbound method (?P<function>[\w.]+)\(\) needs an argument|descriptor '(?P<other>\w+)' for)",
        _("A method was called on the type itself, not on a value of it."),
        _("Write the value, a point, and the method: `items.append(3)`, not `list.append(3)`."),
        "method-call",
    ),
    Rule(
        "abstract", "TypeError",
        r"^Can't instantiate abstract class (?P<kind>\w+) .*?abstract methods? '?(?P<name>\w+)",
        _("No object can be made of `%(kind)s`, because it has no `%(name)s` of its own yet."),
        _("A class that inherits from an abstract one has to write all of its abstract methods."),
        "abstract-base",
    ),
)  # fmt: skip

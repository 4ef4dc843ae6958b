"""Names that are not there: NameError, UnboundLocalError, AttributeError."""

from __future__ import annotations

import builtins
import re
import sys

from judge.explaining.rule import BUILTIN_NAMES, Fault, Rule, Values, in_line, similar
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

# What other languages, or a slip of the finger on the shift key, call it.
_FOREIGN = {"null": "None", "nil": "None", "none": "None", "undefined": "None", "true": "True", "TRUE": "True"}
_FOREIGN |= {"false": "False", "FALSE": "False", "NULL": "None", "NONE": "None", "this": "self"}

# What lists, texts and the like are asked for by those who know it from elsewhere, and what does it here.
_ELSEWHERE = {
    "list": {
        **dict.fromkeys(("push", "add", "append_item", "push_back"), "append"),
        **dict.fromkeys(("length", "size", "len", "count_items"), "len(…)"),
        **dict.fromkeys(("contains", "includes", "has"), "… in …"),
        **dict.fromkeys(("indexOf", "find"), "index"),
        **dict.fromkeys(("addAll", "concat", "update"), "extend"),
        **dict.fromkeys(("removeAt", "shift"), "pop"),
        **dict.fromkeys(("split", "join"), "' '.join(…)"),
        "get": "[…]",
        "sorted": "sort",
        "reversed": "reverse",
    },
    "str": {
        **dict.fromkeys(("length", "size", "len"), "len(…)"),
        **dict.fromkeys(("contains", "includes", "has"), "… in …"),
        **dict.fromkeys(("append", "add", "push", "concat"), "… + …"),
        **dict.fromkeys(("toLowerCase", "toLower", "lowercase"), "lower"),
        **dict.fromkeys(("toUpperCase", "toUpper", "uppercase"), "upper"),
        **dict.fromkeys(("trim", "chop"), "strip"),
        **dict.fromkeys(("substring", "substr", "slice"), "[… : …]"),
        **dict.fromkeys(("sort", "reverse"), "sorted(…)"),
        "indexOf": "find",
        "charAt": "[…]",
    },
    "dict": {
        **dict.fromkeys(("has_key", "contains", "has", "containsKey"), "… in …"),
        **dict.fromkeys(("add", "append", "put", "push", "insert", "set"), "[…] = …"),
        **dict.fromkeys(("length", "size", "len"), "len(…)"),
        **dict.fromkeys(("iteritems", "entries", "item"), "items"),
        **dict.fromkeys(("remove", "delete"), "pop"),
        **dict.fromkeys(("sort", "sorted"), "sorted(…)"),
    },
    "set": {
        **dict.fromkeys(("append", "push", "insert", "put"), "add"),
        **dict.fromkeys(("length", "size", "len"), "len(…)"),
        **dict.fromkeys(("contains", "includes", "has"), "… in …"),
        "sort": "sorted(…)",
    },
    "tuple": {**dict.fromkeys(("append", "add", "push", "extend"), "… + …"), "sort": "sorted(…)", "length": "len(…)"},
}


def _foreign(fault: Fault, values: Values) -> Values | None:
    right = _FOREIGN.get(values["name"])
    return {**values, "similar": right} if right and right in ("True", "False", "None") else None


def _module(fault: Fault, values: Values) -> Values | None:
    name = values["name"]
    return values if name in sys.stdlib_module_names and re.search(rf"\b{name}\.\w", fault.line) else None


def _similar_name(fault: Fault, values: Values) -> Values | None:
    other = similar(values["name"], fault.names | BUILTIN_NAMES)
    return {**values, "similar": other} if other else None


def _given_elsewhere(fault: Fault, values: Values) -> Values | None:
    name = re.escape(values["name"])
    given = rf"^[ \t]*(?:{name}\s*(?:,[^=\n]*)?=(?!=)|(?:def|class|for)\s+{name}\b)"
    return values if re.search(given, fault.text, re.MULTILINE) else None


def _elsewhere(fault: Fault, values: Values) -> Values | None:
    right = _ELSEWHERE.get(values["kind"], {}).get(values["attribute"])
    return {**values, "similar": right} if right else None


def _built_in_attribute(fault: Fault, values: Values) -> Values | None:
    other = similar(values["attribute"], _public(getattr(builtins, values["kind"], object)))
    return {**values, "similar": other} if other else None


def _own_attribute(fault: Fault, values: Values) -> Values | None:
    if values["kind"] in BUILTIN_NAMES:
        return None
    given = set(re.findall(r"\.(\w+)\s*(?:[-+*/]?=)", fault.text)) | set(re.findall(r"\bdef (\w+)", fault.text))
    other = similar(values["attribute"], given)
    return {**values, "similar": other} if other else None


def _public(thing: object) -> list[str]:
    return [name for name in dir(thing) if not name.startswith("_")]


RULES = (
    Rule(
        "unbound-local", "UnboundLocalError", r"local variable '(?P<name>\w+)'",
        _("Inside this function `%(name)s` is a name of its own, and it has no value yet in this line."),
        _("A function that assigns to a name anywhere makes that name its own, even if there is one like it outside."
          " Give it a value first, or take the value in as a parameter."),
        "unbound-local",
    ),
    Rule(
        "name-of-outer-function", "NameError", r"free variable '(?P<name>\w+)'",
        _("`%(name)s` belongs to the function around this one, and has no value there yet."),
        _("The inner function was called before the line that gives `%(name)s` its value."),
        "closure",
    ),
    Rule(
        "name-from-elsewhere", "NameError", r"^name '(?P<name>\w+)' is not defined",
        _("Python does not know the name `%(name)s`. Here it is written `%(similar)s`."),
        _("Python tells capital letters from small ones, and has words of its own for such values."),
        "name-error", _foreign,
    ),
    Rule(
        "name-self", "NameError", r"^name '(?P<name>self)' is not defined",
        _("There is no `%(name)s` here."),
        _("In a method, the `def` line has to name `%(name)s` as the first parameter. Outside of methods there is"
          " none."),
        "self",
    ),
    Rule(
        "name-of-module", "NameError", r"^name '(?P<name>\w+)' is not defined",
        _("`%(name)s` is a module, and this file has not imported it."),
        _("A line `import %(name)s` at the top of the file brings it in."),
        "import-forms", _module,
    ),
    Rule(
        "name-given-elsewhere", "NameError", r"^name '(?P<name>\w+)' is not defined",
        _("`%(name)s` has no value in this place."),
        _("The file gives it one in another place: further down, inside another function or class,"
          " or in a branch that was not run."),
        "name-error", _given_elsewhere,
    ),
    Rule(
        "name-similar", "NameError", r"^name '(?P<name>\w+)' is not defined",
        _("There is no name `%(name)s` here."),
        _("There is `%(similar)s`: is that the one that is meant?"),
        "name-error", _similar_name,
    ),
    Rule(
        "name-unknown", "NameError", r"^name '(?P<name>\w+)' is not defined",
        _("There is no name `%(name)s` here."),
        _("A name gets its value in a line that runs before it is used. If `%(name)s` is meant as a text, it needs"
          " quotes."),
        "name-error",
    ),
    Rule(
        "none-attribute-thing", "AttributeError", r"^'NoneType' object has no attribute '(?P<attribute>\w+)'",
        _("`%(thing)s` is `None` here, and `None` has no `%(attribute)s`."),
        _("A function that ends without `return` gives `None`, and so do methods such as `sort` and `append`,"
          " which change the list itself."),
        "none", in_line(r"{}\.ATTRIBUTE\b"),
    ),
    Rule(
        "none-attribute", "AttributeError", r"^'NoneType' object has no attribute '(?P<attribute>\w+)'",
        _("What stands before `.%(attribute)s` is `None` here, and `None` has no `%(attribute)s`."),
        _("A function that ends without `return` gives `None`, and so do methods such as `sort` and `append`,"
          " which change the list itself."),
        "none",
    ),
    Rule(
        "attribute-from-elsewhere", "AttributeError", r"^'(?P<kind>\w+)' object has no attribute '(?P<attribute>\w+)'",
        _("A value of type `%(kind)s` has no `%(attribute)s`."),
        _("In Python this is written `%(similar)s`."),
        "method-call", _elsewhere,
    ),
    Rule(
        "attribute-of-function", "AttributeError",
        r"^'(?:function|method|builtin_function_or_method)' object has no attribute '(?P<attribute>\w+)'",
        _("What stands before `.%(attribute)s` is a function, not the value that it gives."),
        _("Round brackets call a function: `name()` is its result, `name` is the function itself."),
        "call",
    ),
    Rule(
        "attribute-similar", "AttributeError", r"^'(?P<kind>\w+)' object has no attribute '(?P<attribute>\w+)'",
        _("A value of type `%(kind)s` has no `%(attribute)s`."),
        _("It has `%(similar)s`: is that the one that is meant?"),
        "method-call", _built_in_attribute,
    ),
    Rule(
        "attribute-own-similar", "AttributeError",
        r"^(?:type object )?'(?P<kind>\w+)'(?: object)? has no attribute '(?P<attribute>\w+)'",
        _("`%(kind)s` has no attribute `%(attribute)s`."),
        _("There is `%(similar)s`: is that the one that is meant?"),
        "attribute", _own_attribute,
    ),
    Rule(
        "attribute-own", "AttributeError",
        r"^(?:type object )?'(?P<kind>\w+)'(?: object)? has no attribute '(?P<attribute>\w+)'",
        _("`%(kind)s` has no attribute `%(attribute)s`."),
        _("An object has what was given to it by self`.%(attribute)s` = … in a method that has run,"
          " and the methods of its class."),
        "attribute", lambda fault, values: None if values["kind"] in BUILTIN_NAMES else values,
    ),
    Rule(
        "attribute-unknown", "AttributeError", r"^'(?P<kind>\w+)' object has no attribute '(?P<attribute>\w+)'",
        _("A value of type `%(kind)s` has no `%(attribute)s`."),
        _("Is it of the type that you think? `print(type(…))` tells."),
        "method-call",
    ),
    Rule(
        "property-without-setter", "AttributeError",
        r"property '(?P<attribute>\w+)' of '(?P<kind>\w+)' object has no setter",
        _("`%(attribute)s` of `%(kind)s` can be read, but not assigned to."),
        _("It is a property. Only a setter of the same name lets it be assigned to."),
        "property",
    ),
    Rule(
        "attribute", "AttributeError", r"",
        _("A value was asked for something after the point that it does not have."),
        _("Is the name after the point spelled rightly, and is the value of the type that you think?"),
        "method-call",
    ),
    Rule(
        "frozen", "FrozenInstanceError", r"cannot (?:assign to|delete) field '(?P<attribute>\w+)'",
        _("This object is frozen: its `%(attribute)s` stays as it was made."),
        _("Make a new object with the other value in place of changing this one."),
        "frozen",
    ),
    Rule(
        "name", "NameError", r"",
        _("A name was used that has no value there."),
        _("Is it spelled the same wherever it stands, and is it given a value before it is used?"),
        "name-error",
    ),
    Rule(
        "unbound", "UnboundLocalError", r"",
        _("A function used a name of its own before it had a value."),
        _("A function that assigns to a name anywhere makes that name its own."),
        "unbound-local",
    ),
)  # fmt: skip

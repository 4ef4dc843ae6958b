"""Modules, and what is in them: ImportError, ModuleNotFoundError, and AttributeError of a module."""

from __future__ import annotations

import importlib
import sys

from judge.explaining.rule import Fault, Rule, Values, similar
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

# Modules of the standard library that are cheap to import, and safe to import for whoever asks.
_KNOWN_MODULES = {"collections", "datetime", "itertools", "json", "math", "random", "statistics", "string", "time"}


def _of_module(fault: Fault, values: Values) -> Values | None:
    name = values["module"]
    if name not in _KNOWN_MODULES:
        return None
    other = similar(values["name"], _public(importlib.import_module(name)))
    return {**values, "similar": other} if other else None


def _similar_module(fault: Fault, values: Values) -> Values | None:
    other = similar(values["module"], [name for name in sys.stdlib_module_names if not name.startswith("_")])
    return {**values, "similar": other} if other else None


def _hidden(fault: Fault, values: Values) -> Values | None:
    """A file of the learner's that Python finds in the place of its own module."""
    return values if values["module"] in sys.stdlib_module_names else None


def _public(thing: object) -> list[str]:
    return [name for name in dir(thing) if not name.startswith("_")]


RULES = (
    Rule(
        "module-hidden", "AttributeError", r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)' \(",
        _("`import %(module)s` found a file of this name beside the program, in place of Python's own module."),
        _("Give the file another name."),
        "own-module", _hidden,
    ),
    Rule(
        "module-circle", "AttributeError", r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)' \(",
        _("`%(module)s` was not finished when `%(name)s` was asked for."),
        _("Two files import each other. Let what both need stand in a third one."),
        "own-module",
    ),
    Rule(
        "module-similar", "AttributeError", r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'",
        _("The module `%(module)s` has no `%(name)s`."),
        _("It has `%(similar)s`: is that the one that is meant?"),
        "import-forms", _of_module,
    ),
    Rule(
        "module-attribute", "AttributeError", r"module '(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'",
        _("The module `%(module)s` has no `%(name)s`."),
        _("Is the name spelled as in the module, and is it this module that has it?"),
        "import-forms",
    ),
    Rule(
        "import-hidden", "ImportError",
        r"cannot import name '(?P<name>\w+)' from (?:\w+ \w+ module )?'(?P<module>[\w.]+)' \(",
        _("`from %(module)s` found a file of this name beside the program, in place of Python's own module."),
        _("Give the file another name."),
        "own-module", lambda fault, values: _hidden(fault, values) if "consider renaming" in fault.message else None,
    ),
    Rule(
        "import-circle", "ImportError",
        r"cannot import name '(?P<name>\w+)' from partially initialized module '(?P<module>[\w.]+)'",
        _("`%(module)s` was not finished when `%(name)s` was imported from it."),
        _("Two files import each other. Let what both need stand in a third one."),
        "own-module",
    ),
    Rule(
        "import-similar", "ImportError", r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
        _("The module `%(module)s` has no `%(name)s`."),
        _("It has `%(similar)s`: is that the one that is meant?"),
        "import-forms", _of_module,
    ),
    Rule(
        "import-name", "ImportError", r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
        _("The module `%(module)s` has no `%(name)s`."),
        _("Is the name spelled as in the module, and is it this module that has it?"),
        "import-forms",
    ),
    Rule(
        "import-relative", "ImportError", r"relative import",
        _("A point before a module's name means: in the same package. This file is in none."),
        _("Import it by its whole name, without the point."),
        "package",
    ),
    Rule(
        "import", "ImportError", r"",
        _("Something could not be imported."),
        _("Are the names after `from` and `import` spelled rightly?"),
        "import-forms",
    ),
    Rule(
        "no-package", "ModuleNotFoundError", r"'(?P<module>[\w.]+)' is not a package",
        _("`%(module)s` is a single file, not a folder of modules, so there is nothing to import from inside of it."),
        _("Perhaps a file of your own has the name of the package that you want."),
        "package",
    ),
    Rule(
        "module-misspelt", "ModuleNotFoundError", r"No module named '(?P<module>[\w.]+)'",
        _("There is no module `%(module)s`."),
        _("There is `%(similar)s`: is that the one that is meant?"),
        "import-forms", _similar_module,
    ),
    Rule(
        "module-unknown", "ModuleNotFoundError", r"No module named '(?P<module>[\w.]+)'",
        _("There is no module `%(module)s` here."),
        _("A program can import what belongs to Python itself, and its own files, by their names without `.py`."),
        "import-forms",
    ),
    Rule(
        "module", "ModuleNotFoundError", r"",
        _("A module that is imported is not there."),
        _("Is its name spelled rightly, and does it belong to Python itself or to your own files?"),
        "import-forms",
    ),
)  # fmt: skip

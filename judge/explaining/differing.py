"""What is different about an answer that looks almost right: its type, blanks, capitals, order, or a single place."""

from __future__ import annotations

import ast
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from judge.explaining.rule import gettext_noop as _

__all__ = ["Remark", "Taught", "differ"]

_SHOWN = 60
# From so many signs on, two texts that begin alike are hard to tell apart by looking at them.
_LONG = 40
# What gives its items one at a time, and is not what it gives.
_LAZY = re.compile(r"<?(map|filter|zip|generator|dict_keys|dict_values|dict_items|range|reversed|enumerate)\b")
_CLOSE = 1e-6


class Taught(StrEnum):
    """The concepts that remarks lead back to."""

    RAISE = "raise"
    RETURN = "return"
    TYPE = "type"
    WRITING = "open-write"


@dataclass(frozen=True)
class Remark:
    """One sentence, a template for `values`; `concept` is what a lesson has taught, if one helps here."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    concept: Taught | None = None

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.text % self.values


def differ(part: str, expected: str, got: str, printed: str = "") -> Remark | None:
    """A remark on a wrong answer, from the two texts as a report shows them; None when there is nothing to add.

    `part` is what they are ("value", "output", "exception", "file out.txt", or an expression), `printed` the output.
    """
    if part == "exception":
        return _exception(expected, got)
    if part == "output" or part.startswith("file "):
        return _texts(expected, got, is_file=part != "output")
    if got == "None" and part == "value":
        return _nothing_returned(expected, printed)
    if lazy := _LAZY.match(got):
        return Remark(
            _("What came gives its items only when it is asked for them (`%(kind)s`). `list(…)` makes a list of it."),
            {"kind": lazy[1]},
        )
    try:
        wanted, came = ast.literal_eval(expected), ast.literal_eval(got)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return _far(expected, got)
    return _values(wanted, came) or _far(expected, got)


def _exception(expected: str, got: str) -> Remark:
    if got.startswith("no exception"):
        return Remark(_("Nothing was raised here, and `%(name)s` should have been."), {"name": expected}, Taught.RAISE)
    return Remark(_("An exception was raised, but of another class than the task asks for."), {}, Taught.RAISE)


def _nothing_returned(expected: str, printed: str) -> Remark:
    if printed.strip() and printed.strip() in (expected, expected.strip("'\"")):
        return Remark(
            _("The answer was printed, and the call itself gives `None`. What a call gives stands after `return`."),
            {},
            Taught.RETURN,
        )
    return Remark(_("The call gives `None`: it ended without `return`, or with nothing after it."), {}, Taught.RETURN)


def _values(wanted: Any, came: Any) -> Remark | None:
    if type(wanted) is not type(came):
        return _types(wanted, came)
    match wanted:
        case str():
            return _one_text(wanted, came)
        case bool():
            return None
        case int() | float():
            return _numbers(wanted, came)
        case list() | tuple():
            return _sequences(wanted, came)
        case dict():
            return _dictionaries(wanted, came)
        case set():
            return _sets(wanted, came)
    return None


def _types(wanted: Any, came: Any) -> Remark:
    both = {"wanted": _short(wanted), "came": _short(came)}
    kinds = {"kind": type(wanted).__name__, "other": type(came).__name__}
    if {str, type(wanted), type(came)} <= {str, int, float, bool, type(None)} and str(wanted) == str(came):
        return Remark(_("`%(wanted)s` and `%(came)s` look alike when printed, but one is a text."), both, Taught.TYPE)
    if {type(wanted), type(came)} <= {int, float, bool} and wanted == came:
        text = _("`%(wanted)s` and `%(came)s` count alike, but their types are `%(kind)s` and `%(other)s`.")
        return Remark(text, {**both, **kinds}, Taught.TYPE)
    if {type(wanted), type(came)} <= {list, tuple} and list(wanted) == list(came):
        return Remark(_("The items are right, but they are to be in a `%(kind)s`, not in a `%(other)s`."), kinds)
    return Remark(_("A value of type `%(kind)s` is asked for, and one of type `%(other)s` came."), kinds, Taught.TYPE)


def _one_text(wanted: str, came: str) -> Remark | None:
    if wanted.lower() == came.lower():
        return Remark(_("Only capital and small letters differ."))
    if wanted.strip() == came.strip():
        return Remark(_("Only blanks at the beginning or the end differ."))
    if wanted.split() == came.split() or "".join(wanted.split()) == "".join(came.split()):
        return Remark(_("Only blanks differ."))
    if _letters(wanted) == _letters(came):
        return Remark(_("Only punctuation differs."))
    return None


def _numbers(wanted: float, came: float) -> Remark | None:
    if wanted == -came:
        return Remark(_("Only the sign differs."))
    if isinstance(wanted, float) and math.isclose(wanted, came, rel_tol=_CLOSE, abs_tol=_CLOSE):
        return Remark(_("The two differ only far behind the point. Is something rounded, or not rounded?"))
    return None


def _sequences(wanted: Any, came: Any) -> Remark | None:
    if len(wanted) != len(came):
        count = {"wanted": str(len(wanted)), "came": str(len(came))}
        return Remark(_("Number of items: %(came)s came, %(wanted)s are expected."), count)
    if Counter(map(repr, wanted)) == Counter(map(repr, came)):
        return Remark(_("The items are right, but their order is not."))
    at = next((at for at, pair in enumerate(zip(wanted, came, strict=True)) if repr(pair[0]) != repr(pair[1])), None)
    if at is None:
        return None
    values = {"at": str(at), "wanted": _short(wanted[at]), "came": _short(came[at])}
    return Remark(
        _("The first difference is at place %(at)s, counting from 0: `%(came)s` in place of `%(wanted)s`."), values
    )


def _dictionaries(wanted: dict[Any, Any], came: dict[Any, Any]) -> Remark | None:
    for key in wanted:
        if key not in came:
            return Remark(_("The key `%(key)s` is missing."), {"key": _short(key)})
    for key in came:
        if key not in wanted:
            return Remark(_("The key `%(key)s` should not be there."), {"key": _short(key)})
    for key, item in wanted.items():
        if repr(item) != repr(came[key]):
            values = {"key": _short(key), "wanted": _short(item), "came": _short(came[key])}
            return Remark(_("At the key `%(key)s` there is `%(came)s` in place of `%(wanted)s`."), values)
    return None


def _sets(wanted: set[Any], came: set[Any]) -> Remark | None:
    if missing := wanted - came:
        return Remark(_("`%(item)s` is missing."), {"item": _short(min(missing, key=repr))})
    if extra := came - wanted:
        return Remark(_("`%(item)s` should not be there."), {"item": _short(min(extra, key=repr))})
    return None


def _texts(expected: str, got: str, *, is_file: bool) -> Remark | None:
    if not got.strip():
        return Remark(_("The file is empty.") if is_file else _("Nothing was printed."))
    if got == "no such file" and is_file:
        return Remark(_("There is no such file."), {}, Taught.WRITING)
    wanted, came = _lines(expected), _lines(got)
    if wanted == came:
        return _ends_of_lines(expected, got)
    if _same_but(wanted, came, str.lower):
        return Remark(_("Only capital and small letters differ."))
    if _same_but(wanted, came, lambda line: "".join(line.split())) or expected.split() == got.split():
        return Remark(_("Only blanks and line ends differ."))
    if _same_but(wanted, came, _letters):
        return Remark(_("Only punctuation differs."))
    return _whole_lines(wanted, came)


def _ends_of_lines(expected: str, got: str) -> Remark | None:
    if expected.rstrip("\n") == got:
        return Remark(_("Only the line end at the very end is missing. Here every sign counts."))
    if expected == got.rstrip("\n") or expected.rstrip("\n") == got.rstrip("\n"):
        return Remark(_("Only the line ends at the very end differ. Here every sign counts."))
    return Remark(_("Only blanks at the ends of lines differ. Here every sign counts."))


def _whole_lines(wanted: list[str], came: list[str]) -> Remark | None:
    shared = min(len(wanted), len(came))
    if wanted[:shared] == came[:shared]:
        count = {"wanted": str(len(wanted)), "came": str(len(came))}
        return Remark(_("Number of lines: %(came)s came, %(wanted)s are expected. What both have is right."), count)
    if len(wanted) > 1 and Counter(wanted) == Counter(came):
        return Remark(_("The lines are right, but their order is not."))
    if max(len(wanted), len(came)) > 1:
        at = next(at for at in range(shared) if wanted[at] != came[at])
        return Remark(_("Line %(line)s is the first that differs."), {"line": str(at + 1)})
    return None


def _far(expected: str, got: str) -> Remark | None:
    """Where long texts that begin alike part, or None for short ones: there one sees it."""
    at = next((at for at, (one, other) in enumerate(zip(expected, got, strict=False)) if one != other), 0)
    if at < _LONG:
        return None
    values = {"at": str(at), "wanted": expected[at : at + _LONG // 2], "came": got[at : at + _LONG // 2]}
    return Remark(_("The first %(at)s signs are the same; then comes `%(came)s` in place of `%(wanted)s`."), values)


def _same_but(wanted: list[str], came: list[str], plain: Any) -> bool:
    return [plain(line) for line in wanted] == [plain(line) for line in came]


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _letters(text: str) -> str:
    """The text without blanks and punctuation; what may belong to a number stays."""
    return re.sub(r"[!?:;'\"()\s]|[.,](?!\d)", "", text)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + " …"

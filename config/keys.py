"""The keys of the site: one table for the sheet that people read; the pages' elements carry the names in `data-key`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.views import kept

CAPS = {"Control": "Ctrl", "Escape": "Esc", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


@dataclass(frozen=True)
class Key:
    """Keys that do one thing.

    `names` are alternatives: a key, keys held together ("Control+K"), or one after the other ("Escape Tab"). `where` is
    a selector of what a page must have for them to do anything; without it they press the element whose data-key has
    the name (frontend/src/js/keys.js).
    """

    names: tuple[str, ...]
    does: str | Promise
    where: str = ""

    @property
    def needs(self) -> str:
        """The selector of what a page must have for the key to do anything."""
        return self.where or f'[data-key~="{self.names[0]}"]'

    @property
    def ways(self) -> list[list[list[str]]]:
        """What is printed on the keys: alternatives, of strokes one after the other, of keys held together."""
        return [
            [[CAPS.get(cap, cap) for cap in stroke.split("+")] for stroke in name.split(" ")] for name in self.names
        ]


EVERYWHERE = [
    Key(("/", "Control+K"), _("Search lessons, exercises and your notes")),
    Key(("?",), _("Show these keys")),
    Key(("Escape",), _("Close what has opened over the page"), "dialog"),
]
LESSONS_AND_EXERCISES = [
    Key(("Control+Enter",), _("Run the program that you are at; once more, stop it")),
    Key(("c",), _("Check your program by the cases that are shown")),
    Key(("Control+Shift+Enter",), _("Submit")),
    Key(("n",), _("Go to the next lesson")),
    Key(("p",), _("Go to the previous lesson")),
    Key(("w",), _("Write a note")),
    Key(("f",), _("Make it a favourite, or take it back")),
    Key(("Left", "Right"), _("On the bar between task and code: move it"), ".split-bar"),
]
EDITOR = [
    Key(("Tab", "Shift+Tab"), _("Indent the line more, or less"), "[data-editor], [data-do=edit]"),
    Key(("Escape Tab",), _("Leave the editor"), "[data-editor], [data-do=edit]"),
    Key(("Control+Space",), _("Offer names to complete"), "[data-editor], [data-do=edit]"),
    Key(("Control+/",), _("Make the lines comments, or code again"), "[data-editor], [data-do=edit]"),
    Key(("Control+F",), _("Search in the program"), "[data-editor], [data-do=edit]"),
    Key(("Control+Z",), _("Undo"), "[data-editor], [data-do=edit]"),
    Key(("F8",), _("Go to the next marked error"), "[data-editor], [data-do=edit]"),
]
SEARCH = [
    Key(("Down", "Up"), _("Go through what was found"), "#palette"),
    Key(("Enter",), _("Open it"), "#palette"),
]
GROUPS: Sequence[tuple[str | Promise, Sequence[Key]]] = [
    (_("On every page"), EVERYWHERE),
    (_("On lessons and exercises"), LESSONS_AND_EXERCISES),
    (_("In the editor"), EDITOR),
    (_("In the search that / opens"), SEARCH),
]


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """All keys, as a page; for htmx the sheet, which its script cuts down to those of the page below it."""
    return kept.answer(request, "keys.html", "_keys.html", {"groups": GROUPS})

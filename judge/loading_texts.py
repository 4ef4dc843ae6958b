"""The text files beside an exercise: hints.md, and the heads of wrong answers."""

from __future__ import annotations

import re

from judge.exercise import Hint
from judge.reading import Notes, Table

__all__ = ["read_head", "read_hints"]

# CONTENT.md: "2–4 hints, each under a ## heading, no front matter".
HINTS = (2, 4)


def read_hints(notes: Notes) -> tuple[Hint, ...]:
    """The hints of hints.md, in order."""
    text = notes.text()
    if text is None:
        return ()
    hints: list[Hint] = []
    title, title_line, body = "", 0, list[str]()
    fence = ""
    for number, row in enumerate([*text.split("\n"), "## "], 1):
        mark = re.match(r"\s{0,3}(```+|~~~+)", row)
        if mark and (not fence or row.strip() == fence):
            fence = "" if fence else mark[1]
        last = number > text.count("\n") + 1
        if not last and (fence or not row.startswith("## ")):
            body.append(row)
            continue
        _close(hints, title, title_line, "\n".join(body).strip(), notes)
        title, title_line, body = row[3:].strip(), number, []
    if not HINTS[0] <= len(hints) <= HINTS[1]:
        notes.add(1, f"there are {HINTS[0]} to {HINTS[1]} hints, each under a ## heading, here {len(hints)}")
    return tuple(hints)


def _close(hints: list[Hint], title: str, line: int, text: str, notes: Notes) -> None:
    if not line:
        if text:
            notes.add(1, "a text stands before the first ## heading")
    elif not title or not text:
        notes.add(line, "a hint has a heading and a text under it")
    else:
        hints.append(Hint(title, text))


def read_head(text: str, notes: Notes) -> Table:
    """The `# key: value` lines at the top of a wrong answer; a line with more blanks after # goes on with a value."""
    data: dict[str, str] = {}
    lines: dict[tuple[str | int, ...], int] = {}
    key = ""
    for number, row in enumerate(text.split("\n"), 1):
        if not row.startswith("#"):
            break
        pair = re.fullmatch(r"# ?([a-z_]+): *(.*)", row)
        if pair:
            key = pair[1]
            if key in data:
                notes.add(number, f'the key "{key}" stands twice')
            data[key], lines[(key,)] = pair[2].strip(), number
        elif key and row.startswith("#  "):
            data[key] += " " + row[1:].strip()
        else:
            notes.add(number, "the head has lines of the form `# key: value`, and a blank line or code after it")
            break
    return Table(data, notes, lines)

"""Reading a content file's keys so that every problem is told with its file and line, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

__all__ = ["ContentError", "Lines", "Notes", "Problem", "Table"]

Lines = Mapping[tuple[str | int, ...], int]
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file, its line from 1, and a sentence."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(ValueError):
    """A folder that is not an exercise; `problems` has everything found, by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Notes:
    """Where the problems of one file are noted; `beside` gives the same list for another file."""

    file: Path
    problems: list[Problem]

    def add(self, line: int, message: str) -> None:
        """Note a problem on this line of the file."""
        self.problems.append(Problem(str(self.file), line, message))

    def beside(self, file: Path) -> Notes:
        """Notes of another file, collected with these."""
        return Notes(file, self.problems)

    def text(self) -> str | None:
        """The file's text with plain line ends, or None after noting why it cannot be read."""
        try:
            text = self.file.read_bytes().decode("utf-8")
        except FileNotFoundError:
            self.add(1, "this file is missing")
        except OSError as error:
            self.add(1, f"this file cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            self.add(bytes(error.object[: error.start]).count(b"\n") + 1, "this is not valid UTF-8")
        else:
            if "\0" not in text:
                return text.replace("\r\n", "\n")
            self.add(text[: text.index("\0")].count("\n") + 1, "a NUL character stands here")
        return None


@dataclass
class Table:
    """Keys and values of one table, read key by key; what is missing, of the wrong type or left over is noted."""

    data: Mapping[str, Any]
    notes: Notes
    lines: Lines
    path: tuple[str | int, ...] = ()
    _read: set[str] = field(default_factory=set)

    def line(self, key: str | None = None) -> int:
        """The line of a key, or of the table itself."""
        steps = self.path if key is None else (*self.path, key)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def problem(self, message: str, key: str | None = None) -> None:
        """Note a problem with a key, or with the whole table."""
        self.notes.add(self.line(key), message)

    def has(self, key: str) -> bool:
        """Whether the key is there; nothing is noted."""
        return key in self.data

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required, and not blank, when there is no default."""
        value = self._value(key, str, "text", default)
        if value is not None and default is None and not value.strip():
            self.problem(f'"{key}" is empty', key)
        return value or ""

    def optional_text(self, key: str) -> str | None:
        """A text, or None when the key is not there."""
        return self.text(key, "") if key in self.data else None

    def flag(self, key: str) -> bool:
        """True or false; false when the key is not there."""
        return bool(self._value(key, bool, "true or false", False))

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number within bounds."""
        return int(self._bounded(key, self._value(key, int, "a whole number", default), low, high))

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """A number within bounds, with a point or without."""
        return float(self._bounded(key, self._value(key, (int, float), "a number", default), low, high))

    def texts(self, key: str, default: tuple[str, ...] | None = ()) -> tuple[str, ...]:
        """A list of texts; required when the default is None."""
        value = self._value(key, (list, tuple), "a list of texts", default)
        if not all(type(item) is str for item in value or ()):
            self.problem(f'"{key}" must be a list of texts', key)
            return ()
        return tuple(value or ())

    def text_map(self, key: str) -> dict[str, str]:
        """A table of texts by text; empty when the key is not there."""
        value = self._value(key, dict, "a table of texts", {})
        if not all(type(item) is str for item in (value or {}).values()):
            self.problem(f'"{key}" must be a table of texts', key)
            return {}
        return dict(value or {})

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """One of the words of a StrEnum; `default` stands in after a problem was noted."""
        word = self.text(key)
        known = {choice.value: choice for choice in choices}
        if word and word not in known:
            self.problem(f'"{key}" is one of {", ".join(known)}, not {word!r}', key)
        return known.get(word, default)

    def table(self, key: str) -> Table:
        """The table under this key; an empty one when the key is not there."""
        value = self._value(key, dict, "a table", {})
        return Table(value or {}, self.notes, self.lines, (*self.path, key))

    def tables(self, key: str) -> list[Table]:
        """The list of tables under this key; empty when the key is not there."""
        value = self._value(key, (list, tuple), "a list of tables", [])
        if not all(isinstance(item, dict) for item in value or ()):
            self.problem(f'"{key}" must be a list of tables', key)
            return []
        return [Table(item, self.notes, self.lines, (*self.path, key, index)) for index, item in enumerate(value or ())]

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self._read:
                self.problem(f'unknown key "{key}"', key)

    def _value(self, key: str, kinds: type | tuple[type, ...], wanted: str, default: Any) -> Any:
        self._read.add(key)
        if key not in self.data:
            if default is None:
                self.problem(f'the key "{key}" is missing')
            return default
        value = self.data[key]
        if type(value) in (kinds if isinstance(kinds, tuple) else (kinds,)):
            return value
        self.problem(f'"{key}" must be {wanted}', key)
        return default

    def _bounded(self, key: str, value: float | None, low: float, high: float) -> float:
        if value is None:
            return low
        if not low <= value <= high:
            self.problem(f'"{key}" must be between {low:g} and {high:g}', key)
        return value

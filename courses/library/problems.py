"""What can be wrong with a library: every problem names its file and line, and all of them are told at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend in a content file; `line` counts from 1."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class ContentErrors(Exception):
    """The library cannot be used; `problems` holds everything found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class Report:
    """Collects the problems of one file while it is read."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems

    def add(self, line: int, message: str) -> None:
        """Note a problem at `line` of this file."""
        self.problems.append(Problem(self.path, line, message))

    def other(self, path: Path) -> "Report":
        """The same collection for another file."""
        return Report(path, self.problems)

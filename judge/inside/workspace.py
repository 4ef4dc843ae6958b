"""The working folder of a submission: emptied, and filled with the exercise's data, before each case."""

# pathlib is slow to import.
# ruff: noqa: PTH103, PTH108, PTH106, PTH109, PTH114, PTH118, PTH120, PTH123, PTH208

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping

__all__ = ["NoWorkspace", "Workspace"]

MAX_TEXT = 64 << 10


class Workspace:
    """The one folder that a submission can write to. Raises RuntimeError when somebody has left something in it."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._folder = os.getcwd()
        if os.listdir():  # also where it is no folder of ours: `reset` will empty it
            raise RuntimeError("The working folder is not empty at the start.")
        self._data = data

    def reset(self) -> None:
        """Take away what an earlier case left, and put the data there anew."""
        os.chdir(self._folder)
        if os.listdir():
            _empty(self._folder)
        for name, text in self._data.items():
            folder = os.path.dirname(name)
            if folder:
                os.makedirs(folder, exist_ok=True)
            with open(name, "w", encoding="utf-8", newline="") as file:
                file.write(text)

    def texts(self, names: Iterable[str]) -> dict[str, str | None]:
        """The texts of these files; None for one that is absent, too large to be sent, or no text."""
        os.chdir(self._folder)
        return {name: _text(name) for name in names}


class NoWorkspace:
    """Stands where there is no folder: a submission that needs one is not judged there."""

    def reset(self) -> None:
        """Nothing has to be taken away."""

    def texts(self, names: Iterable[str]) -> dict[str, str | None]:
        """There are no files, whatever their names."""
        return dict.fromkeys(names)


def _text(name: str) -> str | None:
    try:
        with open(name, encoding="utf-8", newline="") as file:
            text = file.read(MAX_TEXT + 1)
    except (OSError, ValueError):
        return None
    return text if len(text) <= MAX_TEXT else None


def _empty(folder: str) -> None:
    """Remove all that is in a folder; what refuses to go stays."""
    for above, folders, files in os.walk(folder, topdown=False):
        for name in files:
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(above, name))
        for name in folders:
            path = os.path.join(above, name)
            with contextlib.suppress(OSError):
                os.unlink(path) if os.path.islink(path) else os.rmdir(path)

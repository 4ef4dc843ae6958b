"""What may be handed in: so many files, of such names and sizes, that hold text."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import PurePosixPath

__all__ = ["MAX_SOURCE_BYTES", "refusal"]

# JUDGE.md, "Default limits".
MAX_SOURCE_BYTES = 64 * 1024
MAX_SOURCE_FILES = 32


def refusal(files: Mapping[str, str], entry_file: str, taken: Set[str | None]) -> str | None:
    """Why these files cannot be run at all, in one sentence, or None. `taken` are names of the exercise's own files."""
    if entry_file not in files:
        return f"The file {entry_file} is missing."
    if len(files) > MAX_SOURCE_FILES:
        return f"There are more than {MAX_SOURCE_FILES} files."
    total = 0
    for name, text in files.items():
        problem = _name_problem(name, taken) or _text_problem(name, text)
        if problem:
            return problem
        total += len(text.encode())
    if total > MAX_SOURCE_BYTES:
        return f"The source is larger than {MAX_SOURCE_BYTES // 1024} KiB."
    return None


def _name_problem(name: str, taken: Set[str | None]) -> str | None:
    path = PurePosixPath(name)
    plain = name == path.as_posix() and name.isprintable() and "\\" not in name and len(name.encode()) <= 200
    if not plain or path.is_absolute() or ".." in path.parts or name in (".", ""):
        return f"{name!r} is not a file name that can be used here."
    if name in taken:
        return f"The file name {name} belongs to the exercise itself."
    return None


def _text_problem(name: str, text: str) -> str | None:
    if "\0" in text:
        return f"{name} contains a NUL character, which Python does not accept in source."
    try:
        text.encode()
    except UnicodeEncodeError:
        return f"{name} contains a character that cannot be written as UTF-8."
    return None

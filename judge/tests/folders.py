"""Exercise folders for tests: the good examples beside this file, and copies of them with one thing spoilt."""

from __future__ import annotations

import shutil
from pathlib import Path

EXERCISES = Path(__file__).parent / "exercises"
TURN_LEFT = EXERCISES / "turn-left"
ADD_UP = EXERCISES / "add-up"
WORD_COUNT = EXERCISES / "word-count"
TEST_THE_FARE = EXERCISES / "test-the-fare"


def copy_of(example: Path, tmp_path: Path) -> Path:
    """A copy of an example that a test may spoil."""
    return Path(shutil.copytree(example, tmp_path / example.name))


def spoil(file: Path, old: str, new: str) -> None:
    """Replace one text of a file; it must be there, so that a test never passes by missing it."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

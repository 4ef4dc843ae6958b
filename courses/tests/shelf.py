"""A small valid library, written into a folder by the tests that then break it or grow it."""

from pathlib import Path

LESSON = """---
title: Slicing
minutes: 20
---
Take a slice.
"""

QUIZ = """---
title: Slicing
---

## What is `"abc"[0]`? {#first}
- [x] `"a"`
- [ ] `"b"` {misconception=index-from-one}
  > Positions count from 0.
> why: the first position is 0.
"""

FILES = {
    "library.toml": 'courses = ["core"]\n',
    "misconceptions.toml": (
        '[index-from-one]\ntitle = "Counting starts at 1"\nsay = "It starts at 0."\nlesson = "core/slices"\n'
    ),
    "core/course.toml": (
        'title = "Core"\nsummary = "The core."\nlevel = "beginner"\nlicence = "CC-BY-SA-4.0"\n\n'
        '[[module]]\nid = "one"\ntitle = "One"\nlessons = ["lists", "slices"]\n'
    ),
    "core/lists/lesson.md": LESSON.replace("Slicing", "Lists"),
    "core/slices/lesson.md": LESSON,
    "core/slices/quiz.md": QUIZ,
}


def write(root: Path, files: dict[str, str]) -> Path:
    """Write files by their path under `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def write_library(root: Path) -> Path:
    """The small library as it is."""
    return write(root, FILES)

"""A small valid library, written into a folder by the tests that then break it or grow it."""

from pathlib import Path

import pytest

from courses.library.loading import load_library
from judge.reading import ContentError

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


def case(number: int) -> str:
    """A case of the exercise below; the first two are public."""
    public = "true" if number < 3 else "false"
    return f'[[case]]\ncall = "first([{number}, 0, 0, 0])"\ngives = "{number}"\npublic = {public}\n'


def exercise_files(place: str) -> dict[str, str]:
    """A valid exercise in the folder `place`, such as `core/slices/exercises/first-item`."""
    files = {
        "exercise.md": (
            "---\ntitle: First item\nkind: function\ndifficulty: 1\nconcepts: [list-slice]\n"
            "entry: {names: [first]}\n---\nWrite `first(items)`. See [lists](lesson:core/lists).\n"
        ),
        "stub.py": "def first(items):\n    ...\n",
        "solution.py": "def first(items):\n    return items[0]\n",
        "cases.toml": "".join(map(case, range(1, 7))),
        "hints.md": "## Where to look\nAt the front.\n\n## Which number\n`0`\n",
        "after.md": "Positions count from 0.\n",
    }
    for number in range(3):
        files[f"wrong/takes-{number}.py"] = (
            "# verdict: wrong_answer\n# fails: 1\n# misconception: index-from-one\n# feedback: Count again.\n"
            f"def first(items):\n    return items[{number + 1}]\n"
        )
    return {f"{place}/{name}": text for name, text in files.items()}


FIRST = exercise_files("core/slices/exercises/first-item")


def many(lessons: int) -> dict[str, str]:
    """A library of so many lessons, each with a quiz of five questions and two exercises."""
    slugs = [f"lesson-{number}" for number in range(lessons)]
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    files = {
        **FILES,
        "core/course.toml": FILES["core/course.toml"].replace('"lists", "slices"', f'"lists", "slices", {listed}'),
    }
    questions = "".join(QUIZ[QUIZ.index("## ") :].replace("#first", f"#q{number}") for number in range(5))
    for slug in slugs:
        files[f"core/{slug}/lesson.md"] = LESSON.replace("minutes", f"needs: [lists]\nteaches: [{slug}]\nminutes")
        files[f"core/{slug}/quiz.md"] = QUIZ[: QUIZ.index("## ")] + questions
        for number in range(2):
            files |= exercise_files(f"core/{slug}/exercises/{slug}-{number}")
    return files


def problems(root: Path, files: dict[str, str]) -> list[str]:
    """What is wrong with the small library after these changes; paths are relative to its root."""
    write(root, {**FILES, **files})
    with pytest.raises(ContentError) as caught:
        load_library(root)
    return [str(problem).removeprefix(f"{root}/") for problem in caught.value.problems]


def lesson(front: str = "", text: str = "Text.\n") -> dict[str, str]:
    """The second lesson with other front matter or text."""
    front = front or "title: Slicing\nminutes: 20"
    return {"core/slices/lesson.md": f"---\n{front}\n---\n{text}"}


def quiz(questions: str) -> dict[str, str]:
    """A quiz whose first question begins on line 4."""
    return {"core/slices/quiz.md": f"---\ntitle: Q\n---\n{questions}"}

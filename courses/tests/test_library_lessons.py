"""lesson.md: what it becomes, and what is told about each mistake in it."""

from pathlib import Path

import pytest

from courses.library.loading import load_library
from courses.library.structure import CodeFence, ExpectedError
from courses.tests.shelf import FILES, lesson, problems, write
from judge.reading import ContentError


@pytest.mark.parametrize(
    ("front", "text", "expected"),
    [
        ("minutes: 20", "T", ['2: the key "title" is missing']),
        ("title: T", "T", ['2: the key "minutes" is missing']),
        ("title: T\nminutes: 20\nno: true", "T", ['4: unknown key "no"']),
        ('title: T\nminutes: "20"', "T", ['3: "minutes": input should be a valid integer']),
        ("title: 3\nminutes: 20", "T", ['2: "title": input should be a valid string']),
        ("title: T\nminutes: 20\nneeds: [maps]", "T", ["4: there is no lesson core/maps"]),
        ("title: T\nminutes: 20\nneeds: [slices]", "T", ["4: this needs core/slices, which does not come before it"]),
        (
            "title: T\nminutes: 20\nrenamed_from: lists",
            "T",
            ["4: renamed_from lists: that name is still in use"],
        ),
        ("title: T\ntitle: T\nminutes: 20", "T", ['3: this is not valid YAML: the key "title" stands twice']),
        ("title: &a T\nminutes: *a", "T", ["3: this is not valid YAML: aliases are not used here"]),
        ("title: [T", "T", ["2: this is not valid YAML: expected ',' or ']', but got '<stream end>'"]),
        ("", " \n", ["5: the lesson has no text"]),
        ("", "\nA [link](lesson:core/maps).", ["6: there is no lesson core/maps"]),
        (
            "",
            "One\ntwo [link](../lists/).",
            ["6: the link ../lists/ leads nowhere: lessons are linked as lesson:course/lesson"],
        ),
        ("", "![A box](img/box.svg)", ["5: there is no picture img/box.svg"]),
        (
            "",
            "![](img/box.png)",
            [
                "5: the picture img/box.png must be one of the lesson's own, such as img/name.svg",
                "5: the picture img/box.png needs a text for those who do not see it",
            ],
        ),
        (
            "",
            "![A box](https://elsewhere.example/box.svg)",
            ["5: the picture https://elsewhere.example/box.svg must be one of the lesson's own, such as img/name.svg"],
        ),
        ("", "```python run\nprint(1)\n", ["5: this fence is never closed"]),
        ("", "```output\n1\n```", ["5: an output fence must stand right after a python run or python predict fence"]),
        (
            "",
            "```python run\n1\n```\nText\n```output\n1\n```",
            ["9: an output fence must stand right after a python run or python predict fence"],
        ),
        ("", "```python predict\n1\n```", ["5: a predict fence needs an output fence right after it"]),
        ("", "```python run error\n1 / 0\n```", ["5: a fence marked error needs an output fence right after it"]),
        (
            "",
            "```python run error\n1 / 0\n```\n```output\nIt stopped.\n```",
            ["8: the output of an error must name its line (line 2) and end with its type (NameError: …)"],
        ),
        ("", "```python run continues\n1\n```", ["5: this fence continues, and there is no fence before it"]),
        ("", "```python run predict\n1\n```", ["5: a fence is either run or predict, not both"]),
        ("", '```python stdin="4"\n1\n```', ["5: stdin does not belong to a python fence"]),
        ("", "```python run stdin\n1\n```", ['5: stdin needs a value: stdin="…"']),
        ("", '```python run error="x"\n1\n```', ["5: error takes no value"]),
        ("", "```text run\n1\n```", ["5: run does not belong to a text fence"]),
        ("", "```python run run\n1\n```", ["5: run stands twice after the backticks"]),
        ("", '```python run stdin="4\n1\n```', ['5: cannot read the words after the backticks from here: stdin="4']),
    ],
)
def test_a_bad_lesson(tmp_path: Path, front: str, text: str, expected: list[str]) -> None:
    found = problems(tmp_path, lesson(front, text))
    assert found == [f"core/slices/lesson.md:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: a front matter between two lines of --- is missing"),
        ("title: T\n", "1: a front matter between two lines of --- is missing"),
        ("---\ntitle: T\n", "1: a front matter between two lines of --- is missing"),
        ("---\n- a\n---\nT\n", "2: the front matter must be keys and values"),
    ],
)
def test_a_lesson_without_front_matter(tmp_path: Path, text: str, expected: str) -> None:
    assert problems(tmp_path, {"core/slices/lesson.md": text})[0] == f"core/slices/lesson.md:{expected}"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    (tmp_path / "core/slices/lesson.md").write_bytes(b"---\ntitle: T\xff\n---\n")
    (tmp_path / "core/slices/quiz.md").write_bytes(b"---\n---\n\0")
    with pytest.raises(ContentError) as caught:
        load_library(tmp_path)
    assert [str(problem).removeprefix(f"{tmp_path}/core/slices/") for problem in caught.value.problems] == [
        "lesson.md:2: this is not valid UTF-8",
        "quiz.md:3: a NUL character stands here",
    ]


PROGRAMS = """Text.

```python run
x = 1
print(x)
```
```output
1
```

> ```python run continues stdin="4\\n\\"q\\""
> print(x + 1)
> ```

```python predict error
print("a")
print(y)
```

```output
a
Traceback (most recent call last):
  File "main.py", line 2, in <module>
    print(y)
NameError: name 'y' is not defined. Did you see it on line 9?
```

```python run continues
print(2)
```

```python
not run
```
"""


def test_programs_of_a_lesson_come_with_their_input_output_and_names(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, **lesson(text=PROGRAMS)})
    found = list(load_library(tmp_path).lessons)[1]
    one, two, three, four = found.fences
    assert one == CodeFence(8, "run", "x = 1\nprint(x)\n", "1\n")
    assert two == CodeFence(16, "run", "print(x + 1)\n", stdin='4\n"q"', continues=True)
    assert three == CodeFence(20, "predict", 'print("a")\nprint(y)\n', "a\n", error=ExpectedError("NameError", 2))
    assert [found.before(fence) for fence in found.fences] == [(), (one,), (), (three,)]
    assert four.continues


def test_a_syntax_error_has_no_traceback_head(tmp_path: Path) -> None:
    output = '  File "main.py", line 1\n    x = (\nSyntaxError: never closed\n'
    text = f"```python run error\nx = (\n```\n```output\n{output}```\n"
    write(tmp_path, {**FILES, **lesson(text=text)})
    (fence,) = list(load_library(tmp_path).lessons)[1].fences
    assert (fence.output, fence.error) == ("", ExpectedError("SyntaxError", 1))

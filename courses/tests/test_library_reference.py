"""The reference: one quiz with all six kinds of questions, and exactly what it becomes."""

import json
from pathlib import Path

from courses.library.loading import load_library
from courses.library.structure import (
    Blanks,
    Choice,
    Distractor,
    Option,
    Order,
    Predict,
    QuestionFile,
    QuizFile,
    Typed,
    WrongAnswer,
)
from courses.tests.shelf import FILES, write

QUIZ = """---
title: All six kinds
---

## Which of `a` and `b` is a list? {#which-list}
Both names stand on a line of their own:

```python
a = [1]
# - [x] this is a comment, and
## so is this {#not-a-question}
b = (1,)
```

- [x] `a`
- [ ] `b` {misconception=brackets-alike}
  > Round brackets make a tuple.
  > It cannot be changed.
> why: square brackets make a list.
> Round ones do not.

## Which calls leave `a` alone? {#leave-alone .multiple renamed_from=alone}
- [x] `sorted(a)`
- [x] two lines:
  ```python
  b = a[:]
  > not feedback
  ```
- [ ] `a.sort()` {misconception=methods-copy}

  > It sorts the list itself.
> why: both make a new list.

## Which position is the last? {#last .short}
`items[____]`
= -1
= len(items) - 1
~ len(items) {misconception=index-from-one}
  > One past the end.
> why: from the end, positions count from -1.

## What does this show? {#double .predict}
```python stdin="4\\n"
print(int(input()) * 2)
```
```key
8
```
- [ ] `44` {misconception=text-times}
  > `int` has made a number of it.
> why: 4 times 2.

## And what does this show? {#typed .predict}
```python
print("a")
print("b")
```
```key
a
b
```
> why: a line for each `print`.

## Complete it. {#middle .blanks}
```python
def middle(marks):
    ordered = ____
    return ordered[____]
```
= 1: sorted(marks)
= 2: 1:-1
= 2: 1:len(ordered)-1
~ 1: marks.sort() {misconception=methods-copy}
  > It gives `None`.
> why: `sorted` gives a new list.

## Put the lines in order. {#turn .order}
The list is turned to the left.
```python
def turn(items):
    first = items[0]
    rest = items[1:]
    return rest + [first]
```
```distractor misconception=index-from-one
    first = items[1]
```
```check
assert turn([1, 2, 3]) == [2, 3, 1]
```
> why: keep the first, then put it at the end.
"""

TURN = ("def turn(items):", "    first = items[0]", "    rest = items[1:]", "    return rest + [first]")
TURN_TOO = (TURN[0], TURN[2], TURN[1], TURN[3])

QUESTIONS = (
    QuestionFile(
        id="which-list",
        kind="single",
        stem="Which of `a` and `b` is a list?",
        body="Both names stand on a line of their own:\n\n```python\na = [1]\n# - [x] this is a comment, and\n"
        "## so is this {#not-a-question}\nb = (1,)\n```",
        why="square brackets make a list.\nRound ones do not.",
        answers=Choice(
            (
                Option("`a`", right=True),
                Option(
                    "`b`",
                    right=False,
                    feedback="Round brackets make a tuple.\nIt cannot be changed.",
                    misconception="brackets-alike",
                ),
            )
        ),
        line=5,
    ),
    QuestionFile(
        id="leave-alone",
        kind="multiple",
        stem="Which calls leave `a` alone?",
        body="",
        why="both make a new list.",
        answers=Choice(
            (
                Option("`sorted(a)`", right=True),
                Option("two lines:\n```python\nb = a[:]\n> not feedback\n```", right=True),
                Option("`a.sort()`", right=False, feedback="It sorts the list itself.", misconception="methods-copy"),
            )
        ),
        line=22,
        renamed_from="alone",
    ),
    QuestionFile(
        id="last",
        kind="short",
        stem="Which position is the last?",
        body="`items[____]`",
        why="from the end, positions count from -1.",
        answers=Typed(
            right=("-1", "len(items) - 1"),
            wrong=(WrongAnswer("len(items)", "One past the end.", "index-from-one"),),
        ),
        line=34,
    ),
    QuestionFile(
        id="double",
        kind="predict",
        stem="What does this show?",
        body='```python stdin="4\\n"\nprint(int(input()) * 2)\n```',
        why="4 times 2.",
        answers=Predict(
            program="print(int(input()) * 2)\n",
            key="8\n",
            stdin="4\n",
            options=(Option("`44`", False, "`int` has made a number of it.", "text-times"),),
        ),
        line=42,
    ),
    QuestionFile(
        id="typed",
        kind="predict",
        stem="And what does this show?",
        body='```python\nprint("a")\nprint("b")\n```',
        why="a line for each `print`.",
        answers=Predict(program='print("a")\nprint("b")\n', key="a\nb\n"),
        line=53,
    ),
    QuestionFile(
        id="middle",
        kind="blanks",
        stem="Complete it.",
        body="```python\ndef middle(marks):\n    ordered = ____\n    return ordered[____]\n```",
        why="`sorted` gives a new list.",
        answers=Blanks(
            program="def middle(marks):\n    ordered = ____\n    return ordered[____]\n",
            blanks=(
                Typed(("sorted(marks)",), (WrongAnswer("marks.sort()", "It gives `None`.", "methods-copy"),)),
                Typed(("1:-1", "1:len(ordered)-1")),
            ),
        ),
        line=64,
    ),
    QuestionFile(
        id="turn",
        kind="order",
        stem="Put the lines in order.",
        body="The list is turned to the left.",
        why="keep the first, then put it at the end.",
        answers=Order(
            lines=TURN,
            distractors=(Distractor(("    first = items[1]",), "index-from-one"),),
            check="assert turn([1, 2, 3]) == [2, 3, 1]\n",
            accepted=(TURN, TURN_TOO),
        ),
        line=77,
    ),
)


def load_quiz(root: Path) -> QuizFile:
    beliefs = "".join(
        f'[{slug}]\ntitle = "T"\nsay = "S"\nlesson = "core/slices"\n'
        for slug in ("index-from-one", "brackets-alike", "methods-copy", "text-times")
    )
    orders = json.dumps({"turn": [TURN_TOO, TURN]})
    files = {"misconceptions.toml": beliefs, "core/slices/quiz.md": QUIZ, "core/slices/orders.json": orders}
    library = load_library(write(root, {**FILES, **files}))
    (quiz,) = (lesson.quiz for lesson in library.lessons if lesson.quiz)
    return quiz


def test_a_quiz_with_all_six_kinds_becomes_exactly_these_values(tmp_path: Path) -> None:
    assert load_quiz(tmp_path) == QuizFile(tmp_path / "core/slices/quiz.md", "All six kinds", QUESTIONS)


def test_filled_blanks_make_the_program_that_can_be_run() -> None:
    answers = QUESTIONS[5].answers
    assert isinstance(answers, Blanks)
    assert answers.filled(("sorted(marks)", "1:-1")) == (
        "def middle(marks):\n    ordered = sorted(marks)\n    return ordered[1:-1]\n"
    )

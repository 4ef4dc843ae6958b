"""The files of a skeleton, by their names; `%(title)s` and the like are filled in by `exercises.skeletons`."""

LESSON = {
    "lesson.md": """\
---
title: %(title)s
minutes: 20
objectives:
  - say in one line what the reader can do afterwards
  - and a second thing
needs: [%(needs)s]
teaches: [%(slug)s]
---
Begin with something from life that raises the question. Why should anybody want to know this?

## The idea, in one program

```python run
print("One idea at a time")
```
```output
One idea at a time
```

Say what happened, and why.

## Guess first

```python predict
print(2 + 3)
```
```output
5
```

## A worked example

```python run stdin="4\\n"
print("You typed", input())
```
```output
You typed 4
```

## A common mistake

```python run error
print(missing)
```
```output
Traceback (most recent call last):
  File "main.py", line 1, in <module>
    print(missing)
NameError: name 'missing' is not defined
```

Say what Python means by it, and what to do.

## What to remember

- The first thing.
- The second.
- The third.
""",
    "quiz.md": """\
---
title: %(title)s
---

## What does this show? {#first-look .predict}
```python
print(2 + 3)
```
```key
5
```
- [ ] `2 + 3` {misconception=%(slug)s-belief}
  > Say why this tempts, and what is so.
> why: say why the right answer is right.

## A question in words? {#in-words}
- [x] The right answer
- [ ] A wrong one {misconception=%(slug)s-belief}
  > Say why this tempts, and what is so.
> why: say why the right answer is right.
""",
}

MISCONCEPTION = """
# %(course)s/%(slug)s

[%(slug)s-belief]
title = "What people believe, in their own words"
say = "What is so, in one or two sentences."
lesson = "%(course)s/%(slug)s"
"""

EXERCISE = {
    "hints.md": """\
## Where to begin

Lead to the first step.

## Nearly there

Lead to the last step, without giving it away.
""",
    "after.md": "One good way, and why it is good.\n",
}

_HEAD = """\
---
title: %(title)s
kind: {kind}
difficulty: 1
concepts: [%(concept)s]
entry: {entry}
---
"""

_WRONG = """\
# verdict: wrong_answer
# fails: {fails}
# misconception: %(belief)s
# feedback: {feedback}
{code}
"""


def _function(body: str) -> str:
    return f"def double(number):\n    return {body}"


def _program(expression: str) -> str:
    return f"number = int(input())\nprint({expression})"


EXERCISE_BY_KIND = {
    "function": {
        "exercise.md": _HEAD.format(kind="function", entry="{file: solution.py, names: [double]}")
        + "Write `double(number)`. It gives twice a whole number, which may be negative: `double(4)` is 8.\n",
        "stub.py": "def double(number):\n    ...\n",
        "solution.py": _function("number * 2") + "\n",
        "cases.toml": "".join(
            f'[[case]]\ncall = "double({number})"\ngives = "{number * 2}"\n{"public = true" if at < 2 else ""}\n'
            for at, number in enumerate((4, 0, -3, 1, 10, 999))
        ),
        "wrong/adds-two.py": _WRONG.format(
            fails=1, feedback="Two more is not twice as much.", code=_function("number + 2")
        ),
        "wrong/squares.py": _WRONG.format(
            fails=1, feedback="A number times itself is its square.", code=_function("number ** 2")
        ),
        "wrong/never-negative.py": _WRONG.format(
            fails=3, feedback="What becomes of a negative number?", code=_function("number * 2 if number > 0 else 0")
        ),
    },
    "program": {
        "exercise.md": _HEAD.format(kind="program", entry="{file: solution.py}")
        + "Read one line with a whole number, which may be negative, and print twice that number: for `4` it is `8`.\n",
        "stub.py": "number = int(input())\n",
        "solution.py": _program("number * 2") + "\n",
        "cases.toml": "".join(
            f'[[case]]\nstdin = "{number}\\n"\nstdout = "{number * 2}\\n"\n{"public = true" if at < 2 else ""}\n'
            for at, number in enumerate((4, 0, -3, 1, 10, 999))
        ),
        "wrong/adds-two.py": _WRONG.format(
            fails=1, feedback="Two more is not twice as much.", code=_program("number + 2")
        ),
        "wrong/squares.py": _WRONG.format(
            fails=1, feedback="A number times itself is its square.", code=_program("number ** 2")
        ),
        "wrong/never-negative.py": _WRONG.format(
            fails=3, feedback="What becomes of a negative number?", code=_program("number * 2 if number > 0 else 0")
        ),
    },
}

"""What is judged: a solution of 30 lines with ten cases, and programs that hold the machine up."""

from __future__ import annotations

import textwrap
from typing import Any

from judge import Case, Exercise
from judge.exercise import Entry, Job, Kind, Limits

SOLUTION = textwrap.dedent('''\
    """The words of a text, counted."""
    from collections import Counter


    def words(text):
        """The words of a text in small letters, in the order in which they come."""
        found = []
        word = ""
        for sign in text.lower():
            if sign.isalpha():
                word += sign
            elif word:
                found.append(word)
                word = ""
        if word:
            found.append(word)
        return found


    def top(text, number):
        """The most frequent words with their counts, the most frequent first, equal ones by the alphabet."""
        counts = Counter(words(text))
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        result = []
        for word, count in ranked:
            if len(result) == number:
                break
            result.append((word, count))
        return result
    ''')
TEXT = "The quick brown fox jumps over the lazy dog, and the cat runs over a dog."
CASES = 10


def expected() -> dict[str, str]:
    """Each call with the literal of its value, made by the solution itself."""
    names: dict[str, Any] = {}
    exec(SOLUTION, names)
    return {f"top({TEXT!r}, {number})": repr(names["top"](TEXT, number)) for number in range(1, CASES + 1)}


def exercise() -> Exercise:
    """The exercise; the first three of its cases are public."""
    cases = tuple(
        Case(number, public=number <= 3, call=call, gives=gives)
        for number, (call, gives) in enumerate(expected().items(), 1)
    )
    files = {"solution.py": SOLUTION}
    return Exercise(
        slug="top-words", title="Top words", kind=Kind.FUNCTION, difficulty=3, statement="", cases=cases,
        stub={"solution.py": ""}, solution=files, entry=Entry(names=("top",)),
    )  # fmt: skip


def job() -> Job:
    """The right solution, to be judged."""
    return exercise().job(SOLUTION)


def script() -> str:
    """The same work for an interpreter with nothing around it: it ends with 1 when a value is wrong."""
    checks = [f"right = right and {call} == {gives}" for call, gives in expected().items()]
    return "\n".join([SOLUTION, "right = True", *checks, "raise SystemExit(not right)", ""])


ATTACKS = {
    "a loop": "while True: pass\n",
    "memory": "held = []\nwhile True:\n    held.append(bytearray(1 << 20))\n",
    "threads": (
        "import threading\n\ndef spin():\n    while True: pass\n\n"
        "for _ in range(200):\n    threading.Thread(target=spin).start()\n"
    ),
    "files and output": (
        "number = 0\nwhile True:\n    number += 1\n    print(number, end='')\n"
        "    try:\n        open(f'file{number}', 'w').write('x' * 100_000)\n    except OSError:\n        pass\n"
    ),
}


def program(source: str, limits: Limits) -> Job:
    """A program that is not expected to end well, as a submission."""
    case = Case(1, stdout="never")
    return Exercise(
        slug="attack", title="Attack", kind=Kind.PROGRAM, difficulty=1, statement="", cases=(case,),
        stub={"solution.py": ""}, solution={"solution.py": ""}, limits=limits,
    ).job(source)  # fmt: skip

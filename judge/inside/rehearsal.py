"""A small program of the judge's own, judged before any learner's: whatever runs for the first time costs more.

The zygote rehearses until the interpreter has adapted its code; a spare child does so once more, since a process pays
for each page of memory that it is the first to write to.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

from judge.frames import HEADER, pack, unpack
from judge.inside.runner import Runner

__all__ = ["rehearse", "rehearsed_runner"]

# The interpreter adapts code that has run eight times or so (PEP 659).
_ROUNDS = 20
_FILE = "rehearsal.py"
_SOURCE = '''
"""Words, counted."""
from collections import Counter
import math


def words(text):
    found = []
    word = ""
    for sign in text.lower():
        if sign.isalpha():
            word += sign
        elif word:
            found.append(word)
            word = ""
    return found


def count(text, number):
    counts = Counter(words(text))
    total = math.floor(sum(counts.values()))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if number < 0:
        raise ValueError(f"{number} is negative")
    return [(word, f"{count / total:.2f}") for word, count in ranked][:number]


class Stack:
    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items.append(item)
        return len(self.items)
'''
_STEPS = ("count('A b, c b.', 2)", "Stack([1, 2.5, None]).push('x')", "{1: (True, b'')}, words('a')")


def rehearsed_runner() -> Runner:
    """A runner that has judged before. Its process's standard streams are as they were."""
    with _streams_like_a_submission_s():
        runner = Runner()
        for _ in range(_ROUNDS):
            rehearse(runner)
    return runner


def rehearse(runner: Runner) -> None:
    """Have the runner judge the program; nothing of it is left, and nothing is printed."""
    for request in _requests():
        heard = unpack(pack({"id": "", **request})[HEADER.size :])
        pack({"id": "", **runner.serve(heard)})
        runner.tidy_up()


def _requests() -> Iterator[dict[str, Any]]:
    entry = {"file": _FILE, "names": ["count"]}
    yield {"do": "load", "files": {_FILE: _SOURCE}, "entry": entry, "rules": [], "data": {}, "given": {}}
    for step in _STEPS:
        question = {"number": 1, "steps": [step], "stdin": "", "args": [], "then": [], "files": []}
        yield {"do": "case", "question": question, "mark": ""}


@contextlib.contextmanager
def _streams_like_a_submission_s() -> Iterator[None]:
    """A file in memory to read from and pipes to write to: what the runner makes over them fits a submission's own."""
    kept = [os.dup(number) for number in range(3)]
    typed, (heard, printed) = os.memfd_create("rehearsal"), os.pipe()
    for number, descriptor in enumerate((typed, printed, printed)):
        os.dup2(descriptor, number)
    for descriptor in (typed, printed):
        os.close(descriptor)
    try:
        yield
    finally:
        for number, descriptor in enumerate(kept):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.close(heard)

"""What of one case reaches the next, through the real jail: nothing."""

from __future__ import annotations

import pytest

from judge import Judge, Verdict
from judge.exercise import Case
from judge.jail.walls import Wall
from judge.tests.jobs import job

pytestmark = pytest.mark.walls(*Wall)

# A ring of objects is let go of by the garbage collector alone.
RING = """
import gc

class Node:
    def __init__(self, name):
        self.name, self.other = name, self

    def __del__(self):
        print("gone:", self.name)

def work(name, *generations):
    node = Node(name)
    for generation in generations:
        gc.collect(generation)
    print("made:", name)
"""


@pytest.mark.parametrize("generations", ["", ", 0", ", 1", ", 2", ", 2, 1, 0", ", 1, 1, 2, 2"])
def test_what_says_something_as_it_goes_says_it_in_its_own_case(judge: Judge, generations: str) -> None:
    cases = [
        Case(number, call=f"work('{name}'{generations})", stdout=f"made: {name}", public=True)
        for number, name in enumerate(("first", "second", "third"), 1)
    ]
    report = judge.run(job(RING, *cases, names=("work",)))
    assert report.verdict is Verdict.ACCEPTED, report
    assert "gone" not in "".join(case.stdout or "" for case in report.cases)


@pytest.mark.parametrize(
    "bend",
    [
        "sys.stdout.write = None",
        "sys.stdin.close()",
        "sys.stderr.detach()",
        "sys.stdout.buffer.write(b'x'); sys.stdout = None",
        "os.close(1)",
        "os.dup2(2, 1)",
        "print('left', end=''); os.close(1); print('unsent')",
    ],
)
def test_streams_that_one_case_has_bent_are_straight_in_the_next(judge: Judge, bend: str) -> None:
    source = f"""
import os
import sys

def work(number):
    if number == 1:
        {bend}
    else:
        print("two", sys.stdin.read() == "", file=sys.stdout)
        print("err", file=sys.stderr)
"""
    cases = (Case(1, call="work(1)", gives="None"), Case(2, call="work(2)", gives="None", stdout="two True"))
    report = judge.run(job(source, *cases, names=("work",)))
    assert report.cases[1].state.value == "passed", report


@pytest.mark.parametrize(
    "bend",
    [
        "os.environ['LEFT'] = 'left'",
        "del os.environ['HOME']",
        "os.environ.clear()",
        "os.environ = {'LEFT': 'left'}",
        "os.environ._data = {}",
    ],
)
def test_an_environment_that_one_case_has_bent_is_straight_in_the_next(judge: Judge, bend: str) -> None:
    source = f"""
import os

def work(number):
    if number == 1:
        {bend}
    else:
        return sorted(os.environ)
"""
    cases = (Case(1, call="work(1)", gives="None"), Case(2, call="work(2)", gives="['HOME', 'LANG']"))
    report = judge.run(job(source, *cases, names=("work",)))
    assert report.accepted, report

"""The faults that are put into solutions."""

from __future__ import annotations

import ast

import pytest

from judge.mutants import mutants
from judge.tests.folders import EXERCISES


def made_of(source: str) -> set[str]:
    return {mutant.source.rstrip("\n") for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("source", "mutant"),
    [
        ("x = a + b", "x = a - b"),
        ("x //= b", "x /= b"),
        ("x = a < b", "x = a <= b"),
        ("x = a < b", "x = a >= b"),
        ("x = a < b <= c", "x = a < b < c"),
        ("x = a in b", "x = a not in b"),
        ("x = a and b", "x = a or b"),
        ("x = not a", "x = a"),
        ("x = -a", "x = a"),
        ("x = 4", "x = 5"),
        ("x = 1.5", "x = 2.5"),
        ("x = True", "x = False"),
        ("x = 'a'", "x = 'a#'"),
        ("f()\ng()", "pass\ng()"),
        ("for a in b:\n    break", "for a in b:\n    pass"),
        ("if a:\n    f()", "pass"),
    ],
)
def test_each_kind_of_fault_is_made(source: str, mutant: str) -> None:
    assert mutant in made_of(source)


def test_texts_that_no_case_looks_at_are_left_alone() -> None:
    source = 'def f():\n    """Say."""\n    raise ValueError("no")\n'

    assert [mutant.what for mutant in mutants(source)] == ["Raise was deleted"]
    assert {mutant.what for mutant in mutants("x = input('Name: ')\n")} == {"Assign was deleted"}


def test_no_mutant_is_the_source_itself_or_stands_twice() -> None:
    for file in EXERCISES.glob("*/solution.py"):
        source = file.read_text(encoding="utf-8")
        made = [mutant.source for mutant in mutants(source)]

        assert len(made) == len(set(made)) >= 5
        assert ast.unparse(ast.parse(source)) not in {text.rstrip("\n") for text in made}
        assert all(ast.parse(text) for text in made)


def test_mutants_come_in_the_order_of_their_lines() -> None:
    lines = [mutant.line for mutant in mutants("a = 1\nif a > 2:\n    b = 3\nc = 4\n")]

    assert lines == sorted(lines)
    assert set(lines) == {1, 2, 3, 4}

"""Forbidden and required constructs."""

from __future__ import annotations

import ast

import pytest

from judge.rules import Rule, RuleKey, RuleSense, broken_rules


def breaks(source: str, key: RuleKey, value: str) -> int | None:
    """The line on which a `forbid` rule finds what it looks for."""
    found = broken_rules({"solution.py": ast.parse(source)}, [Rule(RuleSense.FORBID, key, value, "No.")])
    return found[0][1] if found else None


@pytest.mark.parametrize(
    ("key", "value", "source", "line"),
    [
        (RuleKey.NODE, "Import", "x = 1\nimport math\n", 2),
        (RuleKey.NODE, "Import", "from math import pi\n", None),
        (RuleKey.NODE, "ListComp", "def f():\n    return [x for x in ()]\n", 2),
        (RuleKey.NODE, "Add", "x = 1\nx += 2\n", 2),
        (RuleKey.NODE, "operator", "x = 1\ny = (\n  x * 3)\n", 3),
        (RuleKey.NODE, "For", "while True:\n    break\n", None),
        (RuleKey.CALL, "len", "a = len\nlen([])\n", 2),
        (RuleKey.CALL, "len", "a.len()\n", None),
        (RuleKey.CALL, ".sort", "x = []\nx.sort()\n", 2),
        (RuleKey.CALL, ".sort", "sort()\n", None),
        (RuleKey.CALL, "math.sqrt", "import math\nmath.sqrt(2)\n", 2),
        (RuleKey.CALL, "math.sqrt", "cmath.sqrt(2)\n", None),
        (RuleKey.CALL, "f", "x()()\nx[0]()\n", None),
        (RuleKey.NAME, "eval", "f = eval\n", 1),
        (RuleKey.NAME, "eval", "from builtins import eval as e\n", 1),
        (RuleKey.NAME, "eval", "x.eval\n'eval'\n", None),
        (RuleKey.NAME, "total", "total = 1\n", 1),
        (RuleKey.IMPORT, "math", "import math\n", 1),
        (RuleKey.IMPORT, "math", "from math import pi\n", 1),
        (RuleKey.IMPORT, "os", "import os.path as p\n", 1),
        (RuleKey.IMPORT, "os.path", "from os import path\n", 1),
        (RuleKey.IMPORT, "os", "import ossify\nfrom .os import x\n", None),
        (RuleKey.ATTRIBUTE, "__dict__", "x = 1\nx.__dict__\n", 2),
        (RuleKey.ATTRIBUTE, "__dict__", "__dict__\n", None),
        (RuleKey.DEFINE, "area", "def area(): pass\n", 1),
        (RuleKey.DEFINE, "area", "async def area(): pass\n", 1),
        (RuleKey.DEFINE, "area", "class area: pass\n", 1),
        (RuleKey.DEFINE, "area", "area = 3\n", None),
        (RuleKey.CONSTANT, "9", "print(4)\nprint(9)\n", 2),
        (RuleKey.CONSTANT, "9", "print('9', 9.0, 0x19)\n", None),
        (RuleKey.CONSTANT, "1", "print(True)\n", None),
        (RuleKey.CONSTANT, "'abc'", "x = 'abc'\n", 1),
        (RuleKey.CONSTANT, "9", "x = 0x" + "f" * 20_000 + "\n", None),
    ],
)
def test_what_each_key_finds(key: RuleKey, value: str, source: str, line: int | None) -> None:
    assert breaks(source, key, value) == line


def test_every_key_is_tried_above() -> None:
    marks = test_what_each_key_finds.pytestmark  # type: ignore[attr-defined]  # pytest puts it there
    assert {row[0] for row in marks[0].args[1]} == set(RuleKey)


def test_a_required_construct_must_stand_in_some_file() -> None:
    rule = Rule(RuleSense.REQUIRE, RuleKey.CALL, "len", "Use len.")

    assert broken_rules({"a.py": ast.parse("x"), "b.py": ast.parse("len(x)")}, [rule]) == []
    assert broken_rules({"a.py": ast.parse("x"), "b.py": ast.parse("y")}, [rule]) == [("", 0, rule)]


def test_a_forbidden_construct_is_reported_where_it_first_stands() -> None:
    rules = [
        Rule(RuleSense.FORBID, RuleKey.NODE, "For", "No loops."),
        Rule(RuleSense.FORBID, RuleKey.CALL, "print", "No printing."),
    ]
    trees = {"a.py": ast.parse("print(1)"), "b.py": ast.parse("\nfor x in (): pass\nfor y in (): print(y)")}

    assert broken_rules(trees, rules) == [("b.py", 2, rules[0]), ("a.py", 1, rules[1])]


def test_a_deep_tree_does_not_exhaust_the_stack() -> None:
    tree: ast.expr = ast.Constant(1)
    for _ in range(10_000):
        tree = ast.UnaryOp(ast.USub(), tree)
    rule = Rule(RuleSense.FORBID, RuleKey.NODE, "Constant", "No.")

    assert broken_rules({"solution.py": tree}, [rule]) == [("solution.py", 1, rule)]

"""What a source must and must not contain: forbid/require rules on the syntax tree.

Uses nothing but the standard library and `judge.plain`, and is meant to be called where the source is run, inside the
jail and before any of it runs: even parsing a stranger's text is not the broker's business.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from judge.plain import Plain

__all__ = ["Rule", "RuleKey", "RuleSense", "broken_rules"]


class RuleSense(StrEnum):
    """Whether the construct must be absent or present."""

    FORBID = "forbid"
    REQUIRE = "require"


class RuleKey(StrEnum):
    """What a rule looks for; the whole set. Each occurrence is one place in the tree.

    node      a syntax node by its class in the module `ast`, base classes included: `Import`, `For`, `ListComp`, `Add`
    call      a call of that name: `len` is `len(x)`; `.sort` is a call of any object's method `sort`;
              `math.sqrt` is exactly that chain
    name      a name that is read or written: `eval`, `total`; also as the last part of what is imported
    import    a module that is imported, in either form, or a part of it: `math` is `import math`, `from math import pi`
    attribute an attribute that is read or written, whatever it belongs to: `__dict__`
    define    a function, method or class of that name
    constant  a literal value, written as in Python: `9`, `'abc'`; type and value must agree
    """

    NODE = "node"
    CALL = "call"
    NAME = "name"
    IMPORT = "import"
    ATTRIBUTE = "attribute"
    DEFINE = "define"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class Rule(Plain):
    """One rule: `sense` and `key` say what is looked for, `value` which one, `say` is the sentence for the learner."""

    sense: RuleSense
    key: RuleKey
    value: str
    say: str


def broken_rules(trees: Mapping[str, ast.AST], rules: Sequence[Rule]) -> list[tuple[str, int, Rule]]:
    """The rules that these parsed files break, as (file, line, rule), in the order of the rules.

    A forbidden construct is reported where it first stands; a required one that is nowhere has file "" and line 0.
    """
    broken: list[tuple[str, int, Rule]] = []
    for rule in rules:
        place = next(_places(trees, rule), None)
        if rule.sense is RuleSense.FORBID and place is not None:
            broken.append((*place, rule))
        if rule.sense is RuleSense.REQUIRE and place is None:
            broken.append(("", 0, rule))
    return broken


def _places(trees: Mapping[str, ast.AST], rule: Rule) -> Iterator[tuple[str, int]]:
    for file, tree in trees.items():
        lines = [line for node, line in _with_lines(tree) if _matches(node, rule)]
        if lines:
            yield file, min(lines)


def _with_lines(tree: ast.AST) -> Iterator[tuple[ast.AST, int]]:
    """Every node with its line; operators and contexts, which have none, take their parent's."""
    waiting = [(tree, 1)]
    while waiting:
        node, above = waiting.pop()
        line = getattr(node, "lineno", above)
        yield node, line
        waiting.extend((child, line) for child in ast.iter_child_nodes(node))


def _matches(node: ast.AST, rule: Rule) -> bool:
    match rule.key:
        case RuleKey.NODE:
            return any(kind.__name__ == rule.value for kind in type(node).__mro__)
        case RuleKey.CALL:
            return isinstance(node, ast.Call) and _is_called(node.func, rule.value)
        case RuleKey.NAME:
            return _names(node, rule.value)
        case RuleKey.IMPORT:
            return any(module == rule.value or module.startswith(rule.value + ".") for module in _imported(node))
        case RuleKey.ATTRIBUTE:
            return isinstance(node, ast.Attribute) and node.attr == rule.value
        case RuleKey.DEFINE:
            return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == rule.value
        case RuleKey.CONSTANT:
            return isinstance(node, ast.Constant) and _is_literal(node.value, rule.value)


def _is_literal(value: object, text: str) -> bool:
    wanted = _literal(text)
    return type(value) is type(wanted) and value == wanted


@functools.cache
def _literal(text: str) -> object:
    return ast.literal_eval(text)


def _is_called(function: ast.expr, value: str) -> bool:
    if value.startswith("."):
        return isinstance(function, ast.Attribute) and function.attr == value[1:]
    return _dotted(function) == value


def _dotted(node: ast.expr) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join(reversed([*parts, node.id]))


def _names(node: ast.AST, value: str) -> bool:
    if isinstance(node, ast.ImportFrom):
        return any(alias.name == value for alias in node.names)
    return isinstance(node, ast.Name) and node.id == value


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []

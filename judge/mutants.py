"""Small faults put into a solution, one at a time: cases that are any good notice them."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Mutant", "mutants"]


@dataclass(frozen=True)
class Mutant:
    """A source with one fault: the line, what was done to it, and the whole text."""

    line: int
    what: str
    source: str


Change = tuple[str, ast.AST]

_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.FloorDiv,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
# Each comparison's boundary, and its opposite.
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_DELETABLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return, ast.Raise, ast.Break, ast.Continue, ast.If, ast.Delete)


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of the source, in the order of its lines, each text but once and none that is the source itself.

    Raises SyntaxError when the source is no Python.
    """
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    found = []
    unseen = set(_never_compared(tree))
    for place, node in enumerate(ast.walk(tree)):
        if node in unseen:
            continue
        for what, changed in _changes(node):
            text = ast.unparse(ast.fix_missing_locations(_replaced(tree, place, changed)))
            if text not in seen:
                seen.add(text)
                found.append(Mutant(getattr(node, "lineno", 1), what, text + "\n"))
    yield from sorted(found, key=lambda mutant: mutant.line)


def _never_compared(tree: ast.Module) -> Iterator[ast.AST]:
    """Texts that no case looks at: docstrings, the messages of exceptions and the prompts of `input`."""
    for node in ast.walk(tree):
        is_prompt = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input"
        if is_prompt or isinstance(node, ast.Raise):
            yield from (inner for inner in ast.walk(node) if inner is not node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from (node, node.value)


def _changes(node: ast.AST) -> Iterator[Change]:
    for change in (_operators, _comparisons, _conditions, _constants, _deletions):
        yield from change(node)


def _operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _OPERATORS:
        other = _OPERATORS[type(node.op)]
        yield f"{type(node.op).__name__} became {other.__name__}", _with(node, op=other())


def _comparisons(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            for other in _COMPARISONS[type(operator)]:
                ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                yield f"{type(operator).__name__} became {other.__name__}", _with(node, ops=ops)


def _conditions(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and and or were swapped", _with(node, op=other)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield f"{type(node.op).__name__} was left out", node.operand


def _constants(node: ast.AST) -> Iterator[Change]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield f"{value} became {not value}", _with(node, value=not value)
    elif isinstance(value, int | float):
        yield f"{value} became {value + 1}", _with(node, value=value + 1)
    elif isinstance(value, str):
        yield f"{value!r} became another text", _with(node, value=value + "#")


def _deletions(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, _DELETABLE):
        yield f"{type(node).__name__} was deleted", ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _replaced(tree: ast.Module, place: int, changed: ast.AST) -> ast.Module:
    """A copy of the tree with the node at this place of `ast.walk` replaced."""
    whole = copy.deepcopy(tree)
    target = next(node for index, node in enumerate(ast.walk(whole)) if index == place)
    swap: Callable[[ast.AST], ast.AST] = _Swap(target, copy.deepcopy(changed)).visit
    mutated = swap(whole)
    assert isinstance(mutated, ast.Module)
    return mutated


class _Swap(ast.NodeTransformer):
    def __init__(self, target: ast.AST, changed: ast.AST) -> None:
        self._target = target
        self._changed = changed

    def visit(self, node: ast.AST) -> ast.AST:
        return self._changed if node is self._target else super().generic_visit(node)

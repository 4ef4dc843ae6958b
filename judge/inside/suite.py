"""Runs a learner's test file: finds its `test_*` functions, hands them their fixtures, and says how each went."""

from __future__ import annotations

import ast
import contextlib
import functools
import sys
import types
from collections.abc import Callable
from itertools import product
from typing import Any

from judge.inside.checks import Failed, Fixture, Raises, as_module, parameters_of
from judge.inside.fixtures import BUILT_IN

__all__ = ["ERROR", "FAILED", "TEST_NAME", "Suite", "compiled"]

# How a test ended that did not pass: by what it asserts or declares, or else by any other exception.
FAILED, ERROR = "failed", "error"
TEST_NAME = "test_"

# So many tests that did not pass are told by name.
MAX_TOLD = 30
MAX_NAME = 100
MAX_SIDE = 300
_NEVER_RUN = 0x20 | 0x80 | 0x200  # CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR of `inspect`, which is slow to import
# No learner can write these names, so none is in the way.
_LEFT, _RIGHT, _SAID = "@left", "@right", "@said"


class Suite:
    """The tests of one module: `ran` is how many were run, `first` the exception to show.

    That is the first one by which a test failed, or else the first one that ended a test as an error.
    """

    def __init__(self, module: types.ModuleType) -> None:
        """Make ready for the file's code to be executed in this module."""
        sys.modules["pytest"] = as_module()
        self._found = module.__dict__
        self._found[_SAID] = _said
        self.ran = 0
        self.first: BaseException | None = None
        self._problems: list[tuple[str, str]] = []
        self._fixtures: dict[str, Fixture] = {}
        self._kept: dict[str, Any] = {}
        self._end = contextlib.ExitStack()

    def tests(self) -> list[tuple[str, types.FunctionType]]:
        """Name and function of each test, in the order of the file."""
        return [
            (name, found)
            for name, found in self._found.items()
            if type(name) is str and name.startswith(TEST_NAME) and type(found) is types.FunctionType
        ]

    def run(self) -> tuple[int, list[tuple[str, str]]]:
        """Run every test, whatever the one before it did.

        Gives how many there were, and those that did not pass: name and outcome.
        """
        self._fixtures = {made.name: made for made in self._found.values() if isinstance(made, Fixture)}
        for name, test in self.tests():
            sets = parameters_of(test)[::-1]
            for rows in product(*(each.rows for each in sets)):
                values = {key: value for row in rows for key, value in row.values.items()}
                run_name = f"{name}[{'-'.join(row.id for row in rows)}]" if rows else name
                self.ran += 1
                self._note(run_name, functools.partial(self._run, test, values))
        self._note("the end of a fixture", self._end.close)
        return self.ran, [(name[:MAX_NAME], outcome) for name, outcome in self._problems[:MAX_TOLD]]

    def _run(self, test: types.FunctionType, values: dict[str, Any]) -> None:
        if test.__code__.co_flags & _NEVER_RUN:
            raise TypeError(f"{test.__name__} is async or has a yield, so what it says would never be run")
        with contextlib.ExitStack() as end:
            for fixture in self._fixtures.values():
                if fixture.autouse:
                    self._value(fixture.name, end, ())
            test(**values, **{name: self._value(name, end, ()) for name in _wanted(test) if name not in values})

    def _note(self, name: str, attempt: Callable[[], None]) -> None:
        try:
            attempt()
        except BaseException as error:  # whatever a stranger's test does, the next one is run
            declared = any(error is other for other in Raises.broken)
            outcome = FAILED if declared or isinstance(error, AssertionError | Failed) else ERROR
            if self.first is None or (outcome == FAILED and all(known == ERROR for _, known in self._problems)):
                self.first = error
            self._problems.append((name, outcome))

    def _value(self, name: str, end: contextlib.ExitStack, above: tuple[str, ...]) -> Any:
        """The value of a fixture, made for this test or kept for all of them. Raises LookupError."""
        if name in self._kept:
            return self._kept[name]
        fixture = self._fixtures.get(name)
        if fixture is None and name in BUILT_IN:
            return end.enter_context(BUILT_IN[name]())
        if fixture is None or name in above:
            raise LookupError(f"the fixture {name} needs itself" if fixture else f"there is no fixture {name} here")
        end = self._end if fixture.is_kept else end
        needed = {other: self._value(other, end, (*above, name)) for other in _wanted(fixture.make)}
        value = fixture.make(**needed)
        if isinstance(value, types.GeneratorType):
            end.callback(next, value, None)
            value = next(value)
        if fixture.is_kept:
            self._kept[name] = value
        return value


def _wanted(function: Callable[..., Any]) -> list[str]:
    """The parameters that have no default."""
    code = function.__code__
    names = code.co_varnames[: code.co_argcount]
    return list(names[: len(names) - len(function.__defaults__ or ())])


def compiled(text: str, name: str) -> types.CodeType:
    """The code of a test file in which `assert a == b` says what it compared. Raises as `compile` does."""
    tree = _Watched().visit(ast.parse(text, name))
    return compile(ast.fix_missing_locations(tree), name, "exec", dont_inherit=True)


class _Watched(ast.NodeTransformer):
    """Keeps both sides of an asserted comparison, for its message."""

    def visit_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        test = node.test
        if node.msg is not None or not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return [node]
        left, right = ast.Name(_LEFT, ast.Load()), ast.Name(_RIGHT, ast.Load())
        sign = ast.unparse(ast.Compare(ast.Name("a"), test.ops, [ast.Name("b")]))[2:-2]
        said = ast.Call(ast.Name(_SAID, ast.Load()), [left, ast.Constant(sign), right], [])
        parts: list[ast.stmt] = [
            ast.Assign([ast.Name(_LEFT, ast.Store())], test.left),
            ast.Assign([ast.Name(_RIGHT, ast.Store())], test.comparators[0]),
            ast.Assert(ast.Compare(left, test.ops, [right]), said),
        ]
        return [ast.copy_location(part, node) for part in parts]


def _said(left: object, sign: str, right: object) -> str:
    """Both sides of a comparison that does not hold, in words of pytest's."""
    try:
        return f"assert {_short(left)} {sign} {_short(right)}"
    except BaseException:  # whatever a stranger's __repr__ does, the assertion has still failed
        return ""


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= MAX_SIDE else text[:MAX_SIDE] + " …"

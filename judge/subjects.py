"""What a learner's tests are run against: one right program, and broken ones that the tests have to catch."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from enum import StrEnum

from judge.inside.suite import ERROR, FAILED
from judge.plain import Plain
from judge.texts import clean

__all__ = ["Role", "Said", "Subject", "bare"]


class Role(StrEnum):
    """What tests have to do with a program: pass on a right one, catch a broken one."""

    RIGHT = "right"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Subject(Plain):
    """A program under test, as its author wrote it. `says` is one line on its fault for whoever is told the verdict."""

    source: str
    role: Role
    says: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a run of tests said: how many there were, and those that did not pass, each with how it ended."""

    ran: int
    problems: tuple[tuple[str, str], ...]

    @classmethod
    def from_value(cls, value: object) -> Said:
        """From a value as the jail sends it. Raises ValueError when that is no such thing."""
        if type(value) is tuple and [type(part) for part in value] == [int, list] and all(map(_is_problem, value[1])):
            ran, problems = value
            return cls(ran, tuple((clean(name), how) for name, how in problems))
        raise ValueError("not what a run of tests says")

    @property
    def has_failed(self) -> bool:
        """Whether a test failed by what it asserts or declares."""
        return any(how == FAILED for _, how in self.problems)


def _is_problem(item: object) -> bool:
    return type(item) is tuple and len(item) == 2 and type(item[0]) is str and item[1] in (FAILED, ERROR)


@functools.lru_cache(maxsize=256)
def bare(source: str) -> str:
    """The program without comments and docstrings, laid out in one way: what may enter the jail.

    Neither what an author noted beside a fault nor the lines that it takes tell one program from another.
    Raises SyntaxError when the source is no Python.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if ast.get_docstring(node, clean=False) is not None:
                del node.body[0]
            if not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.Pass())
    return ast.unparse(tree) + "\n"

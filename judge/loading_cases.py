"""cases.toml: the cases of an exercise, each checked by itself and all of them together."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable

from judge.compare import literal
from judge.exercise import Case, Entry, Kind
from judge.loading_head import NEEDS_NAMES, is_plain_path
from judge.reading import Table

__all__ = ["read_cases"]

# CONTENT.md, "Rules for authors".
CASES = (6, 20)
PUBLIC_CASES = 2
PLAIN_TYPES = (type(None), bool, int, float, str, bytes)


def read_cases(top: Table, kind: Kind, entry: Entry) -> tuple[Case, ...]:
    """Every `[[case]]` of the file, numbered from 1; what breaks a rule of CONTENT.md is noted."""
    tables = top.tables("case")
    top.done()
    cases = tuple(_case(table, number) for number, table in enumerate(tables, 1))
    seen: dict[tuple[object, ...], int] = {}
    for case, table in zip(cases, tables, strict=True):
        _check_input(case, table, kind)
        _check_expectation(case, table)
        _check_then(case, table)
        _check_names(case, table, entry)
        _check_files(case, table)
        first = seen.setdefault(_asks(case), case.number)
        if first != case.number:
            table.problem(f"case {case.number} asks the same as case {first}")
    _check_number(cases, top)
    return cases


def _case(table: Table, number: int) -> Case:
    case = Case(
        number=number,
        public=table.flag("public"),
        call=table.optional_text("call"),
        steps=table.texts("steps"),
        stdin=table.text("stdin", ""),
        args=table.texts("args"),
        gives=table.optional_text("gives"),
        raises=table.optional_text("raises"),
        stdout=table.optional_text("stdout"),
        then=table.text_map("then"),
        files_after=table.text_map("files_after"),
    )
    table.done()
    return case


def _check_input(case: Case, table: Table, kind: Kind) -> None:
    if case.call is not None and case.steps:
        table.problem("a case has call or steps, not both", "steps")
    if kind in NEEDS_NAMES and case.is_program:
        table.problem(f"a case of a {kind} has call or steps")
    if kind is Kind.PROGRAM and not case.is_program:
        table.problem("a case of a program has stdin and args, not call or steps")
    if not case.is_program and case.args:
        table.problem("args are for programs, not for a case with call or steps", "args")
    if case.call is not None and _parsed(case.call, "eval") is None:
        table.problem(f"{case.call!r} is not a Python expression", "call")
    for step in case.steps:
        if _parsed(step, "exec") is None:
            table.problem(f"{step!r} is not Python", "steps")
    if case.gives is not None and case.steps and _parsed(case.steps[-1], "eval") is None:
        table.problem("gives needs a last step that is an expression", "gives")


def _check_expectation(case: Case, table: Table) -> None:
    if case.gives is None and case.raises is None and case.stdout is None:
        table.problem("a case has one of gives, raises and stdout")
    if case.gives is not None and case.raises is not None:
        table.problem("a case has gives or raises, not both", "raises")
    if case.gives is not None and case.is_program:
        table.problem("gives needs call or steps", "gives")
    if case.gives is not None and not _is_literal(case.gives):
        table.problem(f"gives is a Python literal, not {case.gives!r}", "gives")
    if case.raises is not None and not all(part.isidentifier() for part in case.raises.split(".")):
        table.problem(f"raises is the name of an exception, not {case.raises!r}", "raises")


def _check_then(case: Case, table: Table) -> None:
    for expression, value in case.then.items():
        if _parsed(expression, "eval") is None:
            table.problem(f"{expression!r} is not a Python expression", "then")
        if not _is_literal(value):
            table.problem(f"then has Python literals as values, not {value!r}", "then")


def _check_names(case: Case, table: Table, entry: Entry) -> None:
    """Calls and steps see the names of the entry, what earlier steps made, and the builtins: nothing else.

    After a program, `then` sees the program's own names, which cannot be known here.
    """
    if case.is_program:
        return
    known = {*entry.names, *dir(builtins)}
    steps = [("call", case.call)] if case.call is not None else [("steps", step) for step in case.steps]
    for key, text in [*steps, *(("then", expression) for expression in case.then)]:
        tree = _parsed(text, "exec")
        if tree is None:
            continue
        known |= set(_made(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in known:
                table.problem(f"case {case.number} uses the name {node.id}, which entry does not list", key)


def _made(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).partition(".")[0]


def _check_files(case: Case, table: Table) -> None:
    for name in case.files_after:
        if not is_plain_path(name):
            table.problem(f"{name!r} is not the name of a file in the working folder", "files_after")


def _check_number(cases: tuple[Case, ...], top: Table) -> None:
    if not cases:
        top.problem("there is no [[case]]")
        return
    if len(cases) == 1 and cases[0].is_program and not cases[0].stdin and not cases[0].args:
        if not cases[0].public:
            top.problem("the only case of a program without input is public", "case")
        return
    low, high = CASES
    if not low <= len(cases) <= high:
        top.problem(f"there are {low} to {high} cases, here {len(cases)}; only a program without input has one", "case")
    public = sum(case.public for case in cases)
    if public < PUBLIC_CASES:
        top.problem(f"at least {PUBLIC_CASES} cases are public, here {public}", "case")
    elif any(case.public for case in cases[public:]):
        # All cases of a submission run in one process, and a later one can show what it kept of an earlier one.
        top.problem("the public cases come first, the hidden ones after them", "case")


def _asks(case: Case) -> tuple[object, ...]:
    """What the case does, spelled in one way, so that equal cases are equal however they are written."""
    texts = (case.call,) if case.call is not None else case.steps
    trees = (_parsed(text, "exec") for text in texts)
    steps = tuple(ast.unparse(tree) if tree else text for tree, text in zip(trees, texts, strict=True))
    return (steps, case.stdin, case.args)


def _parsed(text: str, mode: str) -> ast.AST | None:
    try:
        return ast.parse(text.strip(), mode=mode)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _is_literal(text: str) -> bool:
    try:
        return _is_plain(literal(text))
    except ValueError:
        return False


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(item) for key, item in value.items())
    if isinstance(value, list | tuple | set):
        return all(_is_plain(item) for item in value)
    return type(value) in PLAIN_TYPES

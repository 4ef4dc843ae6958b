"""The front matter of exercise.md: what kind of exercise it is, its limits, rules and comparison."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath

from judge.compare import literal
from judge.exercise import Compare, CompareMode, Entry, Kind, Limits
from judge.reading import Table
from judge.rules import Rule, RuleKey, RuleSense

__all__ = ["SLUG", "is_plain_path", "read_compare", "read_entry", "read_limits", "read_rules"]

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# An exercise may ask for more or less than JUDGE.md's defaults, but not for a worker of its own.
SECONDS = (0.1, 10.0)
MEMORY_MB = (64, 1024)
OUTPUT_KB = (1, 1024)
NEEDS_NAMES = (Kind.FUNCTION, Kind.CLASS)


def read_entry(head: Table, kind: Kind) -> Entry:
    """The key `entry`, by default the file solution.py without names."""
    table = head.table("entry")
    entry = Entry(table.text("file", "solution.py"), table.texts("names"), table.optional_text("program"))
    table.done()
    if not is_plain_path(entry.file) or not entry.file.endswith(".py"):
        table.problem(f"{entry.file!r} is not the name of a Python file in the working folder", "file")
    for name in entry.names:
        if not name.isidentifier():
            table.problem(f"{name!r} is not a Python name", "names")
    if kind is Kind.TESTS:
        _check_program(entry, table)
    elif entry.program is not None:
        table.problem("program is for exercises of kind tests", "program")
    if kind in NEEDS_NAMES and not entry.names:
        table.problem(f"an exercise of kind {kind} names in entry what the learner must define")
    return entry


def _check_program(entry: Entry, table: Table) -> None:
    name = (entry.program or "").removesuffix(".py")
    if not entry.program:
        table.problem("an exercise of kind tests says in entry under which file name each program is imported: program")
    elif entry.program != f"{name}.py" or not name.isidentifier() or entry.program in (entry.file, "pytest.py"):
        table.problem(f"{entry.program!r} is not the name of a file that tests could import", "program")
    if entry.names:
        table.problem("an exercise of kind tests asks for no names but those that begin with test_", "names")


def read_limits(head: Table) -> Limits:
    """The key `limits`; what it leaves out keeps the judge's default."""
    table = head.table("limits")
    usual = Limits()
    limits = Limits(
        seconds=table.number("seconds", *SECONDS, default=usual.seconds),
        memory_mb=table.whole("memory_mb", *MEMORY_MB, default=usual.memory_mb),
        output_kb=table.whole("output_kb", *OUTPUT_KB, default=usual.output_kb),
    )
    table.done()
    return limits


def read_rules(head: Table) -> tuple[Rule, ...]:
    """The keys `forbid` and `require`, in this order."""
    rules = [_rule(table, sense) for sense in RuleSense for table in head.tables(sense.value)]
    return tuple(rule for rule in rules if rule is not None)


def _rule(table: Table, sense: RuleSense) -> Rule | None:
    keys = [key for key in RuleKey if table.has(key.value)]
    say = table.text("say")
    values = [table.text(key.value) for key in keys]
    table.done()
    if len(keys) != 1:
        table.problem(f"a rule has exactly one of {', '.join(RuleKey)}")
        return None
    if values[0] and not _fits(keys[0], values[0]):
        table.problem(f"{values[0]!r} is not something that a rule with {keys[0]} can look for", keys[0].value)
    return Rule(sense, keys[0], values[0], say)


def _fits(key: RuleKey, value: str) -> bool:
    match key:
        case RuleKey.NODE:
            node = getattr(ast, value, None)
            return isinstance(node, type) and issubclass(node, ast.AST)
        case RuleKey.CALL:
            return all(part.isidentifier() for part in value.removeprefix(".").split("."))
        case RuleKey.IMPORT:
            return all(part.isidentifier() for part in value.split("."))
        case RuleKey.NAME | RuleKey.ATTRIBUTE | RuleKey.DEFINE:
            return value.isidentifier()
        case RuleKey.CONSTANT:
            try:
                return isinstance(literal(value), str | bytes | int | float | complex | None)
            except ValueError:
                return False


def read_compare(head: Table) -> Compare:
    """The key `compare`: a word, or `{tolerance: t}`; without it, blanks at line ends do not count."""
    if not head.has("compare"):
        return Compare()
    if isinstance(head.data["compare"], dict):
        table = head.table("compare")
        tolerance = table.number("tolerance", 0.0, 1.0)
        table.done()
        return Compare(CompareMode.TOLERANCE, tolerance)
    word = head.text("compare")
    allowed = (CompareMode.EXACT, CompareMode.TOKENS, CompareMode.UNORDERED)
    if word not in allowed:
        head.problem(f"compare is {', '.join(allowed)} or {{tolerance: 1e-9}}, not {word!r}", "compare")
        return Compare()
    return Compare(CompareMode(word))


def is_plain_path(name: str) -> bool:
    """Whether this names a file below a working folder, in one way only: no "..", no root, no backslash."""
    path = PurePosixPath(name)
    return (
        bool(name)
        and name == path.as_posix()
        and not path.is_absolute()
        and not set(path.parts) & {".", ".."}
        and (name.isprintable() and "\\" not in name)
    )

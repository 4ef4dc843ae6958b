"""Jobs for tests, with as few words as the test needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from judge.exercise import Case, Compare, Entry, Job, Limits
from judge.rules import Rule


def job(
    source: str | Mapping[str, str],
    *cases: Case,
    names: tuple[str, ...] = (),
    limits: Limits | None = None,
    rules: tuple[Rule, ...] = (),
    compare: Compare | None = None,
    data: Mapping[str, str] | None = None,
) -> Job:
    """A job for one source text, or several files of which `solution.py` is the entry."""
    return Job(
        files={"solution.py": source} if isinstance(source, str) else source,
        entry=Entry(names=names),
        limits=limits or Limits(),
        rules=rules,
        compare=compare or Compare(),
        cases=cases,
        data=data or {},
        case_hash="0" * 64,
    )


def call(expression: str, gives: str | None = None, *, number: int = 1, public: bool = True, **more: Any) -> Case:
    """A case that calls something."""
    return Case(number, public=public, call=expression, gives=gives, **more)


def program(stdout: str | None = None, stdin: str = "", *, number: int = 1, public: bool = True, **more: Any) -> Case:
    """A case that runs the source as a program."""
    return Case(number, public=public, stdin=stdin, stdout=stdout, **more)

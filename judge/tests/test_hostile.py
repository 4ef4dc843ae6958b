"""Attacks on the jail, each a learner's submission in `hostile/`; every one must be held, and leave nothing behind.

The head of a hostile file says what it `attacks` and which verdicts are `allowed`; `outside: escaped` marks an attack
that is harmless enough to be run with no wall at all, to prove that it is the wall that holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import Judge, Verdict
from judge.loading import load_exercise
from judge.report import CaseState, Report
from judge.tests.folders import TURN_LEFT
from judge.tests.host import (
    Host,
    adopting_orphans,
    descendants,
    keys,
    keys_left,
    mounts,
    open_host,
    shared_memory,
    storable,
    survivors,
)

HOSTILE = sorted((Path(__file__).parent / "hostile").glob("*.py"))
# At least so many of each kind; together more than a hundred.
GROUPS = {
    "resources": 20,
    "crash": 12,
    "files": 14,
    "processes": 14,
    "network": 8,
    "syscalls": 12,
    "cheating": 22,
    "output": 12,
}
HEAD = re.compile(r"# (attacks|allowed|outside): (.+)")


def head_of(program: Path) -> dict[str, str]:
    """The head's keys and values."""
    lines = program.read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := HEAD.fullmatch(line))}


HARMLESS = [program for program in HOSTILE if "outside" in head_of(program)]


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with open_host() as host, adopting_orphans():
        yield host


@pytest.mark.parametrize("program", HOSTILE, ids=lambda program: program.stem)
def test_an_attack_is_held_and_leaves_nothing_behind(host: Host, program: Path) -> None:
    source = program.read_text(encoding="utf-8")
    allowed = {Verdict(word) for word in head_of(program)["allowed"].split(", ")}
    processes, mounted, known_keys = descendants(), mounts(), keys()

    with Judge(wall="A") as judge:
        report = judge.run(host.job(source))
        assert_honest_people_are_judged_as_ever(judge)

    assert report.verdict in allowed, report
    assert "escaped" not in (report.cases[0].got or ""), report
    if report.cases[0].state is CaseState.WRONG_ANSWER and '"held"' in source:
        assert report.cases[0].got == "'held'"
    assert_nothing_leaked(report, host)
    assert survivors(processes) == set()
    assert mounts() == mounted
    assert shared_memory() == []
    assert keys_left(known_keys) == {}
    assert list(host.outside.iterdir()) == []
    assert host.visits() == []
    assert host.canary_file.read_text() == host.canary


def assert_nothing_leaked(report: Report, host: Host) -> None:
    stored = storable(report.to_json())
    assert host.canary not in stored
    assert host.hidden not in stored
    assert "\\u0000" not in stored


def assert_honest_people_are_judged_as_ever(judge: Judge) -> None:
    exercise = load_exercise(TURN_LEFT)
    mistake = next(answer for answer in exercise.wrong if answer.slug == "no-modulo")

    assert judge.run(exercise.job(exercise.solution)).accepted
    assert exercise.recognise(judge.run(exercise.job(mistake.files)).outcome) == mistake


@pytest.mark.parametrize("program", HARMLESS, ids=lambda program: program.stem)
def test_the_attack_succeeds_where_there_is_no_wall(host: Host, program: Path) -> None:
    said = host.run_bare(program.read_text(encoding="utf-8"))

    assert said.startswith(head_of(program)["outside"])


def test_an_honest_program_is_not_held(judge: Judge, host: Host) -> None:
    report = judge.run(host.job("def answer(n):\n    return 'right'\n"))

    assert [case.state for case in report.cases] == [CaseState.PASSED, CaseState.WRONG_ANSWER]


def test_only_who_knows_the_canary_would_be_accepted(judge: Judge, host: Host) -> None:
    source = f"def answer(n):\n    return 'right' if n == 1 else {host.canary!r}\n"

    assert judge.run(host.job(source)).accepted


def test_there_are_attacks_of_every_kind_and_each_says_what_it_is() -> None:
    heads = {program.stem: head_of(program) for program in HOSTILE}

    counted = Counter(name.partition("_")[0] for name in heads)
    assert counted.keys() == GROUPS.keys()
    assert {group: number for group, number in counted.items() if number < GROUPS[group]} == {}
    assert sum(GROUPS.values()) >= 100
    for name, head in heads.items():
        assert {"attacks", "allowed"} <= set(head), name
        assert Verdict.ACCEPTED not in head["allowed"].split(", "), name
        assert set(head["allowed"].split(", ")) <= {verdict.value for verdict in Verdict}, name
    assert len(HARMLESS) >= 20

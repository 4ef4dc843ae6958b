"""Attacks on the jail, each a learner's submission in `hostile/`; every one must be held, and leave nothing behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge import Judge, Verdict
from judge.jail.walls import Wall
from judge.report import CaseState
from judge.tests.attacks import HARMLESS, HOSTILE, Traces, carry_out, head_of
from judge.tests.host import Host, adopting_orphans, open_host

pytestmark = pytest.mark.walls(*Wall)

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


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with open_host() as host, adopting_orphans():
        yield host


@pytest.fixture(scope="module")
def attacked(host: Host, wall: Wall) -> Iterator[tuple[Judge, Traces]]:
    """One judge for all attacks, so that what one of them leaves the next one meets, and what there was before it."""
    traces = Traces()
    with Judge(wall=wall) as judge:
        yield judge, traces


@pytest.mark.parametrize("program", HOSTILE, ids=lambda program: program.stem)
def test_an_attack_is_held_and_leaves_nothing_behind(host: Host, attacked: tuple[Judge, Traces], program: Path) -> None:
    judge, before = attacked

    assert carry_out(program, judge, host) == []
    assert before.left(judges=1) == []


@pytest.mark.parametrize("program", HARMLESS, ids=lambda program: program.stem)
def test_the_attack_succeeds_where_there_is_no_wall(host: Host, program: Path) -> None:
    said = host.run_bare(program.read_text(encoding="utf-8"))

    assert said.startswith(head_of(program)["outside"])


def test_an_honest_program_is_not_held(attacked: tuple[Judge, Traces], host: Host) -> None:
    report = attacked[0].run(host.job("def answer(n):\n    return 'right'\n"))

    assert [case.state for case in report.cases] == [CaseState.PASSED, CaseState.WRONG_ANSWER]


def test_only_who_knows_the_canary_would_be_accepted(attacked: tuple[Judge, Traces], host: Host) -> None:
    source = f"def answer(n):\n    return 'right' if n == 1 else {host.canary!r}\n"

    assert attacked[0].run(host.job(source)).accepted


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
        assert head.get("behind B", "runtime_error") == "runtime_error", name
    assert len(HARMLESS) >= 20

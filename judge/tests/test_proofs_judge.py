"""That what the judge itself does holds something: what it keeps out, asks for, bounds and replaces.

Also: that nothing of what a jail is built from is without a proof.
"""

from __future__ import annotations

import dataclasses
import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import judge.jail.worker
import judge.session
from judge import Judge, Verdict
from judge.jail.errors import JailFailed
from judge.jail.interpreter import base_interpreter
from judge.jail.lock import lock_for
from judge.jail.syscalls import CHECKED, MISSING, UNSUPPORTED
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.report import Report
from judge.session import Session
from judge.tests import test_proofs_filter, test_proofs_jail, test_proofs_wall_b
from judge.tests.host import Host, keys, keys_left
from judge.tests.jobs import call, job
from judge.tests.processes import zygotes
from judge.tests.proving import PROGRAMS
from judge.tests.switches import OFF, taken_away
from judge.tests.throwaway import Jail, Outcome, Workers, outcome, tried
from judge.trial import Trial


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(base_interpreter(), Wall.A) as worker:
        yield worker


def source_of(program: str) -> str:
    return (PROGRAMS / f"{program}.py").read_text(encoding="utf-8")


def right(count: int) -> list[Any]:
    """Cases that want the same."""
    return [call("answer(1)", "'right'", number=number) for number in range(1, count + 1)]


class Trusting(Session):
    """A talk that takes what was said before anything was asked."""

    class _Unseen(bytearray):
        def __bool__(self) -> bool:
            return False

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._heard = self._Unseen()


class Telling(Session):
    """A talk that tells what is expected."""

    secret = ""

    def put(self, request: dict[str, Any], mark: bytes = b"") -> None:
        super().put({**request, "expected": self.secret}, mark)


def judged(worker: Worker, task: Any, kind: type[Session] = Session) -> Report:
    with worker.child() as child:
        return Trial(task, child, kind(child, task.limits), lock_for(task.limits, worker.wall)).run()


def test_what_is_expected_is_found_if_it_is_told(worker: Worker, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Telling, "secret", host.canary)
    task = job(source_of("cheating_search_in_memory"), call("answer(1)", repr(host.canary)), names=("answer",))
    assert judged(worker, task).cases[0].got == "'held'"
    assert judged(worker, task, Telling).cases[0].got == f"'escaped: {host.canary}'"


@pytest.mark.parametrize("kind", [Session, Trusting])
@pytest.mark.parametrize("known", [False, True])
def test_answers_are_not_taken_before_their_questions_or_without_their_name(
    worker: Worker, kind: type[Session], known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the two would do: that nothing may be said before it is asked for, and the name of each question."""
    task = job(source_of("proofs/answers_before_questions"), *right(2), names=("answer",))
    if known:
        monkeypatch.setattr("judge.session.secrets.token_hex", lambda size: "0" * 2 * size)
    assert judged(worker, task, kind).accepted is (known and kind is Trusting)


def test_one_answer_is_bounded(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    task = job(source_of("proofs/answer_padded"), *right(1), names=("answer",))
    assert judged(worker, task).verdict is Verdict.RUNTIME_ERROR
    monkeypatch.setattr(judge.session, "MAX_ANSWER", 1 << 20)
    assert judged(worker, task).accepted


def test_all_answers_are_bounded(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [call("answer(1)", repr("x" * 60_000), number=number) for number in range(1, 21)]
    task = job(source_of("proofs/answers_many"), *cases, names=("answer",))
    assert judged(worker, task).verdict is Verdict.OUTPUT_LIMIT
    monkeypatch.setattr(judge.session, "MAX_ANSWERS", 4 << 20)
    assert judged(worker, task).accepted


def test_what_hidden_cases_print_would_be_seen_if_it_were_told(worker: Worker, host: Host) -> None:
    task = host.job(source_of("output_hidden_case_printed"))
    shown = tuple(dataclasses.replace(case, public=True) for case in task.cases)
    assert host.hidden not in str(judged(worker, task).to_json())
    assert host.hidden in str(judged(worker, dataclasses.replace(task, cases=shown)).to_json())


@pytest.mark.parametrize("program", ["crash_null_pointer", "proofs/crash_by_call"])
def test_a_worker_that_saw_a_crash_would_serve_the_next_one(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if program == "proofs/crash_by_call" and os.uname().machine != "x86_64":
        pytest.skip("x86_64 alone has two sets of calls")
    task, before = job(source_of(program), *right(1), names=("answer",)), zygotes()
    for replaced in (True, False):
        with Judge(wall="A") as judged_by:
            first = zygotes() - before
            assert judged_by.run(task).verdict is Verdict.RUNTIME_ERROR
            assert judged_by.run(job("def answer(n):\n    return 'right'\n", *right(1), names=("answer",))).accepted
            assert (zygotes() - before != first) is replaced
        monkeypatch.setattr(judge.jail.worker, "_SUSPICIOUS", ())


def test_a_descriptor_that_the_site_forgot_is_closed_three_times(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system, when the launcher is started; by the launcher; and by the zygote, in each child."""
    opened = os.open(host.canary_file.parent, os.O_RDONLY)
    # The runner makes room below the limit before each case; above it, no more can be opened, but what is there stays.
    really, folder = subprocess.Popen, fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, 100)
    os.close(opened)
    source = source_of("proofs/descriptor_of_host")

    def leaking(*arguments: Any, pass_fds: list[int], **more: Any) -> Any:
        return really(*arguments, pass_fds=[*pass_fds, folder], **more)

    def seen(off: tuple[str, ...], leaks: bool) -> Outcome:
        monkeypatch.setattr("judge.jail.launched.subprocess.Popen", leaking if leaks else really)
        with Workers() as workers:
            return outcome(taken_away(off, Jail.safe(), host), source, workers)

    by_launcher, by_zygote = "descriptors closed by the launcher", "descriptors closed by the zygote"
    assert seen((by_launcher, by_zygote), leaks=False) is Outcome.HELD
    assert seen((by_zygote,), leaks=True) is Outcome.HELD
    assert seen((by_launcher,), leaks=True) is Outcome.HELD
    assert seen((by_launcher, by_zygote), leaks=True) is Outcome.ESCAPED
    os.close(folder)


def test_a_submission_that_could_kill_itself_would_put_the_blame_on_us(host: Host) -> None:
    """Neither the filter nor the first process of a namespace lets such a signal through."""
    task, safe = job(source_of("proofs/killed_by_itself"), *right(1), names=("answer",)), Jail.safe()
    both = ("filter: tgkill", "the child's process namespace")
    with Workers() as workers:
        for off in ((), both[:1], both[1:]):
            jail = taken_away(off, safe, host)
            assert tried(jail, task, workers.with_plan(jail.plan)).cases[0].got == "'held'"
        jail = taken_away(both, safe, host)
        with pytest.raises(JailFailed, match="killed from outside"):
            tried(jail, task, workers.with_plan(jail.plan))


def test_a_key_that_was_left_would_be_seen(host: Host) -> None:
    jail, before = taken_away(["filter: keys"], Jail.safe(), host), keys()
    with Workers() as workers:
        assert outcome(jail, source_of("syscalls_keys"), workers) is Outcome.ESCAPED
        assert sum(keys().values()) > sum(before.values())
    assert keys_left(before) == {}


@pytest.mark.parametrize("part", ["the mount namespace", "the user namespace"])
def test_without_these_there_is_no_jail_at_all(part: str, host: Host) -> None:
    """The kernel refuses all that comes after them, so that nothing could be run that they would have to hold."""
    with pytest.raises(JailFailed, match="Operation not permitted"):
        Worker(base_interpreter(), Wall.A, taken_away([part], Jail.safe(), host).plan)


PROVEN_HERE = {
    "the mount namespace",
    "descriptors closed by the launcher",
    "descriptors closed by the zygote",
}


def test_every_protection_that_can_be_taken_away_has_a_proof() -> None:
    proofs = (*test_proofs_jail.PROOFS, *test_proofs_filter.PROOFS, *test_proofs_wall_b.PROOFS)
    assert {proof.protection for proof in proofs} | PROVEN_HERE == set(OFF)
    assert {name for proof in proofs for name in proof.also} <= set(OFF)


def test_every_program_is_used_and_held() -> None:
    proofs = (*test_proofs_jail.PROOFS, *test_proofs_filter.PROOFS, *test_proofs_wall_b.PROOFS)
    used = {Path(proof.program).name for proof in proofs if proof.program.startswith("proofs/")}
    here = {
        "answers_before_questions",
        "answer_padded",
        "answers_many",
        "crash_by_call",
        "descriptor_of_host",
        "killed_by_itself",
    }
    assert used | here == {program.stem for program in (PROGRAMS / "proofs").glob("*.py")}


def flags_that_stay(values: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """What is the same in all others; of a number, the bits that are."""
    stay: dict[str, Any] = {}
    for name, value in values.items():
        if name == "child":
            stay |= flags_that_stay(value, [other[name] for other in others])
        elif type(value) is int and value:
            stay[name] = value
            for other in others:
                stay[name] &= other[name]
        elif all(other[name] == value for other in others):
            stay[name] = value
    return {name: value for name, value in stay.items() if value != 0 or values.get(name) == 0}


def test_every_part_of_a_plan_is_taken_away_by_something(host: Host) -> None:
    jail = Jail.safe()
    jail = test_proofs_jail.let_in_but_covered(jail, host)
    others = [taken_away([name], jail, host) for name in OFF]
    stay = flags_that_stay(dataclasses.asdict(jail.plan), [dataclasses.asdict(other.plan) for other in others])
    assert stay == {
        "binds": jail.plan.binds,  # what is let in is shown by the root's listing, in test_jail.py
        "bundle": jail.plan.bundle,
        "wall": jail.plan.wall,
        "work_folder": jail.plan.work_folder,
        "filter": jail.plan.child.filter,  # its parts are taken away by filters in its place, in locks
        # What the zygote needs; that children do without it is proven.
        "capabilities": 1 << 21,
        # Of the mount that holds the binds, in which nothing but the judge's own modules lies.
        "tree_flags": 2 | 4,
    }


def test_every_part_of_a_lock_is_taken_away_by_something(host: Host) -> None:
    safe = Jail.safe()
    locks = [taken_away([name], safe, host).lock() for name in OFF]
    for place, limit in enumerate(safe.lock().limits):
        assert any(lock.limits[place] != limit for lock in locks), limit
    assert any(lock.dumpable != safe.lock().dumpable for lock in locks)
    let_through = {name for off in OFF for name in taken_away([off], safe, host).allowed}
    assert {*CHECKED, *MISSING} - let_through == set()
    assert "setxattr" in UNSUPPORTED
    assert "setxattr" in let_through

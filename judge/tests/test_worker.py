"""A worker, when it or what it keeps goes wrong, and what one submission leaves for the next: nothing."""

from __future__ import annotations

import dataclasses
import os
import signal
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.exercise import Limits
from judge.jail import worker as worker_module
from judge.jail.child import Child
from judge.jail.errors import JailFailed
from judge.jail.interpreter import base_interpreter
from judge.jail.lock import Waits
from judge.jail.ready import Ready
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.report import CaseState, Report
from judge.session import Session, Stop, Stopped
from judge.tests.jobs import call, job, program
from judge.tests.processes import family_of
from judge.trial import try_once

CRASH = "import ctypes\nctypes.string_at(0)\n"
RIGHT = job("def f():\n    return 1\n", call("f()", "1"), names=("f",))


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(base_interpreter(), Wall.A) as worker:
        yield worker


def test_one_worker_judges_many_submissions_each_in_a_process_of_its_own(worker: Worker) -> None:
    for _ in range(20):
        assert try_once(RIGHT, worker).accepted
        worker.prepare(RIGHT.limits)
    assert not worker.is_worn


def test_a_spare_child_is_made_once_and_used_once(worker: Worker) -> None:
    worker.prepare(RIGHT.limits)
    spare = worker._spare
    worker.prepare(RIGHT.limits)
    first, second = worker.ready(RIGHT.limits), worker.ready(RIGHT.limits)
    with first.child, second.child:
        assert first is spare
        assert second is not spare


def test_a_spare_child_goes_when_there_is_nothing_to_do_and_is_not_missed(worker: Worker) -> None:
    worker._spare = gone = Ready(worker.child(), RIGHT.limits, worker.wall, waits=Waits(0.0, 0.01))
    assert gone.child.ends_within(10)
    assert gone.is_going
    assert try_once(RIGHT, worker).accepted
    worker._spare = going = Ready(worker.child(), RIGHT.limits, worker.wall, waits=Waits(60.0, 0.0))
    with worker.ready(RIGHT.limits).child as other:
        assert other is not going.child, "one that may go at any moment is not asked"


def test_a_spare_child_with_other_limits_is_not_used(worker: Worker) -> None:
    others = Limits(seconds=1, memory_mb=100)
    source = "import resource\ndef f():\n    return resource.getrlimit(resource.RLIMIT_AS)[0] >> 20\n"
    worker.prepare(RIGHT.limits)
    assert try_once(job(source, call("f()", "100"), names=("f",), limits=others), worker).accepted
    assert try_once(job(source, call("f()", "256"), names=("f",)), worker).accepted


def test_nothing_is_left_of_one_submission_when_the_next_one_begins(worker: Worker) -> None:
    for _ in range(3):
        assert try_once(RIGHT, worker).accepted
        before = family_of({worker._jail.zygote}) - {worker._jail.zygote}
        ready = worker.ready(RIGHT.limits)
        with ready.child:
            assert before.isdisjoint(family_of({worker._jail.zygote}))


def test_the_report_has_the_time_that_the_submission_took(worker: Worker) -> None:
    source = "import time\ndef f():\n    while time.process_time() < 0.2:\n        pass\n"
    slow = try_once(job(source, call("f()", "None"), names=("f",)), worker)
    assert 0 < try_once(RIGHT, worker).cpu_s < 0.2 <= slow.cpu_s


def test_the_time_of_one_that_has_ended_is_taken_from_its_end(worker: Worker) -> None:
    with worker.child() as child:
        os.close(child._ours.pop(0))  # the runner hears that there will be no requests
        assert child.ends_within(10)
        assert child.dismiss() is None
        assert child.ending().code == 0


LEAVES = """
    import builtins, os, random, sys
    def leave():
        open("/tmp/left", "w").close()
        builtins.left = sys.left = random.left = os.environ["LEFT"] = "left"
        os.umask(0o777)
        return None
    def find():
        marks = [os.path.exists("/tmp/left"), hasattr(builtins, "left"), hasattr(sys, "left"), hasattr(random, "left")]
        return [*marks, "LEFT" in os.environ, os.umask(0o22) == 0o777, os.getpid()]
"""


def test_nothing_passes_from_one_submission_to_the_next(worker: Worker) -> None:
    source = textwrap.dedent(LEAVES)
    leaving = job(source, call("leave()", "None"), names=("leave",))
    finding = job(source, call("find()", f"{[False] * 6 + [1]}"), names=("find",))
    assert try_once(leaving, worker).accepted
    assert try_once(finding, worker).accepted


def test_chance_differs_between_submissions(worker: Worker) -> None:
    task = job("import random\nprint(random.random())\n", program(""))
    assert len({try_once(task, worker).stdout for _ in range(3)}) == 3


def test_a_killed_zygote_is_our_failure(worker: Worker) -> None:
    os.kill(worker._jail.zygote, signal.SIGKILL)
    with pytest.raises(JailFailed):
        try_once(RIGHT, worker)


def test_a_jail_that_hangs_is_given_up_and_made_to_end() -> None:
    with Worker(base_interpreter(), Wall.A) as worker:
        zygote = worker._jail.zygote
        os.kill(zygote, signal.SIGSTOP)
        child = worker.child()
        with pytest.raises(JailFailed, match="does not answer"):
            worker.ending(99)
        child.close()
    assert not Path(f"/proc/{zygote}").exists()


def test_a_child_that_is_let_go_is_killed(worker: Worker) -> None:
    child = worker.child()
    kept = os.dup(child.requests)  # or it would end by itself, for want of requests
    child.close()
    assert child.ending().code == -signal.SIGKILL
    os.close(kept)


def test_a_child_whose_pipes_are_wrong_is_our_failure(worker: Worker) -> None:
    worker.start(77, [])
    assert worker.ending(77).code == 1
    assert try_once(RIGHT, worker).accepted, "the zygote lives on"


def test_words_to_a_child_before_it_is_locked_in_do_not_pass_for_an_answer(worker: Worker) -> None:
    with worker.child() as child, pytest.raises(Stopped) as stopped:
        Session(child, RIGHT.limits).ask({"do": "lock", "filter": "00", "limits": []})
    assert stopped.value.stop is Stop.ENDED


@pytest.mark.parametrize(("attribute", "value"), [("MAX_CHILDREN", 2), ("MAX_AGE_SECONDS", 0.0)], ids=["work", "age"])
def test_a_worker_wears_out(attribute: str, value: float, monkeypatch: pytest.MonkeyPatch, worker: Worker) -> None:
    assert not worker.is_worn
    monkeypatch.setattr(worker_module, attribute, value)
    try_once(RIGHT, worker)
    try_once(RIGHT, worker)
    assert worker.is_worn


def test_a_crash_that_may_have_been_an_attack_wears_a_worker_out(worker: Worker) -> None:
    report = try_once(job(CRASH, program("")), worker)
    assert report.cases[0].state is CaseState.RUNTIME_ERROR
    assert worker.is_worn


def test_a_crash_after_the_last_answer_wears_a_worker_out(worker: Worker) -> None:
    ready = worker.ready(RIGHT.limits)
    with ready.child:
        ready.talk.ask(ready.lock.request())
        entry = {"file": "solution.py", "names": []}
        ready.talk.ask({"do": "load", "files": {"solution.py": CRASH}, "entry": entry, "rules": [], "data": {}})
        with pytest.raises(Stopped):
            ready.talk.ask({"do": "case", "question": program("").question(), "mark": ""})
    worker.settle()
    assert worker.is_worn


def test_closing_twice_is_harmless() -> None:
    worker = Worker(base_interpreter(), Wall.A)
    zygote = worker._jail.zygote
    worker.close()
    worker.close()
    assert not Path(f"/proc/{zygote}").exists()


def test_another_version_in_the_jail_is_our_failure() -> None:
    with pytest.raises(JailFailed, match=r"runs Python 3.*, not 2\.7"):
        Worker(dataclasses.replace(base_interpreter(), version="2.7"), Wall.A)


def test_a_closed_worker_makes_no_child(worker: Worker) -> None:
    worker.close()
    with pytest.raises(JailFailed):
        Child(worker, 1)


def test_both_kinds_of_child_judge_alike(worker: Worker) -> None:
    def judged() -> Report:
        return dataclasses.replace(try_once(RIGHT, worker), wall_s=0, cpu_s=0, cases=())

    on_demand = judged()
    worker.prepare(RIGHT.limits)
    assert judged() == on_demand
    worker._spare = Ready(worker.child(), RIGHT.limits, worker.wall, waits=Waits(0.0, 10.0))
    assert judged() == on_demand, "one that has rehearsed"

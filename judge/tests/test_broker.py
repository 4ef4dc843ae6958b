"""The judge's face: threads, closing, arguments, and what it does when the walls fail it."""

from __future__ import annotations

import errno
import os
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import judge.broker
import judge.trial
from judge import Judge, NoWall, Verdict
from judge.exercise import Job
from judge.jail.errors import JailFailed
from judge.jail.interpreter import Interpreter
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.report import Report
from judge.tests.jobs import call, job, program
from judge.tests.processes import zygotes


def test_many_threads_share_a_judge(judge: Judge) -> None:
    def one(number: int) -> Report:
        return judge.run(job(f"print({number})", program(f"{number}\n")))

    with ThreadPoolExecutor(8) as pool:
        assert all(report.accepted for report in pool.map(one, range(16)))


def test_a_closed_judge_takes_no_more_jobs() -> None:
    with Judge(wall="A") as judge:
        assert judge.wall == "A"
    with pytest.raises(RuntimeError, match="closed"):
        judge.run(job("", program("")))


@pytest.mark.parametrize("bad", [{"workers": 0}, {"wall": "Z"}])
def test_an_argument_without_sense_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="worker" if "workers" in bad else "wall"):
        Judge(**bad)  # type: ignore[arg-type]


def test_elsewhere_there_is_no_wall_and_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with pytest.raises(NoWall, match="needs Linux on x86_64 or aarch64, not linux on riscv64"):
        Judge()


def without(lacking: tuple[Wall, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no jail be built behind these walls."""

    def build(interpreter: Interpreter, wall: Wall) -> Worker:
        if wall in lacking:
            raise JailFailed(f"The jail cannot be built: no bricks for {wall}.", errno.EPERM)
        return Worker(interpreter, wall)

    monkeypatch.setattr(judge.broker, "Worker", build)


def test_the_best_wall_is_taken() -> None:
    with Judge() as judge:
        assert judge.wall == "A"


def test_the_next_best_wall_is_taken_where_the_best_cannot_be_built_and_the_reason_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    without((Wall.A,), monkeypatch)
    with Judge() as judge:
        assert judge.wall == "B"
        assert judge.run(JOB).accepted
    assert "wall B, as wall A cannot be built: The jail cannot be built: no bricks for A." in caplog.text


def test_who_insists_on_a_wall_gets_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    without((Wall.A,), monkeypatch)
    with pytest.raises(NoWall, match=r"^The jail cannot be built: no bricks for A\. Ordinary users may not"):
        Judge(wall="A")
    with Judge(wall="B") as judge:
        assert judge.wall == "B"


def test_where_no_wall_can_be_built_the_reason_for_each_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    without((Wall.A, Wall.B), monkeypatch)
    with pytest.raises(NoWall, match=r"^Wall A: .*no bricks for A\..* Wall B: .*no bricks for B\. Root may not"):
        Judge()


JOB = job("def f():\n    return 1\n", call("f()", "1"), names=("f",))


def test_a_worker_that_died_between_two_jobs_is_replaced() -> None:
    before = zygotes()
    with Judge(wall="A") as judge:
        (zygote,) = zygotes() - before
        os.kill(zygote, signal.SIGKILL)
        assert judge.run(JOB).accepted


def test_the_end_of_a_fork_leaves_the_judge_alone(caplog: pytest.LogCaptureFixture) -> None:
    with Judge(wall="A") as judge:
        child = os.fork()
        if child == 0:
            judge._finalizer()
            judge.close()
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert judge.run(JOB).accepted
    assert caplog.records == [], "not at the second try"


def test_a_judge_is_of_no_use_in_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    with Judge(wall="A") as judge:
        with monkeypatch.context() as patch:
            patch.setattr("os.getpid", lambda: 1)
            with pytest.raises(RuntimeError, match="another process"):
                judge.run(JOB)
            judge.close()
        assert judge.run(JOB).accepted, "its owner's workers are not closed by a fork"


def test_a_worn_worker_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("judge.jail.worker.MAX_CHILDREN", 2)
    with Judge(wall="A") as judge:
        assert all(judge.run(JOB).accepted for _ in range(5))


def failing(times: int, error: Exception, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Let the next tries fail; the jobs tried are noted."""
    tried: list[Job] = []
    really = judge.trial.try_once

    def attempt(task: Job, worker: Any) -> Report:
        tried.append(task)
        if len(tried) <= times:
            raise error
        return really(task, worker)

    monkeypatch.setattr(judge.broker, "try_once", attempt)
    return tried


@pytest.mark.parametrize("error", [JailFailed("the jail fell over"), MemoryError(), OSError(24, "too many files")])
def test_a_failure_of_ours_is_tried_once_more(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    with Judge(wall="A") as judge:
        tried = failing(1, error, monkeypatch)
        assert judge.run(JOB).verdict is Verdict.ACCEPTED
    assert len(tried) == 2


def test_two_failures_of_ours_are_a_judge_error_that_blames_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    with Judge(wall="A") as judge:
        tried = failing(9, JailFailed("the jail fell over"), monkeypatch)
        report = judge.run(JOB)
        assert (report.verdict, len(tried)) == (Verdict.JUDGE_ERROR, 2)
        assert report.note == "The judge failed, through no fault of yours. Please try again later."
        assert not report.is_final
        assert [case.state for case in report.cases] == ["not_run"]
        monkeypatch.undo()
        assert judge.run(JOB).accepted, "the worker is free again"


def test_without_descriptors_a_job_is_a_judge_error_and_none_is_lost() -> None:
    with Judge(wall="A") as judge:
        before = len(list(Path("/proc/self/fd").iterdir()))
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (5, hard))
        try:
            verdicts = [judge.run(JOB).verdict for _ in range(2)]
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert verdicts == [Verdict.ACCEPTED, Verdict.JUDGE_ERROR], "the spare child needs no more"
        assert judge.run(JOB).accepted
        assert len(list(Path("/proc/self/fd").iterdir())) == before

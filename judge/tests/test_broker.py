"""The judge's face: threads, closing, arguments, and what it does when the walls fail it."""

from __future__ import annotations

import resource
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import judge.broker
import judge.trial
from judge import Judge, NoWall, Verdict
from judge.exercise import Job
from judge.jail.errors import JailFailed
from judge.report import Report
from judge.tests.jobs import call, job, program


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


JOB = job("def f():\n    return 1\n", call("f()", "1"), names=("f",))


def failing(times: int, error: Exception, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """Let the next tries fail; the jobs tried are noted."""
    tried: list[Job] = []
    really = judge.trial.try_once

    def attempt(task: Job, interpreter: Any) -> Report:
        tried.append(task)
        if len(tried) <= times:
            raise error
        return really(task, interpreter)

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
        assert [case.state for case in report.cases] == ["not_run"]
        monkeypatch.undo()
        assert judge.run(JOB).accepted, "the worker is free again"


def test_without_descriptors_a_job_is_a_judge_error_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    with Judge(wall="A") as judge:
        before = sorted(Path("/proc/self/fd").iterdir())
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(int(path.name) for path in before) + 4, hard))
        try:
            report = judge.run(JOB)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert report.verdict is Verdict.JUDGE_ERROR
        assert sorted(Path("/proc/self/fd").iterdir()) == before
        assert judge.run(JOB).accepted

"""What holds a jail up fails in the middle of a submission: it is judged all the same, or said to be our failure."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from judge import Judge, Verdict
from judge.exercise import Limits
from judge.session import Session
from judge.tests.jobs import call, job, program
from judge.tests.processes import by_age, family_of, zygotes

# Long enough for a signal to have its effect while it runs.
RIGHT = job("import time\ndef f():\n    time.sleep(1)\n    return 1\n", call("f()", "1"), names=("f",))
ENDLESS = job("while True: pass", program("never"), limits=Limits(seconds=1))


@pytest.fixture
def judge() -> Iterator[Judge]:
    with Judge(wall="A") as judge:
        yield judge


def zygote() -> int:
    """The newest of the processes that this one has started."""
    return by_age(zygotes())[-1]


def in_the_middle(act: Callable[[], None], monkeypatch: pytest.MonkeyPatch, times: int = 1) -> list[str]:
    """Do something whenever the case of a job is about to be asked; what was asked is noted."""
    asked: list[str] = []
    really = Session.put

    def put(session: Session, request: dict[str, Any], mark: bytes = b"") -> None:
        asked.append(request["do"])
        if request["do"] == "case" and asked.count("load") <= times:
            act()
        really(session, request, mark)

    monkeypatch.setattr(Session, "put", put)
    return asked


def send(number: int, to: Callable[[], int]) -> Callable[[], None]:
    return lambda: os.kill(to(), number)


DISTURBED = {
    "the zygote is killed": (send(signal.SIGKILL, zygote), 2),
    "the zygote is stopped": (send(signal.SIGSTOP, zygote), 1),
}


@pytest.mark.parametrize("what", DISTURBED)
def test_a_submission_is_judged_whatever_happens_to_its_jail(
    what: str, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, tries = DISTURBED[what]
    asked = in_the_middle(act, monkeypatch)
    assert judge.run(RIGHT).verdict is Verdict.ACCEPTED
    assert asked.count("load") == tries
    before = zygote()
    assert judge.run(RIGHT).verdict is Verdict.ACCEPTED
    assert (zygote() == before) is (what != "the zygote is stopped"), "who tells of no end is replaced"


@pytest.mark.parametrize("what", ["the zygote is killed", "the zygote is stopped"])
def test_a_time_limit_is_told_from_a_jail_that_hangs(what: str, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    act, _ = DISTURBED[what]
    before, asked = zygote(), in_the_middle(act, monkeypatch)
    assert judge.run(ENDLESS).verdict is Verdict.TIME_LIMIT
    assert asked.count("load") == 2, "it was judged again, in a jail that works"
    assert zygote() != before


def test_what_happens_twice_is_our_failure_and_the_next_submission_is_none_the_worse(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    act, _ = DISTURBED["the zygote is killed"]
    asked = in_the_middle(act, monkeypatch, times=2)
    report = judge.run(RIGHT)
    assert (report.verdict, asked.count("load")) == (Verdict.JUDGE_ERROR, 2)
    assert report.note == "The judge failed, through no fault of yours. Please try again later."
    assert [record.message for record in caplog.records] == ["a submission could not be judged"] * 2
    assert judge.run(RIGHT).verdict is Verdict.ACCEPTED


def test_a_jail_that_hangs_before_there_is_a_job_is_replaced(judge: Judge) -> None:
    assert judge.run(RIGHT).accepted
    before = zygote()
    os.kill(zygote(), signal.SIGSTOP)
    assert judge.run(RIGHT).accepted
    assert judge.run(RIGHT).accepted
    assert zygote() != before
    assert not Path(f"/proc/{before}").exists()


def test_a_judge_whose_jail_is_stopped_can_be_closed() -> None:
    others = zygotes()
    judge = Judge(wall="A")
    family = family_of({zygote()})
    os.kill(zygote(), signal.SIGSTOP)
    judge.close()
    assert zygotes() == others
    assert not any(_is_alive(process) for process in family)


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

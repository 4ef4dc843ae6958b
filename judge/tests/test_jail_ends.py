"""What is left of a jail when it is over: nothing."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from judge import Judge, Verdict
from judge.exercise import Limits
from judge.jail import bundle
from judge.jail.walls import Wall
from judge.tests.jobs import job, program
from judge.tests.processes import family_of, zygotes

pytestmark = pytest.mark.walls(*Wall)


def _open_files() -> int:
    bundle.descriptor()  # is opened once, and stays
    return len(list(Path("/proc/self/fd").iterdir()))


def _wait_until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.01)
    return False


ENDS = {
    "an answer": ("print(1)", Verdict.WRONG_ANSWER),
    "a loop": ("while True: pass", Verdict.TIME_LIMIT),
    "threads": (
        "import threading, time\nfor _ in range(9): threading.Thread(target=time.sleep, args=(99,)).start()",
        Verdict.TIME_LIMIT,
    ),
    "a crash": ("import os; os.abort()", Verdict.RUNTIME_ERROR),
    "a flood": ("while True: print('x' * 99)", Verdict.OUTPUT_LIMIT),
}


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_left_behind(wall: Wall, end: str) -> None:
    source, verdict = ENDS[end]
    mounts, before, files = Path("/proc/self/mountinfo").read_text(), zygotes(), _open_files()
    with Judge(wall=wall) as judge:
        mine = zygotes() - before
        assert _wait_until(lambda: len(family_of(mine)) == 2), "a zygote, a spare child"
        family = family_of(mine)
        report = judge.run(job(source, program("never"), limits=Limits(seconds=1)))
        family |= family_of(zygotes() - before)
    assert report.verdict is verdict
    assert not any(Path(f"/proc/{number}").exists() for number in family)
    assert (zygotes(), _open_files()) == (before, files)
    assert Path("/proc/self/mountinfo").read_text() == mounts


@pytest.mark.parametrize("end", [end for end in ENDS if end != "a crash"])
def test_a_worker_keeps_no_more_than_before(wall: Wall, end: str) -> None:
    source, verdict = ENDS[end]
    others = zygotes()
    with Judge(wall=wall) as judge:
        files, (zygote,) = _open_files(), zygotes() - others
        for _ in range(2):
            assert judge.run(job(source, program("never"), limits=Limits(seconds=1))).verdict is verdict
            assert _wait_until(lambda: len(family_of({zygote})) == 2), "a zygote, a spare child"
            assert _open_files() == files


def test_a_judge_that_nobody_closed_goes_when_nobody_has_it(wall: Wall) -> None:
    before, files = zygotes(), _open_files()
    Judge(wall=wall)
    gc.collect()
    assert (zygotes(), _open_files()) == (before, files)


@pytest.mark.walls(Wall.A)
def test_no_file_is_left_where_files_are_left(judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert judge.run(job("open('/tmp/x', 'w').write('x')\nopen('x').read()\n", program(""))).accepted
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/x").exists()


BROKER = """
import sys
sys.path[:0] = {path!r}
from judge import Judge
from judge.tests.jobs import job, program
from judge.exercise import Limits
judge = Judge(wall={wall!r})
print("up", flush=True)
judge.run(job("while True: pass", program("never"), limits=Limits(seconds=60)))
"""


def test_a_jail_does_not_outlive_its_judge(wall: Wall) -> None:
    code = BROKER.format(wall=wall.value, path=[entry for entry in sys.path if entry])
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as broker:
        assert broker.stdout is not None
        assert broker.stdout.readline() == b"up\n"
        assert _wait_until(lambda: len(family_of({broker.pid})) == 3), "itself, a zygote and its child"
        jail = family_of({broker.pid}) - {broker.pid}
        broker.send_signal(signal.SIGKILL)
    assert _wait_until(lambda: not any(Path(f"/proc/{number}").exists() for number in jail))

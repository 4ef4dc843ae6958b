"""The program of the judge's own that the zygote and spare children judge: nothing of it is left."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from judge.jail.interpreter import base_interpreter
from judge.jail.lock import Waits
from judge.jail.ready import Ready
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.tests.jobs import call, job
from judge.trial import try_once

ROOT = Path(__file__).resolve().parent.parent.parent
LOOK = """
import contextlib, json, os, sys
sys.path[:0] = [sys.argv[1]]
report = int(sys.argv[2])
from judge.inside.rehearsal import rehearsed_runner

def seen():
    files = {}
    for number in range(100):
        with contextlib.suppress(OSError):
            files[number] = os.fstat(number).st_ino
    return [files, os.getcwd(), sorted(os.listdir())]

before = seen()
runner = rehearsed_runner()
after = seen()
os.write(report, json.dumps([before, after, "rehearsal" in sys.modules, runner._untidy]).encode())
"""


def test_a_rehearsal_changes_no_stream_and_no_file_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    report = tmp_path / "report"
    with report.open("wb") as file:
        ran = subprocess.run(
            [sys.executable, "-c", LOOK, str(ROOT), str(file.fileno())],
            cwd=tmp_path, env={"HOME": "/", "LANG": "C"}, capture_output=True, pass_fds=[file.fileno()], check=True,
        )  # fmt: skip
    before, after, is_module_left, untidy = json.loads(report.read_text())
    assert (ran.stdout, ran.stderr) == (b"", b"")
    assert after == before
    assert not is_module_left
    assert untidy == {}


BEGIN = """
import json, os, sys
sys.path[:0] = [sys.argv[1]]
report = int(sys.argv[2])
from judge.inside.rehearsal import rehearsed_runner

streams = rehearsed_runner()._streams
made = streams._made
heard, printed = os.pipe()
kept = []
typed, file = os.memfd_create("stdin"), os.memfd_create("stdout")
for others in ([typed, printed, printed], [typed, file, printed]):
    for number, descriptor in enumerate(others):
        os.dup2(descriptor, number)
    streams.begin()
    kept.append(streams._made is made)
os.write(report, json.dumps(kept).encode())
"""


def test_what_is_made_in_a_rehearsal_serves_over_pipes_and_not_over_a_file(tmp_path: Path) -> None:
    report = tmp_path / "report"
    with report.open("wb") as file:
        subprocess.run(
            [sys.executable, "-c", BEGIN, str(ROOT), str(file.fileno())],
            cwd=tmp_path, env={"HOME": "/", "LANG": "C"}, capture_output=True, pass_fds=[file.fileno()], check=True,
        )  # fmt: skip
    assert json.loads(report.read_text()) == [True, False]


FIND = """
import gc, sys
def find():
    try:
        import rehearsal
    except ImportError:
        pass
    else:
        return "imported"
    return [name for name in ("rehearsal", "words") if name in sys.modules or name in globals()]
"""


def test_a_submission_finds_nothing_of_a_rehearsal_and_may_have_a_file_of_that_name() -> None:
    named: Any = {"solution.py": "from rehearsal import f\n", "rehearsal.py": "def f():\n    return 'mine'\n"}
    tasks = [
        job(FIND, call("find()", "[]"), names=("find",)),
        job(named, call("f()", "'mine'"), names=("f",)),
    ]
    with Worker(base_interpreter(), Wall.A) as worker:
        for task in tasks:
            worker._spare = Ready(worker.child(), task.limits, worker.wall, waits=Waits(0.0, 10.0))
            assert try_once(task, worker).accepted

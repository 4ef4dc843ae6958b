"""Limits, and what becomes of a submission that runs into one, through the real jail."""

from __future__ import annotations

import os
import time

import pytest

from judge import Judge, Verdict
from judge.exercise import Limits
from judge.jail.walls import Wall
from judge.tests.jobs import call, job, program

pytestmark = pytest.mark.walls(*Wall)

SHORT = Limits(seconds=1)
NEVER = "THIS MUST NOT PASS"
MEDDLED = "The program meddled with the judge's own channel, so its answers cannot be trusted."


def test_an_endless_loop_is_a_time_limit_and_the_rest_is_not_run(judge: Judge) -> None:
    source = "n = int(input())\nprint('before', flush=True)\nwhile n == 2:\n    pass\n"
    cases = [program("before\n", f"{n}\n", number=n) for n in (1, 2, 3)]
    report = judge.run(job(source, *cases, limits=SHORT))
    assert [case.state for case in report.cases] == ["passed", "time_limit", "not_run"]
    assert (report.verdict, report.first_failing) == (Verdict.TIME_LIMIT, 2)
    assert report.cases[1].stdout == "before\n"
    assert report.cpu_s > 0


def test_sleeping_past_the_wall_clock_is_a_time_limit(judge: Judge) -> None:
    began = time.monotonic()
    report = judge.run(job("import time\ntime.sleep(60)\n", program(""), limits=SHORT))
    assert report.verdict is Verdict.TIME_LIMIT
    assert report.wall_s >= SHORT.wall_s
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    "source",
    [
        "import signal\nsignal.signal(signal.SIGXCPU, lambda *a: None)\nwhile True: pass\n",
        "import threading\ndef loop():\n    while True: pass\n"
        "for _ in range(4): threading.Thread(target=loop).start()\n",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass\n",
        "x = 9 ** 9 ** 8\n",
    ],
)
def test_nothing_outlives_the_time_limit(judge: Judge, source: str) -> None:
    assert judge.run(job(source, program(NEVER), limits=SHORT)).verdict is Verdict.TIME_LIMIT


@pytest.mark.parametrize(
    "source", ["x = bytearray(1 << 30)\n", "x = []\nwhile True:\n    x.append('y' * 10_000_000)\n"]
)
def test_too_much_memory_is_a_memory_limit_and_the_rest_is_not_run(judge: Judge, source: str) -> None:
    report = judge.run(job(source, program("", number=1), program("", number=2)))
    assert [case.state for case in report.cases] == ["memory_limit", "not_run"]
    assert report.verdict is Verdict.MEMORY_LIMIT


def test_a_memory_error_that_the_program_handles_is_its_own_business(judge: Judge) -> None:
    source = "try:\n    bytearray(1 << 30)\nexcept MemoryError:\n    print('full')\n"
    assert judge.run(job(source, program("full\n"))).accepted


def test_the_exercises_memory_limit_counts(judge: Judge) -> None:
    source = "x = bytearray(100 << 20)\n"
    assert judge.run(job(source, program(""))).accepted
    assert judge.run(job(source, program(""), limits=Limits(memory_mb=96))).verdict is Verdict.MEMORY_LIMIT


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_too_much_output_is_an_output_limit_and_what_fits_is_shown(judge: Judge, stream: str) -> None:
    source = f"import sys\nwhile True:\n    print('spam' * 100, file=sys.{stream})\n"
    report = judge.run(job(source, program(NEVER), limits=Limits(output_kb=8)))
    assert report.verdict is Verdict.OUTPUT_LIMIT
    assert len(getattr(report, stream)) == 8 << 10


def test_an_output_limit_late_in_the_day_is_no_time_limit(judge: Judge) -> None:
    source = "import time\nwhile time.process_time() < 0.55:\n    pass\nwhile True:\n    print('spam' * 100)\n"
    assert judge.run(job(source, program(NEVER), limits=Limits(seconds=4))).verdict is Verdict.OUTPUT_LIMIT


def test_the_output_limit_is_each_cases_own(judge: Judge) -> None:
    source = "print('x' * 6000)\n"
    cases = [program("x" * 6000, number=n) for n in (1, 2)]
    assert judge.run(job(source, *cases, limits=Limits(output_kb=8))).accepted


@pytest.mark.walls(Wall.A)
def test_a_file_may_not_grow_past_its_limit_nor_all_of_them(judge: Judge) -> None:
    source = (
        "def one():\n    with open('big', 'wb') as file:\n        file.write(bytes((1 << 20) + 1))\n"
        "def all():\n    for n in range(40):\n"
        "        with open(str(n), 'wb') as file:\n            file.write(bytes(1 << 20))\n"
        "def many():\n    for n in range(2000):\n        open(str(n), 'w').close()\n"
    )
    cases = [call(name, number=n, raises="OSError") for n, name in enumerate(("one()", "all()", "many()"), 1)]
    assert judge.run(job(source, *cases, names=("one", "all", "many"))).accepted


def test_descriptors_and_threads_are_counted(judge: Judge) -> None:
    source = (
        "import os, threading\n"
        "def files():\n    kept = []\n    while True:\n        kept.append(os.open('.', 0))\n"
        "def threads():\n    stop = threading.Event()\n    try:\n        for n in range(200):\n"
        "            threading.Thread(target=stop.wait).start()\n    finally:\n        stop.set()\n"
    )
    cases = (call("files()", raises="OSError"), call("threads()", raises="RuntimeError", number=2))
    assert judge.run(job(source, *cases, names=("files", "threads"))).accepted


def test_fifty_threads_may_run_at_once(judge: Judge) -> None:
    source = (
        "import threading\ngate = threading.Barrier(50)\n"
        "threads = [threading.Thread(target=gate.wait) for _ in range(49)]\n"
        "for thread in threads: thread.start()\ngate.wait()\nfor thread in threads: thread.join()\nprint('all')\n"
    )
    assert judge.run(job(source, program("all\n"))).accepted


@pytest.mark.parametrize(
    ("source", "note"),
    [
        ("import os\nprint('42')\nos._exit(0)\n", "The program ended Python before it had given its answer."),
        (
            "import os\nprint('42', flush=True)\nos._exit(7)\n",
            "The program ended Python before it had given its answer.",
        ),
        ("import ctypes\nctypes.string_at(0)\n", "The program made Python itself crash (signal 11)."),
    ],
)
def test_ending_python_is_no_answer(judge: Judge, source: str, note: str) -> None:
    report = judge.run(job(source, program("42\n", number=1), program("42\n", number=2)))
    assert [case.state for case in report.cases] == ["runtime_error", "not_run"]
    assert report.note == note


@pytest.mark.parametrize(
    "forged",
    [
        b"\x02\x00\x00\x00{}",
        b"\xff\xff\xff\xff",
        b"\x01\x00",
        b'\x15\x00\x00\x00{"value":["i","0x2a"]}',
        bytes(2 << 20),
    ],
)
def test_words_put_into_the_runners_mouth_are_not_accepted(judge: Judge, forged: bytes) -> None:
    source = f"import os\ndef f():\n    os.write(4, {forged[:100_000]!r})\n    return 42\n"
    if len(forged) > 100_000:
        source = f"import os\ndef f():\n    while True:\n        os.write(4, bytes({len(forged)}))\n"
    report = judge.run(job(source, call("f()", "42"), call("f()", "42", number=2), names=("f",)))
    assert report.verdict is Verdict.RUNTIME_ERROR
    assert report.note == MEDDLED


@pytest.mark.parametrize("then", ["time.sleep(60)", "threading.Event().wait()"])
def test_living_on_without_the_channel_is_no_failure_of_ours(judge: Judge, then: str) -> None:
    report = judge.run(job(f"import os, threading, time\nos.close(4)\n{then}\n", program(""), limits=SHORT))
    assert (report.verdict, report.note) == (Verdict.TIME_LIMIT, "")


def test_closing_the_channel_is_no_answer(judge: Judge) -> None:
    report = judge.run(job("import os\ndef f():\n    os.close(4)\n    return 42\n", call("f()", "42"), names=("f",)))
    assert report.verdict is Verdict.RUNTIME_ERROR


def test_stealing_the_next_request_wins_nothing(judge: Judge) -> None:
    source = "import os\ndef f(n):\n    os.set_blocking(3, False)\n    return [os.read(3, 99999)] if n else 42\n"
    report = judge.run(job(source, call("f(0)", "42"), call("f(1)", "42", number=2), names=("f",)))
    assert report.cases[1].state == "runtime_error"


def test_a_slow_program_lets_others_go_first_with_all_its_threads(judge: Judge) -> None:
    source = """
import os
import threading
import time

def priorities():
    first, end, found = os.getpriority(os.PRIO_PROCESS, 0), time.monotonic() + 2, []

    def wait():
        while os.getpriority(os.PRIO_PROCESS, 0) == first and time.monotonic() < end:
            pass
        found.append(os.getpriority(os.PRIO_PROCESS, 0))

    thread = threading.Thread(target=wait)
    thread.start()
    wait()
    thread.join()
    return [niceness - first for niceness in found]
"""
    own = os.getpriority(os.PRIO_PROCESS, 0)
    nicer = min(10, 19 - own)
    expected = str([nicer, nicer])
    report = judge.run(job(source, call("priorities()", expected), names=("priorities",), limits=Limits(seconds=2)))
    assert report.accepted, report
    next_one = judge.run(job("import os\n", call("os.getpriority(os.PRIO_PROCESS, 0)", str(own)), names=("os",)))
    assert next_one.accepted, next_one

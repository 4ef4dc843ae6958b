"""Wall B: what a submission finds behind it, what is not judged there, and that nothing outlives it."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import os
import resource
import select
import signal
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge import Judge, Verdict
from judge.exercise import Job, Kind, Limits
from judge.jail.errors import JailFailed
from judge.jail.interpreter import base_interpreter
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.loading import load_exercise
from judge.tests.folders import TURN_LEFT, WORD_COUNT
from judge.tests.jobs import call, job, program
from judge.tests.processes import family_of
from judge.tests.test_jail import HONEST, refused, seen
from judge.tests.test_jail_ends import _wait_until
from judge.trial import try_once

pytestmark = pytest.mark.walls(Wall.B)

NEEDS_FILES = {"a database in a file", "files and folders"}


def test_the_wall_is_named(judge: Judge) -> None:
    assert judge.wall == "B"
    assert isinstance(judge.wall, str)


@pytest.mark.parametrize("subject", [subject for subject in HONEST if subject not in NEEDS_FILES])
def test_what_exercises_are_about_works(judge: Judge, subject: str) -> None:
    assert judge.run(job(textwrap.dedent(HONEST[subject]), program("ok\n"))).accepted


ABOUT_FILES = {
    "data": job("print(open('a.txt').read())", program("1"), data={"a.txt": "1"}),
    "files afterwards": job("open('a.txt', 'w').write('1')", program(files_after={"a.txt": "1"})),
    "a file of the learner's": job({"solution.py": "print(1)", "notes.txt": "1"}, program("1")),
    "its kind": dataclasses.replace(job("print(1)", program("1")), about_files=True),
}


@pytest.mark.parametrize("why", ABOUT_FILES)
def test_an_exercise_with_files_is_refused_by_a_sentence_and_not_run(judge: Judge, why: str) -> None:
    report = judge.run(ABOUT_FILES[why])
    assert (report.verdict, report.first_failing, report.is_final) == (Verdict.JUDGE_ERROR, None, True)
    assert report.note.startswith("This server's wall cannot judge exercises with files")
    assert [case.state for case in report.cases] == ["not_run"]


def test_a_job_knows_that_it_is_about_files_from_its_exercises_kind() -> None:
    exercise = load_exercise(WORD_COUNT)
    alone = dataclasses.replace(exercise, data={}, cases=(program("1"),), kind=Kind.FILES)
    assert exercise.job("").needs_folder
    assert alone.job("").needs_folder
    assert not dataclasses.replace(alone, kind=Kind.PROGRAM).job("").needs_folder
    assert Job.from_json(alone.job("").to_json()).needs_folder
    assert not load_exercise(TURN_LEFT).job("").needs_folder


def test_several_source_files_need_no_folder(judge: Judge) -> None:
    files = {
        "solution.py": "import shop.till\nprint(shop.till.count)\n",
        "shop/__init__.py": "",
        "shop/till.py": "count = 7",
    }
    assert judge.run(job(files, program("7\n"))).accepted


def test_the_learner_is_nobody_and_the_machine_has_no_name(judge: Judge) -> None:
    here = os.uname()
    assert seen(judge, "os.uname()[:]") == (here.sysname, "judge", here.release, here.version, here.machine)
    assert seen(judge, "(platform.node(), os.getcwd(), time.tzname)", "os, platform, time") == (
        "judge",
        "/",
        ("UTC", "UTC"),
    )
    assert seen(judge, "sorted(os.environ)") == ["HOME", "LANG"]
    uid = seen(judge, "{os.getuid(), os.geteuid(), os.getgid(), os.getegid()}")
    assert uid == {os.getuid()} | {os.getgid()} if os.geteuid() else uid == {60578}
    assert seen(judge, "os.getgroups()") == ([] if os.geteuid() == 0 else os.getgroups())


def test_only_the_streams_and_the_judges_pipes_are_open(judge: Judge) -> None:
    """By `lseek`, which any open descriptor answers to, and a closed one does not."""
    source = """
        import errno, os
        def state(number):
            try:
                os.lseek(number, 0, os.SEEK_CUR)
                return "file"
            except OSError as error:
                return "pipe" if error.errno == errno.ESPIPE else "closed"
        def look():
            return {number: state(number) for number in range(70_000) if state(number) != "closed"}
    """
    report = judge.run(job(textwrap.dedent(source), call("look()", "{}"), names=("look",)))
    stdin = dict.fromkeys((0, 5), "file")
    assert ast.literal_eval(report.cases[0].got or "") == {**stdin, **dict.fromkeys((1, 2, 3, 4, 6, 7), "pipe")}


@pytest.mark.parametrize(
    "statement",
    [
        "os.fork()",
        "os.execv(sys.executable, ['python3'])",
        "open(os.__file__)",
        "os.stat('/')",
        "os.listdir('/')",
        "os.chdir('/usr')",
        "os.readlink('/proc/self/exe')",
        "os.statvfs('/')",
        "os.mkdir('/tmp/judge-was-here')",
        "os.unlink('/tmp/judge-was-here')",
        "os.kill(os.getppid(), 0)",
        "os.getpgid(os.getppid())",
        "os.getsid(os.getppid())",
        "os.sched_getaffinity(os.getppid())",
        "os.getpriority(os.PRIO_USER, os.getuid())",
        "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
        "import signal; signal.raise_signal(signal.SIGKILL)",
        "import socket; socket.gethostname()",
        "import posix; posix.uname()",
        "import time; time.clock_gettime(-1 - 8 * os.getppid() << 3 | 2)",
        "os.memfd_create('x')",
        "os.pidfd_open(os.getppid())",
    ],
)
def test_what_may_not_be_done_fails_with_an_ordinary_error(judge: Judge, statement: str) -> None:
    assert refused(judge, statement, "os, sys") == "PermissionError"


def test_threads_are_counted_for_each_submission_and_not_for_its_user(judge: Judge) -> None:
    """The same user may have started any number elsewhere."""
    source = """
        import threading
        gate = threading.Event()
        def fill():
            threads = []
            try:
                while len(threads) < 200:
                    thread = threading.Thread(target=gate.wait)
                    thread.start()
                    threads.append(thread)
            except RuntimeError:
                pass
            gate.set()
            for thread in threads:
                thread.join()
            gate.clear()
            return len(threads)
    """
    cases = [call("fill()", "63", number=number) for number in (1, 2)]
    assert judge.run(job(textwrap.dedent(source), *cases, names=("fill",))).accepted
    assert judge.run(job(textwrap.dedent(source), *cases, names=("fill",))).accepted


LIVES_ON = """
    import ctypes, os, threading
    libc = ctypes.CDLL(None)
    def spin():
        while True:
            pass
    def leave():
        threading.Thread(target=spin).start()
        libc.syscall({"x86_64": 60, "aarch64": 93}[os.uname().machine], 0)
"""


def test_no_memory_that_a_submission_can_change_is_shared_with_anybody() -> None:
    with Worker(base_interpreter(), Wall.B) as worker, worker.child():
        zygote = worker._jail.zygote
        assert _wait_until(lambda: len(family_of({zygote})) == 2), "a zygote, a child"
        for process in family_of({zygote}):
            rows = Path(f"/proc/{process}/maps").read_text().splitlines()
            assert len(rows) > 20
            assert [row for row in rows if {"w", "s"} <= set(row.split()[1])] == []


def test_a_submission_dies_with_its_zygote_even_when_its_first_thread_is_gone() -> None:
    task = job(textwrap.dedent(LIVES_ON), call("leave()"), names=("leave",), limits=Limits(seconds=60))
    with Worker(base_interpreter(), Wall.B) as worker, ThreadPoolExecutor(1) as pool:
        zygote = worker._jail.zygote
        trial = pool.submit(try_once, task, worker)
        assert _wait_until(lambda: len(family_of({zygote})) == 2), "a child"
        (child,) = family_of({zygote}) - {zygote}
        handle = os.pidfd_open(child)
        assert _wait_until(lambda: ") Z " in Path(f"/proc/{child}/stat").read_text()), "its first thread is gone"
        assert not _has_ended(handle, 0)
        os.kill(zygote, signal.SIGKILL)
        with pytest.raises(JailFailed):
            trial.result()
        assert _has_ended(handle, 20)
        os.close(handle)


def test_a_submission_without_its_first_thread_is_killed_at_its_time(judge: Judge) -> None:
    task = job(textwrap.dedent(LIVES_ON), call("leave()"), names=("leave",), limits=Limits(seconds=1))
    assert judge.run(task).verdict is Verdict.TIME_LIMIT


def _has_ended(handle: int, seconds: float) -> bool:
    return bool(select.select([handle], [], [], seconds)[0])


@pytest.mark.walls(*Wall)
def test_of_a_judge_with_a_thousand_files_open_none_gets_into_the_jail(wall: Wall) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2000), hard))
    taken = [os.dup(0) for _ in range(1500)]
    try:
        with Worker(base_interpreter(), wall) as worker:
            report = try_once(job("def f():\n    return 1\n", call("f()", "1"), names=("f",)), worker)
            open_there = {file for process in family_of({worker._jail.zygote}) for file in _descriptors(process)}
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert report.accepted
    assert max(open_there) < 50


def _descriptors(process: int) -> list[int]:
    """Which it has open; none when it has just ended."""
    with contextlib.suppress(FileNotFoundError):
        return [int(entry.name) for entry in Path(f"/proc/{process}/fd").iterdir()]
    return []

"""The wall itself, seen from within and from without."""

from __future__ import annotations

import ast
import os
import sys
import textwrap

import pytest

from judge import Judge, Verdict
from judge.jail.interpreter import base_interpreter
from judge.tests.jobs import call, job, program


def seen(judge: Judge, expression: str, imports: str = "os, sys") -> object:
    """The value of an expression, as a submission in the jail sees it."""
    source = f"import {imports}\ndef look():\n    return repr({expression})\n"
    (case,) = judge.run(job(source, call("look()", "''"), names=("look",))).cases
    assert case.got is not None, case
    return ast.literal_eval(ast.literal_eval(case.got))


def refused(judge: Judge, statement: str, imports: str = "os") -> str:
    """The name of the exception that a statement ends in."""
    report = judge.run(job(f"import {imports}\n{statement}\n", program("never")))
    assert report.failure is not None, report
    return report.failure.type


def test_the_root_holds_the_interpreter_and_nothing_of_the_host(judge: Judge) -> None:
    assert seen(judge, "sorted(os.listdir('/'))") == ["judge.zip", "lib", "lib64", "python", "tmp"]
    assert seen(judge, "sorted(os.listdir('/python'))") == ["bin", "lib"]
    assert seen(judge, "os.listdir('.')") == []


def test_packages_of_the_host_are_not_there(judge: Judge) -> None:
    assert seen(judge, "[os.listdir(p) for p in sys.path if p.endswith('-packages')]") == []
    folder = "os.path.dirname(os.__file__)"
    assert seen(
        judge, f"[os.listdir({folder} + '/' + n) for n in os.listdir({folder}) if n.endswith('-packages')]"
    ) in (
        [[]],
        [],
    )
    assert refused(judge, "import yaml") == "ModuleNotFoundError"


def test_it_is_the_base_interpreter_that_runs(judge: Judge) -> None:
    assert seen(judge, "(sys.prefix, sys.version)") == ("/python", base_interpreter().version)
    assert sys.version == base_interpreter().version


def test_the_learner_is_nobody(judge: Judge) -> None:
    assert seen(judge, "(os.getuid(), os.geteuid(), os.getgid(), os.getpid(), os.getppid())") == (
        1000,
        1000,
        1000,
        1,
        0,
    )
    assert seen(judge, "os.uname().nodename") == "judge"
    assert seen(judge, "sorted(os.environ)") == ["HOME", "LANG"]


def test_only_the_streams_and_the_judges_two_pipes_are_open(judge: Judge) -> None:
    source = """
        import os
        def is_open(number):
            try:
                os.fstat(number)
            except OSError:
                return False
            return True
        def look():
            kinds = {number: oct(os.fstat(number).st_mode >> 12) for number in range(4096) if is_open(number)}
            return kinds
    """
    report = judge.run(job(textwrap.dedent(source), call("look()", "{}"), names=("look",)))
    found = ast.literal_eval(report.cases[0].got or "")
    assert set(found) == {0, 1, 2, 3, 4, 5, 6, 7}
    assert found[0] == found[5] == "0o10", "stdin, and the judge's second handle of it, are a file in memory"
    assert {found[number] for number in {1, 2, 3, 4, 6, 7}} == {"0o1"}, "all others are pipes"


@pytest.mark.parametrize(
    "statement",
    [
        "os.fork()",
        "os.execv('/python/bin/python3', ['python3'])",
        "os.posix_spawn('/python/bin/python3', ['python3'], {})",
        "import subprocess, sys; subprocess.run([sys.executable])",
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 80))",
        "os.kill(1, 9)",
        "os.setuid(0)",
        "os.chroot('/')",
        "os.mkfifo('f')",
        "os.mknod('f')",
        "os.nice(-1)",
        "os.sched_setaffinity(0, {0})",
        "import fcntl; fcntl.flock(0, fcntl.LOCK_EX)",
        "import fcntl; fcntl.fcntl(1, 1031, 1 << 20)",
        "os.memfd_create('x')",
        "import multiprocessing; multiprocessing.Process(target=print).start()",
        "open('/python/lib/x', 'w')",
        "open('/x', 'w')",
        "open('/judge.zip', 'ab')",
        "os.chmod('/judge.zip', 0o777)",
        "os.unlink('/judge.zip')",
    ],
)
def test_what_may_not_be_done_fails_with_an_ordinary_error(judge: Judge, statement: str) -> None:
    assert refused(judge, statement) in ("PermissionError", "OSError")


HONEST = {
    "asyncio": """
        import asyncio
        async def main():
            await asyncio.sleep(0)
            print('ok')
        asyncio.run(main())
    """,
    "a database in a file": """
        import sqlite3
        connection = sqlite3.connect('x.db')
        connection.execute('create table t (a)')
        connection.execute('insert into t values (1)')
        connection.commit()
        print('ok' if list(connection.execute('select a from t')) == [(1,)] else 'lost')
    """,
    "files and folders": """
        import pathlib, shutil, tempfile
        pathlib.Path('a').write_text('x')
        shutil.copy2('a', 'b')
        shutil.copytree('.', 'd')
        shutil.move('b', 'c')
        shutil.rmtree('d')
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile(dir=folder):
            print('ok')
    """,
    "modules in C": """
        import bz2, csv, datetime, decimal, hashlib, json, lzma, random, secrets, statistics, unicodedata, uuid, zlib
        hashlib.sha256(b'x')
        uuid.uuid4()
        secrets.token_hex()
        print('ok' if datetime.datetime.now().year > 2000 else 'no clock')
    """,
    "modules in Python": """
        import abc, argparse, collections, contextlib, dataclasses, enum, functools, itertools, logging, typing
        print('ok')
    """,
    "threads": """
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(4) as pool:
            print(*pool.map(str, ['ok']))
    """,
    "tests": """
        import unittest
        class Test(unittest.TestCase):
            def test(self):
                self.assertTrue(True)
        unittest.main(exit=False)
        print('ok')
    """,
    "signals": """
        import signal
        signal.signal(signal.SIGALRM, lambda *_: print('ok'))
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        signal.pause()
    """,
}


@pytest.mark.parametrize("subject", HONEST)
def test_what_exercises_are_about_works(judge: Judge, subject: str) -> None:
    report = judge.run(job(textwrap.dedent(HONEST[subject]), program("ok\n")))
    assert report.accepted, report


def test_the_net_is_not_there_even_for_raw_system_calls(judge: Judge) -> None:
    source = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "print(libc.socket(2, 1, 0), ctypes.get_errno())\nprint(libc.socket(1, 1, 0), ctypes.get_errno())\n"
        "print(libc.unshare(0x10000000), ctypes.get_errno())\nprint(libc.ptrace(0, 0, 0, 0), ctypes.get_errno())\n"
    )
    assert judge.run(job(source, program("-1 1\n" * 4))).accepted


def test_a_call_by_another_architectures_numbers_kills(judge: Judge) -> None:
    source = "import ctypes\nctypes.CDLL(None).syscall(0x40000000 + 39)\nprint('alive')\n"
    report = judge.run(job(source, program("alive\n")))
    if os.uname().machine == "x86_64":
        assert (report.verdict, report.note) == (
            Verdict.RUNTIME_ERROR,
            "The program made Python itself crash (signal 31).",
        )
    else:
        assert report.verdict is not Verdict.JUDGE_ERROR


def test_the_same_submission_sees_the_same_order_of_sets(judge: Judge) -> None:
    expression = "[list({'a', 'b', 'c', 'd', 'e', 'f'}), hash('x')]"
    assert seen(judge, expression) == seen(judge, expression)


def test_limits_can_be_read_but_not_changed(judge: Judge) -> None:
    statement = "print(resource.getrlimit(resource.RLIMIT_CPU))\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))"
    report = judge.run(job(f"import resource\n{statement}\n", program("never")))
    assert (report.stdout, report.verdict) == ("(2, 2)\n", Verdict.RUNTIME_ERROR)

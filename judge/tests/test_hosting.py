"""`python -m judge serve` as a process of its own, with the real wall."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from judge.exercise import Limits
from judge.remote import JudgeAway, RemoteJudge
from judge.report import Report
from judge.tests.hosts import SECRET
from judge.tests.jobs import call, job, program

JOB = job("def f():\n    return 1\n", call("f()", "1"), names=("f",))
ENDLESS = job("while True: pass", program("never"), limits=Limits(seconds=1))


@dataclass
class Host:
    """A host that has said where it is."""

    process: subprocess.Popen[str]
    url: str
    welcome: str

    def remote(self) -> RemoteJudge:
        return RemoteJudge(self.url, SECRET)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "judge", "serve", *arguments]


@contextlib.contextmanager
def serving(*arguments: str) -> Iterator[Host]:
    """A host of its own, ended at the end if it has not ended by then."""
    environment = {**os.environ, "JUDGE_SECRET": SECRET}
    with subprocess.Popen(
        command("--listen", "127.0.0.1:0", *arguments),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        welcome = process.stdout.readline()
        found = re.search(r"http://\S+", welcome)
        assert found, process.communicate()
        try:
            yield Host(process, found.group(), welcome)
        finally:
            process.kill()


def test_it_judges_and_says_what_it_is() -> None:
    with serving("--workers", "2") as host:
        with host.remote() as remote:
            assert remote.run(JOB).accepted
            assert remote.run(ENDLESS).verdict == "time_limit"
            health = remote.health()
        assert (health.wall, health.workers) == ("A", 2)
        assert host.welcome == f"Judging at {host.url} behind wall A, 2 at once.\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_what_runs(number: int) -> None:
    reports: list[Report] = []
    with serving("--workers", "1") as host, host.remote() as remote:
        assert host.process.stderr is not None
        running = threading.Thread(target=lambda: reports.append(remote.run(ENDLESS)))
        assert remote.run(JOB).accepted
        running.start()
        while remote.health().jobs == 0:
            pass
        host.process.send_signal(number)
        running.join(30)
        assert host.process.wait(30) == 0
        assert [report.verdict for report in reports] == ["time_limit"]
        with pytest.raises(JudgeAway, match="refused"):
            remote.run(JOB)
        log = host.process.stderr.read()
    assert re.findall(r"INFO judge.serving: (\w+) after", log) == ["accepted", "time_limit"]
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("secret", "arguments", "says"),
    [
        (None, [], "JUDGE_SECRET is not set. It has to be one word"),
        ("password", [], "JUDGE_SECRET is too weak. It has to be one word"),
        (SECRET, ["--listen", "0.0.0.0:8060"], "0.0.0.0:8060 can be reached from other machines, and there is no TLS"),
        (SECRET, ["--listen", "8060"], "'8060' is not an address with a port"),
        (SECRET, ["--listen", "192.0.2.1:0", "--beyond-loopback"], "Cannot assign requested address"),
        (SECRET, ["--workers", "0"], "'0' is not a whole number, 1 or more"),
    ],
)
def test_what_would_be_unsafe_or_senseless_is_refused(secret: str | None, arguments: list[str], says: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "JUDGE_SECRET"}
    ended = subprocess.run(
        command(*arguments),
        env={**environment, **({"JUDGE_SECRET": secret} if secret else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 2
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
    if secret:
        assert secret not in ended.stderr


def test_beyond_loopback_it_listens_when_told_so() -> None:
    with serving("--listen", "0.0.0.0:0", "--beyond-loopback", "--workers", "1") as host:
        assert "http://0.0.0.0:" in host.welcome
        host.url = host.url.replace("0.0.0.0", "127.0.0.1")
        assert host.remote().run(JOB).accepted

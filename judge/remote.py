"""A judge that stands on another host, with the same face as the one at home."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import socket
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from judge.exercise import Job
from judge.frames import unpack
from judge.grading import unrun
from judge.intake import Intake
from judge.report import Report
from judge.secret import authorization
from judge.wire import FORM_HEADER, MAX_JOB_BYTES, MAX_REPORT_BYTES, form, misfit, read_report

__all__ = ["Health", "JudgeAway", "JudgeRefused", "RemoteJudge"]

CONNECT_SECONDS = 5.0
# Longer than any job may take (judge.suites: 55 s), with some time to wait for a place on the host.
PATIENCE_SECONDS = 75.0
HEALTH_SECONDS = 3.0
_MAX_HEAD_BYTES = 64 << 10
_NOW = 0.001  # a socket with a time limit of 0 does not wait, and fails in another way
# What these say is about this one job, and will not change by waiting.
_ABOUT_THE_JOB = (400, 413)


class JudgeAway(Exception):
    """The host gives no verdicts now; nothing is known of the job, which may be handed in again. Says why."""


class JudgeRefused(Exception):
    """The host does not take this job, or its answer cannot be the answer to it. Says why."""


@dataclass(frozen=True)
class Health:
    """What a host says of itself; `jobs` run there or wait now."""

    wall: str
    python: str
    workers: int
    jobs: int


class RemoteJudge:
    """Hands jobs to a judge host (`python -m judge serve`); safe to use from many threads. Keeps nothing open."""

    def __init__(self, url: str, secret: str, patience_s: float = PATIENCE_SECONDS) -> None:
        """`url` is the host's root, such as `http://127.0.0.1:8060`. Asks nothing yet.

        `patience_s` is how many seconds a report may take. Raises ValueError for a URL that cannot be used.
        """
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise ValueError(f"{url!r} is not the address of a judge host, such as http://127.0.0.1:8060.")
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError(f"{url!r} has more than a host and a port.")
        self.url = f"{parts.scheme}://{parts.netloc}"
        self._secure = parts.scheme == "https"
        self._address = (parts.hostname, parts.port or (443 if self._secure else 80))
        self._secret = secret
        self._patience_s = patience_s

    def run(self, job: Job) -> Report:
        """Have a job judged. Blocks. What a learner does wrong is in the report.

        Raises JudgeAway when it has to be tried again later, and JudgeRefused when that would not help.
        """
        if (known := unrun(job)) is not None:
            return known
        body = json.dumps(job.to_json(), separators=(",", ":")).encode()
        if len(body) > MAX_JOB_BYTES:
            raise JudgeRefused(f"A job for a judge host has at most {MAX_JOB_BYTES >> 20} MiB.")
        status, answer = self._ask("POST", "/judge", body, self._patience_s)
        if status in _ABOUT_THE_JOB:
            raise JudgeRefused(f"The judge host {self.url} refuses the job: {_words(answer)}")
        self._expect_ok(status, answer)
        try:
            report = read_report(answer)
        except ValueError as error:
            raise JudgeAway(f"What the judge host {self.url} answers is no report: {error}.") from error
        if (reason := misfit(report, job)) is not None:
            raise JudgeRefused(f"The report of the judge host {self.url} is not believed: {reason}.")
        return report

    def health(self) -> Health:
        """What the host is. Raises JudgeAway when it is not there, or not for us."""
        status, answer = self._ask("GET", "/health", None, HEALTH_SECONDS)
        self._expect_ok(status, answer)
        try:
            said = unpack(answer)
            health = Health(str(said["wall"]), str(said["python"]), int(said["workers"]), int(said["jobs"]))
            theirs = said["form"]
        except (KeyError, TypeError, ValueError) as error:
            raise JudgeAway(f"What answers at {self.url} is no judge host.") from error
        if theirs != form():
            raise JudgeAway(_other_version(self.url))
        return health

    def close(self) -> None:
        """Nothing is kept open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _expect_ok(self, status: int, answer: bytes) -> None:
        if status == 401:
            raise JudgeAway(f"The judge host {self.url} has another secret than this site.")
        if status == 409:
            raise JudgeAway(_other_version(self.url))
        if status != 200:
            raise JudgeAway(f"The judge host {self.url} answers with status {status}: {_words(answer)}")

    def _ask(self, method: str, path: str, body: bytes | None, seconds: float) -> tuple[int, bytes]:
        """One question. Raises JudgeAway when there is no answer in time."""
        headers = {"Authorization": authorization(self._secret), FORM_HEADER: form()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            with self._connected(seconds) as connection:
                connection.request(method, path, body, headers)
                with connection.getresponse() as response:
                    return response.status, response.read()
        except (OSError, http.client.HTTPException, ValueError) as error:
            said = str(error) or type(error).__name__
            raise JudgeAway(f"The judge host {self.url} cannot be reached: {said}.") from error

    @contextlib.contextmanager
    def _connected(self, seconds: float) -> Iterator[http.client.HTTPConnection]:
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(*self._address, timeout=min(CONNECT_SECONDS, seconds))
        end = time.monotonic() + seconds
        try:
            connection.connect()
        except BaseException:
            connection.close()
            raise
        whole: socket.socket = connection.sock
        with contextlib.closing(whole):
            connection.sock = _Patient(whole, end)
            yield connection


class _Patient:
    """What `http.client` uses of a socket, until the clock says `end`; the socket is closed by who opened it."""

    def __init__(self, whole: socket.socket, end: float) -> None:
        self._socket = whole
        self._end = end

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(max(_NOW, self._end - time.monotonic()))
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        seconds = self._end - time.monotonic()
        return io.BufferedReader(Intake(self._socket, seconds, _MAX_HEAD_BYTES + MAX_REPORT_BYTES))

    def close(self) -> None:
        """Left to who opened it: the answer is read after http.client has let go of its connection."""


def _words(answer: bytes) -> str:
    """What an answer that is no report says, shortened; it is for a log."""
    try:
        said: Mapping[str, Any] = unpack(answer)
        return str(said["error"])[:200]
    except (KeyError, ValueError):
        return "(in no form of ours)"


def _other_version(url: str) -> str:
    return f"The judge host {url} is of another version than this site; give both the same."

"""A judge's HTTP face: one host judges for sites whose own machines may not build a jail.

`GET /health` says that it stands; to who knows the secret, also what it is. `POST /judge` takes a job and answers with
its report. Connections, bytes, seconds and jobs that wait are all bounded. There is no TLS, and no learner's name: a
job holds files and cases alone, and nothing of it is logged.
"""

from __future__ import annotations

import contextlib
import io
import ipaddress
import json
import logging
import platform
import socket
import socketserver
import threading
import time
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol

from judge.exercise import Job
from judge.intake import Intake
from judge.report import Report
from judge.secret import agrees
from judge.wire import FORM_HEADER, MAX_JOB_BYTES, form, read_job

__all__ = ["Address", "JudgeServer", "Runs", "is_loopback", "read_address"]

_logger = logging.getLogger("judge.serving")

# Ten seconds for the largest job is a slow network; longer is somebody who holds a place.
INTAKE_SECONDS = 10.0
ANSWER_SECONDS = 10.0
# The request line and all headers; a site's take some 300 bytes.
MAX_HEAD_BYTES = 16 << 10
# Connections beyond the jobs that run or wait: questions for the health, and those that are about to be refused.
_SPARE_CONNECTIONS = 16
# When all places are taken; a verdict takes milliseconds, unless learners wait for their time limits.
RETRY_AFTER_SECONDS = 2

Address = tuple[str, int]


class Runs(Protocol):
    """What the face needs of a judge."""

    @property
    def wall(self) -> str: ...

    def run(self, job: Job) -> Report:
        """Judge a job. Blocks."""


def read_address(text: str) -> Address:
    """Host and port of `127.0.0.1:8060` or `[::1]:8060`. Raises ValueError."""
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > 0xFFFF:
        raise ValueError(f"{text!r} is not an address with a port, such as 127.0.0.1:8060.")
    return host, int(port)


def is_loopback(address: Address) -> bool:
    """Whether nothing but this machine can reach it. Raises OSError for a name that means nothing here."""
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
    return all(ipaddress.ip_address(str(where[0]).partition("%")[0]).is_loopback for *_, where in found)


class Places:
    """So many and no more, for any number of threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self.taken = 0

    def take(self) -> bool:
        """Take one; False when there is none."""
        with self._lock:
            free = self.taken < self._most
            self.taken += free
        return free

    def give_back(self) -> None:
        """Let another have it."""
        with self._lock:
            self.taken -= 1


class JudgeServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Serves a judge, each connection in a thread of its own; `serve_forever`, then `stop` from another thread."""

    allow_reuse_address = True
    daemon_threads = False  # `server_close` waits for the answers that are being given
    request_queue_size = 128

    def __init__(self, address: Address, judge: Runs, secret: str, *, workers: int, waiting: int) -> None:
        """Listen. `workers` is how many jobs the judge runs at once, `waiting` how many more are taken.

        Raises OSError when the address cannot be had.
        """
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.judge = judge
        self.secret = secret
        self.workers = workers
        self.stopping = threading.Event()
        self.jobs = Places(workers + waiting)
        self.connections = Places(workers + waiting + _SPARE_CONNECTIONS)
        super().__init__(address, _Handler)

    def stop(self) -> None:
        """Take no more jobs, give the answers that are being worked on, and let go of the address. Blocks."""
        self.stopping.set()
        self.shutdown()
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give the connection a thread, if there is one left for it."""
        if not self.connections.take():
            with contextlib.suppress(OSError):
                request.sendall(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.connections.give_back()

    def handle_error(self, request: Any, client_address: Any) -> None:
        _logger.exception("a connection ended in an error of ours")

    def health(self) -> dict[str, Any]:
        """What this host is, for a site that knows the secret."""
        return {
            "wall": self.judge.wall,
            "python": platform.python_version(),
            "form": form(),
            "workers": self.workers,
            "jobs": self.jobs.taken,
        }


class _Handler(BaseHTTPRequestHandler):
    """One connection, one request, one answer."""

    server: JudgeServer
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # also who speaks no HTTP is answered with a status
    disable_nagle_algorithm = True  # head and body go out at once, in two pieces

    def setup(self) -> None:
        super().setup()
        self._intake = Intake(self.connection, INTAKE_SECONDS, MAX_HEAD_BYTES)
        self.rfile.close()
        self.rfile = io.BufferedReader(self._intake)

    def handle(self) -> None:
        """Answer whoever speaks HTTP in time; leave everybody else without a word."""
        with contextlib.suppress(OSError):
            self.handle_one_request()

    def do_GET(self) -> None:
        """The health."""
        header = self.headers["Authorization"]
        if self.path != "/health":
            self._answer(HTTPStatus.NOT_FOUND, {"error": "There is /health, and POST /judge."})
        elif header is not None and not agrees(header, self.server.secret):
            self._answer(HTTPStatus.UNAUTHORIZED, {"error": "The secret is another one."})
        elif self.server.stopping.is_set():
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, {"error": "This host is about to stop."})
        else:
            self._answer(HTTPStatus.OK, {"status": "ok", **(self.server.health() if header is not None else {})})

    def do_POST(self) -> None:
        """A job, for its report."""
        if (refusal := self._refusal()) is not None:
            self._drain()
            self._answer(*refusal)
            return
        size = int(self.headers["Content-Length"])
        self._intake.allow(size)
        body = self.rfile.read(size)
        if len(body) < size:
            return
        try:
            job = read_job(body)
        except ValueError as error:
            self._answer(HTTPStatus.BAD_REQUEST, {"error": f"This is no job: {error}"})
            return
        self._judge(job)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal by the base class, in the form of ours and without the stranger's words in it."""
        self._answer(HTTPStatus(code), {"error": HTTPStatus(code).phrase})

    def version_string(self) -> str:
        return "judge"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing of the base class's: it logs who asked, and for what."""

    def _refusal(self) -> tuple[HTTPStatus, dict[str, Any]] | None:
        """Why the body is not even read, or None."""
        length = self.headers["Content-Length"] or ""
        if self.path != "/judge":
            return HTTPStatus.NOT_FOUND, {"error": "There is /health, and POST /judge."}
        if not agrees(self.headers["Authorization"], self.server.secret):
            return HTTPStatus.UNAUTHORIZED, {"error": "The secret is another one."}
        if self.headers[FORM_HEADER] not in (None, form()):
            return HTTPStatus.CONFLICT, {"error": "This host speaks another version's form of jobs."}
        if not length.isascii() or not length.isdigit() or "Transfer-Encoding" in self.headers:
            return HTTPStatus.LENGTH_REQUIRED, {"error": "Content-Length has to say how long the job is."}
        if len(length) > len(str(MAX_JOB_BYTES)) or int(length) > MAX_JOB_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": f"A job has at most {MAX_JOB_BYTES} bytes."}
        return None

    def _drain(self) -> None:
        """Take the body of a request that is refused: who is still sending would not hear the answer."""
        self._intake.allow(MAX_JOB_BYTES)
        length = self.headers["Content-Length"] or ""
        left = min(int(length), MAX_JOB_BYTES) if length.isascii() and length.isdigit() and len(length) < 12 else 0
        while left > 0 and (chunk := self.rfile.read(min(left, io.DEFAULT_BUFFER_SIZE))):
            left -= len(chunk)

    def _judge(self, job: Job) -> None:
        server = self.server
        if server.stopping.is_set() or not server.jobs.take():
            self._answer(
                HTTPStatus.SERVICE_UNAVAILABLE,
                {"error": "All places are taken, or this host is about to stop."},
                {"Retry-After": str(RETRY_AFTER_SECONDS)},
            )
            return
        began = time.monotonic()
        try:
            report = server.judge.run(job)
        except Exception:
            _logger.exception("a job could not be judged")
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "The judge failed."})
            return
        finally:
            server.jobs.give_back()
        _logger.info("%s after %.0f ms", report.verdict, (time.monotonic() - began) * 1000)
        self._answer(HTTPStatus.OK, report.to_json())

    def _answer(self, status: HTTPStatus, said: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        if status is not HTTPStatus.OK:
            _logger.info("refused: %d %s", status, status.phrase)
        body = json.dumps(said, separators=(",", ":")).encode()
        self.connection.settimeout(ANSWER_SECONDS)
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

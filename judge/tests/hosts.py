"""Judge hosts for tests: one in a thread of this process, with any judge behind it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from judge.exercise import Job
from judge.grading import not_run
from judge.report import CaseState, Report
from judge.serving import JudgeServer

SECRET = "Xk2-9vQz7bTn4LwR0pJc6hYd8sGm1fAe"


class Says:
    """Stands for a judge: says of each job what it was given to say."""

    wall = "A"

    def __init__(self, say: Callable[[Job], Report]) -> None:
        self._say = say
        self.asked: list[Job] = []

    def run(self, job: Job) -> Report:
        self.asked.append(job)
        return self._say(job)


def passed(job: Job) -> Report:
    """The report of a job whose cases all pass."""
    cases = (replace(not_run(case), state=CaseState.PASSED, time_s=0.001) for case in job.cases)
    return Report.from_cases(tuple(cases), job.case_hash)


@contextlib.contextmanager
def hosted(judge: Says, *, workers: int = 1, waiting: int = 1, port: int = 0) -> Iterator[JudgeServer]:
    """A host on this machine, for as long as the block lasts."""
    server = JudgeServer(("127.0.0.1", port), judge, SECRET, workers=workers, waiting=waiting)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        if not server.stopping.is_set():
            server.stop()
        thread.join()


def url(server: JudgeServer) -> str:
    """Where the host is."""
    return f"http://127.0.0.1:{server.server_address[1]}"


def told(server: JudgeServer, *pieces: bytes) -> bytes:
    """All that the host answers to these bytes."""
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=30) as connection:
        for piece in pieces:
            connection.sendall(piece)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@contextlib.contextmanager
def answering(*answers: bytes | None) -> Iterator[str]:
    """Something that is no judge host: gives each caller the next answer, whatever is asked, or hangs up on None."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        for answer in answers:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(30)
                heard = b""
                while answer is not None and b"\r\n\r\n" not in heard:
                    heard += connection.recv(65536)
                with contextlib.suppress(OSError):
                    connection.sendall(answer or b"")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        thread.join()
        listener.close()

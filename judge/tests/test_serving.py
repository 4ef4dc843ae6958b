"""The HTTP face, spoken to by hand: whatever comes, it answers or hangs up, and goes on."""

from __future__ import annotations

import contextlib
import json
import logging
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge import serving
from judge.exercise import Job
from judge.grading import refused
from judge.report import Report, Verdict
from judge.serving import JudgeServer, is_loopback, read_address
from judge.tests.hosts import SECRET, Says, hosted, passed, told
from judge.tests.jobs import call, job
from judge.wire import MAX_JOB_BYTES, form

JOB = job("def answer_of_ada():\n    return 1\n", call("answer_of_ada()", "1"), names=("answer_of_ada",))
BODY = json.dumps(JOB.to_json()).encode()
KEY = f"Authorization: Bearer {SECRET}\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[JudgeServer]:
    with hosted(Says(passed)) as server:
        yield server


def request(
    start: str = "POST /judge HTTP/1.1", head: str = KEY, body: bytes = BODY, length: str | None = None
) -> bytes:
    size = str(len(body)) if length is None else length
    return f"{start}\r\n{head}Content-Length: {size}\r\n\r\n".encode() + body


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def said(answer: bytes) -> dict[str, object]:
    return dict(json.loads(answer.partition(b"\r\n\r\n")[2]))


def test_a_job_is_answered_with_its_report(server: JudgeServer) -> None:
    answer = told(server, request())
    assert status(answer) == 200
    assert Report.from_json(said(answer)) == passed(JOB)


def test_a_job_that_comes_in_pieces_is_one(server: JudgeServer) -> None:
    whole = request()
    assert status(told(server, *(whole[place : place + 7] for place in range(0, len(whole), 7)))) == 200


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        (request(head=""), 401),
        (request(head=f"Authorization: Bearer {SECRET[:-1]}x\r\n"), 401),
        (request(head=KEY.replace("Bearer", "Basic")), 401),
        (request(head=f"{KEY}Judge-Form: another\r\n"), 409),
        (request(start="POST /elsewhere HTTP/1.1"), 404),
        (request(start="GET /elsewhere HTTP/1.1"), 404),
        (request(start="PUT /judge HTTP/1.1"), 501),
        (request(start="POST"), 400),
        (request(start="POST /judge HTTP/9.9"), 505),
        (request(body=b"", length="x"), 411),
        (request(body=b"", length="-1"), 411),
        (request(body=b"", length=""), 411),
        (request(head=f"{KEY}Transfer-Encoding: chunked\r\n"), 411),
        (request(body=b"{}"), 400),
        (request(body=b"[" * 100_000), 400),
        (request(body=b"\xff"), 400),
    ],
)  # fmt: skip
def test_what_is_no_job_is_refused(server: JudgeServer, sent: bytes, wanted: int) -> None:
    answer = told(server, sent)
    assert (status(answer), list(said(answer))) == (wanted, ["error"])


def test_a_body_that_is_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch, server: JudgeServer) -> None:
    monkeypatch.setattr(serving, "MAX_JOB_BYTES", len(BODY) - 1)
    judge = server.judge
    assert isinstance(judge, Says)
    before = len(judge.asked)
    assert status(told(server, request())) == 413
    monkeypatch.undo()
    answer = told(server, request(body=b"", length=str(MAX_JOB_BYTES + 1)), b"x" * (MAX_JOB_BYTES + 1))
    assert status(answer) == 413, "also who sends it all hears the answer"
    assert status(told(server, request(body=b"", length="9" * 5000))) == 413
    assert len(judge.asked) == before


def test_the_head_is_bounded_too(server: JudgeServer) -> None:
    assert told(server, b"GET /health HTTP/1.1\r\n" + b"X: " + b"x" * serving.MAX_HEAD_BYTES + b"\r\n\r\n") == b""


@pytest.mark.parametrize("sent", [b"", b"POST /judge HTTP/1.1\r\n" + KEY.encode(), request()[:-1]])
def test_who_is_too_slow_is_hung_up_on(server: JudgeServer, sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "INTAKE_SECONDS", 0.1)
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=30) as connection:
        connection.sendall(sent)
        assert connection.recv(1) == b""


def test_a_byte_at_a_time_does_not_win_more_time(server: JudgeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "INTAKE_SECONDS", 0.3)
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=0.01) as connection:
        sent = 0
        with contextlib.suppress(ConnectionError):
            while not _hung_up(connection):
                connection.sendall(b"x")
                sent += 1
        assert sent < serving.MAX_HEAD_BYTES, "ended by the clock, and not by the size of the head"


def _hung_up(connection: socket.socket) -> bool:
    with contextlib.suppress(TimeoutError):
        return connection.recv(1) == b""
    return False


def test_the_health_tells_strangers_no_more_than_that_it_stands(server: JudgeServer) -> None:
    answer = told(server, b"GET /health HTTP/1.1\r\n\r\n")
    assert (status(answer), said(answer)) == (200, {"status": "ok"})
    known = said(told(server, f"GET /health HTTP/1.1\r\n{KEY}\r\n".encode()))
    assert (known["wall"], known["form"], known["workers"], known["jobs"]) == ("A", form(), 1, 0)
    assert status(told(server, b"GET /health HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n")) == 401


class Slow(Says):
    """Judges when it is told to."""

    def __init__(self) -> None:
        super().__init__(passed)
        self.may_end = threading.Event()
        self.running = threading.Semaphore(0)

    def run(self, job: Job) -> Report:
        self.running.release()
        assert self.may_end.wait(30)
        return super().run(job)


def ask_in_threads(server: JudgeServer, times: int) -> tuple[list[threading.Thread], list[bytes]]:
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(told(server, request()))) for _ in range(times)]
    for thread in threads:
        thread.start()
    return threads, answers


def test_beyond_the_places_there_are_a_job_is_to_come_again() -> None:
    judge = Slow()
    with hosted(judge, workers=1, waiting=2) as server:
        threads, answers = ask_in_threads(server, 3)
        for _ in threads:
            assert judge.running.acquire(timeout=30)
        busy = told(server, request())
        assert status(busy) == 503
        assert b"\r\nRetry-After: 2\r\n" in busy
        assert status(told(server, b"GET /health HTTP/1.1\r\n\r\n")) == 200
        judge.may_end.set()
        for thread in threads:
            thread.join()
        assert [status(answer) for answer in answers] == [200] * 3
        assert status(told(server, request())) == 200, "the places are free again"


def test_beyond_the_connections_there_are_one_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_SPARE_CONNECTIONS", 0)
    with hosted(Says(passed), workers=1, waiting=0) as server:
        with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=30) as silent:
            silent.sendall(b"GET ")
            while status(refused := told(server)) != 503:  # until the silent one has been given its thread
                pass
            assert refused.endswith(b"\r\n\r\n")
        while b"200" not in told(server, b"GET /health HTTP/1.1\r\n\r\n"):  # until it is known to be gone
            pass


def test_told_to_stop_it_finishes_what_runs_and_takes_no_more() -> None:
    judge = Slow()
    with hosted(judge) as server:
        threads, answers = ask_in_threads(server, 1)
        assert judge.running.acquire(timeout=30)
        with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=30) as early:
            early.sendall(request()[:-1])
            while server.connections.taken < 2:  # until it has its thread
                time.sleep(0)
            stopping = threading.Thread(target=server.stop)
            stopping.start()
            assert server.stopping.wait(30)
            early.sendall(request()[-1:])
            assert status(early.recv(65536)) == 503
        judge.may_end.set()
        for thread in (*threads, stopping):
            thread.join(30)
        assert [status(answer) for answer in answers] == [200]
        with pytest.raises(OSError, match="refused"):
            told(server)


def test_a_judge_that_raises_is_an_answer_too(caplog: pytest.LogCaptureFixture) -> None:
    def fail(job: Job) -> Report:
        raise RuntimeError("out of order")

    with hosted(Says(fail)) as server:
        assert status(told(server, request())) == 500
        assert status(told(server, request())) == 500, "its place was given back"
    assert "out of order" in caplog.text


def test_what_is_logged_names_nobody_and_shows_no_code(server: JudgeServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told(server, request())
    told(server, request(head=""))
    told(server, b"GET /ada HTTP/1.1\r\nUser-Agent: ada\r\n\r\n")
    assert "accepted after" in caplog.text
    assert "refused: 401" in caplog.text
    for word in ("ada", "answer", SECRET, "127.0.0.1"):
        assert word not in caplog.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_stop_it(server: JudgeServer, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=30) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
    assert status(told(server, b"GET /health HTTP/1.1\r\n\r\n")) == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_no_body_stops_it(server: JudgeServer, body: bytes) -> None:
    assert status(told(server, request(body=body))) == 400
    assert status(told(server, request())) == 200


def test_a_verdict_is_an_answer_whatever_it_is() -> None:
    def forbidden(job: Job) -> Report:
        return refused(job, Verdict.FORBIDDEN_CONSTRUCT)

    with hosted(Says(forbidden)) as server:
        assert said(told(server, request()))["verdict"] == "forbidden_construct"


@pytest.mark.parametrize(
    ("text", "address", "at_home"),
    [
        ("127.0.0.1:8060", ("127.0.0.1", 8060), True),
        ("[::1]:0", ("::1", 0), True),
        ("localhost:1", ("localhost", 1), True),
        ("0.0.0.0:8060", ("0.0.0.0", 8060), False),
        ("[::]:8060", ("::", 8060), False),
        ("192.0.2.1:8060", ("192.0.2.1", 8060), False),
    ],
)
def test_an_address_is_read_and_known_for_what_it_is(text: str, address: tuple[str, int], at_home: bool) -> None:
    assert read_address(text) == address
    assert is_loopback(address) is at_home


@pytest.mark.parametrize("text", ["", "127.0.0.1", ":8060", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "[]:1"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        read_address(text)

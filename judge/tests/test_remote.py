"""A judge on another host, as the site sees it: a report that is believed, or an exception that says what to do."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import judge.remote
from judge import Verdict
from judge.exercise import Job
from judge.remote import JudgeAway, JudgeRefused, RemoteJudge
from judge.report import Report
from judge.serving import JudgeServer
from judge.tests.hosts import SECRET, Says, answering, hosted, passed, url
from judge.tests.jobs import call, job

JOB = job("def f():\n    return 1\n", call("f()", "1"), names=("f",))


def answer(body: bytes, status: str = "200 OK", head: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


def ask(where: str, task: Job = JOB, secret: str = SECRET, patience_s: float = 30) -> Report:
    with RemoteJudge(where, secret, patience_s) as remote:
        return remote.run(task)


@pytest.fixture(scope="module")
def host() -> Iterator[JudgeServer]:
    with hosted(Says(passed)) as server:
        yield server


def test_it_answers_as_the_judge_at_home_does(host: JudgeServer) -> None:
    assert ask(url(host)) == passed(JOB)
    assert isinstance(host.judge, Says)
    assert host.judge.asked[-1] == JOB


def test_a_job_that_need_not_be_run_needs_no_host() -> None:
    for refused in (
        replace(JOB, files={}),
        replace(JOB, files={"solution.py": "x" * (1 << 17)}),
        replace(JOB, cases=()),
    ):
        assert ask("http://127.0.0.1:1", refused).verdict in (Verdict.SYNTAX_ERROR, Verdict.JUDGE_ERROR)


def test_what_leaves_is_the_job_and_nothing_else(host: JudgeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    really = judge.remote._Patient.sendall

    def note(it: judge.remote._Patient, data: bytes) -> None:
        sent.append(data)
        really(it, data)

    monkeypatch.setattr(judge.remote._Patient, "sendall", note)
    ask(url(host))
    head, _, body = b"".join(sent).partition(b"\r\n\r\n")
    assert json.loads(body) == JOB.to_json()
    names = {line.split(b":")[0] for line in head.split(b"\r\n")[1:]}
    assert names == {
        *(b"Host", b"Accept-Encoding", b"Content-Length"),
        *(b"Authorization", b"Judge-Form", b"Content-Type"),
    }


def test_the_health_is_what_the_host_says(host: JudgeServer) -> None:
    health = RemoteJudge(url(host), SECRET).health()
    assert (health.wall, health.workers, health.jobs) == ("A", 1, 0)


def away(where: str, patience_s: float = 30, secret: str = SECRET) -> str:
    """Why the host is away; the same for a job and for the health."""
    with pytest.raises(JudgeAway) as reason:
        ask(where, secret=secret, patience_s=patience_s)
    return str(reason.value)


def test_nobody_there_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        where = f"http://127.0.0.1:{listener.getsockname()[1]}"
    assert "cannot be reached: [Errno 111] Connection refused" in away(where)
    with pytest.raises(JudgeAway, match="cannot be reached"):
        RemoteJudge(where, SECRET).health()
    assert "cannot be reached" in away("http://no-such-host.invalid")


def test_another_secret_is_away(host: JudgeServer) -> None:
    assert away(url(host), secret=SECRET[::-1]) == f"The judge host {url(host)} has another secret than this site."
    with pytest.raises(JudgeAway, match="another secret"):
        RemoteJudge(url(host), SECRET[::-1]).health()


def test_another_version_is_away(host: JudgeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge.remote, "form", lambda: "another")
    assert "another version" in away(url(host))
    with pytest.raises(JudgeAway, match="another version"):
        RemoteJudge(url(host), SECRET).health()


def test_silence_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert "timed out" in away(f"http://127.0.0.1:{listener.getsockname()[1]}", patience_s=0.1)


def test_an_answer_that_never_ends_is_away() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50) as where:
        assert away(where)
    with answering(answer(b"x" * 100)[:-1]) as where:
        assert "cannot be reached" in away(where)


def test_an_answer_that_is_too_long_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge.remote, "MAX_REPORT_BYTES", 1000)
    monkeypatch.setattr(judge.remote, "_MAX_HEAD_BYTES", 1000)
    with answering(answer(b"x" * 10_000)) as where:
        assert "more than was agreed" in away(where)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (None, "cannot be reached"),
        (b"", "cannot be reached"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "cannot be reached"),
        (answer(b"<html>", "200 OK"), "is no report"),
        (answer(b"{}"), "is no report"),
        (answer(b'{"error": "Stopping."}', "503 Service Unavailable"), "answers with status 503: Stopping."),
        (answer(b"<html>", "502 Bad Gateway"), "answers with status 502: (in no form of ours)"),
        (answer(b"", "301 Moved Permanently", "Location: http://127.0.0.1:1/judge\r\n"), "answers with status 301"),
        (answer(b"", "204 No Content"), "answers with status 204"),
        (answer(b'{"error": 1}', "404 Not Found"), "answers with status 404: 1"),
    ],
)
def test_what_is_no_answer_of_a_judge_is_away(sent: bytes | None, says: str) -> None:
    with answering(sent) as where:
        assert says in away(where)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"wall": "A", "python": "3", "workers": null, "form": ""}'])
def test_what_says_no_health_is_away(body: bytes) -> None:
    with answering(answer(body)) as where, pytest.raises(JudgeAway, match="no judge host"):
        RemoteJudge(where, SECRET).health()


@pytest.mark.parametrize("status", ["400 Bad Request", "413 Content Too Large"])
def test_what_is_about_the_job_will_not_pass_by_waiting(status: str) -> None:
    with (
        answering(answer(b'{"error": "no"}', status)) as where,
        pytest.raises(JudgeRefused, match="refuses the job: no"),
    ):
        ask(where)


def test_a_job_that_is_too_large_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge.remote, "MAX_JOB_BYTES", 100)
    with pytest.raises(JudgeRefused, match="at most"):
        ask("http://127.0.0.1:1")


@pytest.mark.parametrize(
    "lie",
    [
        lambda job: replace(passed(job), case_hash="1" * 64),
        lambda job: replace(passed(job), cases=()),
        lambda job: replace(passed(job), verdict=Verdict.WRONG_ANSWER, first_failing=1),
    ],
)
def test_a_report_that_does_not_fit_is_not_believed(lie: Any) -> None:
    with hosted(Says(lie)) as server, pytest.raises(JudgeRefused, match="is not believed"):
        ask(url(server))


def test_a_host_that_was_away_and_comes_back_is_asked_again() -> None:
    with hosted(Says(passed)) as server:
        remote, port = RemoteJudge(url(server), SECRET), server.server_address[1]
        assert remote.run(JOB).accepted
    with pytest.raises(JudgeAway):
        remote.run(JOB)
    with hosted(Says(passed), port=port):
        assert remote.run(JOB).accepted


@pytest.mark.parametrize(
    "wrong",
    [
        *("", "127.0.0.1:8060", "ftp://127.0.0.1", "http://", "http://ada:lovelace@127.0.0.1"),
        *("http://127.0.0.1/judge", "http://127.0.0.1?x", "http://127.0.0.1#x", "http://127.0.0.1:x"),
        *("http://127.0.0.1:99999", "http://[::1"),
    ],
)
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RemoteJudge(wrong, SECRET)


def test_an_address_of_the_sixth_version_and_a_slash_at_the_end_will_do() -> None:
    assert RemoteJudge("http://[::1]:8060/", SECRET).url == "http://[::1]:8060"
    assert RemoteJudge("https://judge.example.org", SECRET)._address == ("judge.example.org", 443)


def test_by_https_a_host_without_tls_is_away(host: JudgeServer) -> None:
    assert "cannot be reached" in away(url(host).replace("http:", "https:"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(answer))
def test_no_answer_does_more_than_be_refused(sent: bytes) -> None:
    with answering(sent) as where, contextlib.suppress(JudgeAway, JudgeRefused):
        raise AssertionError(f"believed: {ask(where)}")

"""The figures: for nobody without the token, of all processes of a server, and without a word about people."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from config import metrics as module
from exercises import standing
from exercises.models import Result
from tests.factory import make_exercise, make_submission
from tests.servers import end, free_port, wait_for

TOKEN = "a-token-of-0123456789-and-more-signs"
HEADER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def figures(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With the token set; the processes' files are in a folder of this test run, since they are opened only once."""
    settings.METRICS_TOKEN = TOKEN
    settings.VAR_DIR = tmp_path_factory.getbasetemp() / "metrics"


def told(client: Client) -> dict[str, float]:
    """Each figure by its name and labels."""
    text = client.get("/metrics", headers=HEADER).content.decode()
    rows = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in rows}


def test_without_a_token_in_the_settings_there_is_no_page(client: Client, db: None) -> None:
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}])
def test_without_the_token_there_is_no_answer(client: Client, figures: None, header: dict[str, str]) -> None:
    answer = client.get("/metrics", headers=header)
    assert (answer.status_code, answer.content) == (401, b"")


def test_requests_are_counted_by_view(client: Client, db: None, figures: None) -> None:
    before = told(client)
    client.get("/keys/", {"q": "zuleika"})
    client.get("/courses/zuleika/")
    client.generic("ZULEIKA", "/no/zuleika/")
    after = told(client)
    grown = {name for name, value in after.items() if value > before.get(name, 0) and "_requests_total" in name}
    assert grown == {
        'milepost_requests_total{method="GET",status="200",view="keys"}',
        'milepost_requests_total{method="GET",status="404",view="courses:course_detail"}',
        'milepost_requests_total{method="OTHER",status="404",view=""}',
    }
    assert after['milepost_request_seconds_bucket{le="+Inf",method="GET",view="keys"}'] >= 1
    assert not [name for name in after if "zuleika" in name.lower()]


def test_the_queue_and_the_workers_are_told_of(client: Client, learner: User, figures: None) -> None:
    exercise, now = make_exercise(), timezone.now()
    make_submission(learner, exercise, Result.QUEUED, submitted_at=now - timedelta(seconds=50))
    make_submission(
        learner, exercise, submitted_at=now - timedelta(seconds=3), judged_at=now - timedelta(seconds=1), attempts=1
    )
    hour_ago = now - timedelta(hours=1)
    make_submission(learner, exercise, submitted_at=hour_ago, judged_at=hour_ago, attempts=1)
    standing.beat("one", standing.Standing(standing.Condition.JUDGES, "A"))
    found = told(client)
    assert found["milepost_queue_submissions"] == 1
    assert 50 <= found["milepost_queue_oldest_seconds"] < 250
    assert found['milepost_workers{state="judges"}'] == 1
    assert found['milepost_workers{state="no_wall"}'] == 0
    assert found['milepost_recent_verdicts{verdict="accepted"}'] == 1
    assert found['milepost_recent_verdict_seconds{quantile="0.95"}'] == 2
    assert found["milepost_database_up"] == 1
    assert found["milepost_database_bytes"] > 100_000


def test_while_the_database_is_away_it_says_so(
    client: Client, db: None, figures: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise module.figures().DatabaseError

    monkeypatch.setattr(module.figures(), "_queue", away)
    assert told(client)["milepost_database_up"] == 0


def test_what_ended_servers_left_is_thrown_away(figures: None, settings: Any) -> None:
    left = module.folder().with_name(re.sub(r"\d+$", "4194305", module.folder().name))  # more than a pid can be
    left.mkdir(parents=True)
    module._forget_ended_servers()
    assert not left.exists()


def test_whichever_process_is_asked_it_tells_of_all(tmp_path: Path, settings: Any) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DATABASE_"))}
    port = free_port()
    bind = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "error"]
    server = subprocess.Popen(
        [sys.executable, *bind],
        cwd=settings.BASE_DIR,
        env={**clean, "MILEPOST_VAR": str(tmp_path), "MILEPOST_METRICS_TOKEN": TOKEN},
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/health/live")
        with socket.create_connection(("127.0.0.1", port)) as held:  # no such page, which needs no database
            held.sendall(b"GET /no-such-page/ HTTP/1.0\r\nHost: 127.0.0.1\r\n")
            # The process that reads it waits for the rest, so that the other one has to answer these.
            for _ in range(3):
                with pytest.raises(urllib.error.HTTPError):
                    urllib.request.urlopen(f"{url}/no-such-page/")
            held.sendall(b"\r\n")
            assert b" 404 " in held.makefile("rb").readline()
        request = urllib.request.Request(f"{url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        text = urllib.request.urlopen(request).read().decode()
        counted = re.search(r'milepost_requests_total\{method="GET",status="\d+",view=""\} (\S+)', text)
    finally:
        end(server)
    assert len(list(tmp_path.glob("metrics/*/counter_*.db"))) == 2
    assert counted is not None
    assert float(counted[1]) == 4

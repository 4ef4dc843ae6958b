"""The doctor: each check is well on a site that is well, and speaks when its thing is broken."""

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.checks import Error, Warning
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from config import doctor, engines
from config.doctor import CHECKS, Finding, machine, rows, services
from exercises import standing
from exercises.models import Result, WorkerState
from tests.factory import make_course, make_exercise, make_submission


def say(name: str) -> Finding:
    return CHECKS[name]()


def run(*arguments: str) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command("doctor", *arguments, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


@pytest.fixture
def all_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "CHECKS", {name: lambda: Finding.fine("so it is") for name in CHECKS})


def test_it_looks_at_all_that_a_site_stands_on() -> None:
    assert list(CHECKS) == [
        *("database", "migrations", "content", "cache", "queue", "workers", "judge", "mail", "storage"),
        *("static files", "time", "disk", "secrets"),
    ]


def test_a_site_that_is_well(all_well: None) -> None:
    text, code = run()
    assert code == 0
    assert text.count("fine") == len(CHECKS)


def test_what_is_broken_makes_the_exit_code_and_a_line_that_says_what_to_do(
    all_well: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(doctor.CHECKS, "disk", lambda: Finding.bad("full", "Make room."))
    text, code = run()
    assert code == 1
    assert "MEND  disk          full\n                    → Make room." in text
    said = json.loads(run("--json")[0])
    assert said["disk"] == {"is_fine": False, "says": "full", "todo": "Make room."}
    assert set(said) == set(CHECKS)


def test_a_check_that_fails_in_itself_is_a_finding(all_well: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> Finding:
        raise RuntimeError("odd")

    def away() -> Finding:
        raise OperationalError

    monkeypatch.setitem(doctor.CHECKS, "time", breaks)
    monkeypatch.setitem(doctor.CHECKS, "queue", away)
    text, code = run()
    assert code == 1
    assert "could not be tried: RuntimeError: odd" in text
    assert "cannot be told without the database" in text


def test_a_database_that_answers_is_named(db: None) -> None:
    found = say("database")
    assert found.is_fine
    assert connection.vendor.lower()[:6] in found.says.lower()


def test_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses() -> Finding:
        raise OperationalError("connection refused\nmore")

    monkeypatch.setattr(rows, "_sqlite", refuses)
    monkeypatch.setattr(rows, "_postgres", refuses)
    found = say("database")
    assert (found.is_fine, found.says) == (False, "does not answer: connection refused")


class Cursor:
    """A database that gives this row to every question."""

    def __init__(self, *row: object) -> None:
        self.row = row

    def __enter__(self) -> "Cursor":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def execute(self, _sql: str) -> "Cursor":
        return self

    def fetchone(self) -> tuple[object, ...]:
        return self.row


@pytest.mark.parametrize(
    ("ask", "row", "is_fine"),
    [
        (rows._sqlite, ("delete",), False),
        (rows._sqlite, ("wal",), True),
        (rows._postgres, (130012, "UTF8"), False),
        (rows._postgres, (170002, "SQL_ASCII"), False),
        (rows._postgres, (170002, "UTF8"), True),
    ],
)
def test_a_database_that_is_not_set_up_well(
    monkeypatch: pytest.MonkeyPatch, ask: Callable[[], Finding], row: tuple[object, ...], is_fine: bool
) -> None:
    monkeypatch.setattr(connection, "cursor", lambda: Cursor(*row))
    assert ask().is_fine is is_fine


def test_migrations(db: None) -> None:
    assert say("migrations").is_fine
    MigrationRecorder(connection).record_unapplied("accounts", "0001_initial")
    assert "manage.py migrate" in say("migrations").todo


def test_content(db: None) -> None:
    assert "import_content" in say("content").todo
    make_exercise(make_course(lessons=1).lessons.get())
    assert say("content").is_fine


def test_cache(settings: Any) -> None:
    settings.REDIS_URL = ""
    assert say("cache").is_fine
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = engines.caches(settings.REDIS_URL)
    assert "MILEPOST_REDIS_URL" in say("cache").todo


def test_queue(learner: User, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.QUEUE = "database"
    exercise, now = make_exercise(), timezone.now()
    assert say("queue").says == "nothing waits"
    make_submission(learner, exercise, Result.QUEUED, submitted_at=now - timedelta(seconds=5))
    assert say("queue").is_fine
    make_submission(learner, exercise, Result.QUEUED, submitted_at=now - timedelta(minutes=2))
    assert say("queue").says.startswith("2 wait, the oldest for 12")
    assert not say("queue").is_fine
    settings.QUEUE = "redis"
    monkeypatch.setattr("accounts.management.redis_queue.is_reachable", lambda: False)
    assert "Redis" in say("queue").says


def test_workers(db: None, settings: Any) -> None:
    assert say("workers").says == "no worker runs; there has been none"
    standing.beat("lame", standing.Standing(standing.Condition.NO_WALL, reason="no namespaces"))
    assert say("workers").says == "1 run, none judges: no namespaces"
    standing.beat("well", standing.Standing(standing.Condition.JUDGES, "A"))
    assert say("workers") == Finding.fine("1 of 2 judge")
    WorkerState.objects.update(seen_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    assert say("workers").says == "no worker runs; the last sign of life is of 2026-01-02 03:04 UTC"
    settings.JUDGE = "off"
    assert say("workers").is_fine


def test_judge(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.JUDGE = "off"
    assert say("judge").is_fine
    settings.JUDGE = "auto"
    monkeypatch.setattr("exercises.checks.judging_is_on", lambda: [])
    remark = Warning("not encrypted", hint="a tunnel", id="exercises.W004")
    monkeypatch.setattr("exercises.checks.the_wall_holds", lambda: [remark])
    assert say("judge") == Finding.fine("not encrypted")
    broken = Error("It does not hold.", hint="Report this.", id="exercises.E001")
    monkeypatch.setattr("exercises.checks.the_wall_holds", lambda: [remark, broken])
    assert say("judge") == Finding.bad("It does not hold.", "Report this.")


@contextmanager
def mail_server(greeting: bytes) -> Iterator[int]:
    """A mail server that greets one caller and answers everything with 250."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _ = server.accept()
            with caller, caller.makefile("rb") as lines:
                caller.sendall(greeting)
                for line in lines:
                    caller.sendall(b"221 bye\r\n" if line.startswith(b"quit") else b"250 well\r\n")

        thread = Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def test_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert say("mail").is_fine
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    for greeting, is_fine in ((b"220 hello\r\n", True), (b"554 go away\r\n", False)):
        with mail_server(greeting) as settings.EMAIL_PORT:
            assert say("mail").is_fine is is_fine
    found = say("mail")  # nobody listens any more
    assert (found.is_fine, found.says) == (False, "127.0.0.1 does not let us in: ConnectionRefusedError")
    assert not services.send_mail("ada@example.org").is_fine


def test_a_message_is_sent_where_it_is_asked_for(all_well: None, mailoutbox: list[Any]) -> None:
    text, code = run("--mail", "ada@example.org")
    assert (code, [message.to for message in mailoutbox]) == (0, [["ada@example.org"]])
    assert "mail sent" in text


def test_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    assert say("storage").is_fine
    assert list((tmp_path / "media").iterdir()) == []
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file"
    assert str(tmp_path / "file") in say("storage").todo


def test_static_files(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    assert say("static files").says == "none have been collected"
    sources = tmp_path / "sources"
    monkeypatch.setattr("django.contrib.staticfiles.finders.find", lambda name: str(sources / name))
    for root in (sources, settings.STATIC_ROOT):
        (root / "milepost").mkdir(parents=True)
        for name in machine.SHOWN:
            (root / name).write_text("of today")
    paths = {name: name for name in machine.SHOWN}
    (settings.STATIC_ROOT / "staticfiles.json").write_text(json.dumps({"paths": paths}))
    assert say("static files").is_fine
    (sources / machine.SHOWN[1]).write_text("of tomorrow")
    assert say("static files").says == f"{machine.SHOWN[1]} is of another version than the site"
    (settings.STATIC_ROOT / machine.SHOWN[0]).unlink()
    assert say("static files").says == f"{machine.SHOWN[0]} is missing"


def test_time(learner: User, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("time").is_fine
    monkeypatch.setattr(machine, "_clock_of_the_database", lambda: timezone.now() + timedelta(minutes=1))
    assert "apart from the database's" in say("time").says
    monkeypatch.undo()
    make_submission(learner, make_exercise(), submitted_at=timezone.now() + timedelta(hours=1))
    assert "Set the clock" in say("time").todo
    settings.TIME_ZONE = "Mars/Olympus"
    assert say("time").says == "time zones are not known"


@pytest.mark.parametrize(("free", "is_fine"), [(3 << 30, True), (1 << 20, False)])
def test_disk(settings: Any, monkeypatch: pytest.MonkeyPatch, free: int, is_fine: bool) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    found = say("disk")
    assert found.is_fine is is_fine
    assert found.says.endswith(f" GiB are free for {settings.VAR_DIR}")


def test_secrets(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR, settings.BASE_DIR = tmp_path, tmp_path
    secret = tmp_path / "secret"
    secret.write_text("s")
    tmp_path.chmod(0o755)
    secret.chmod(0o600)
    assert say("secrets").is_fine
    secret.chmod(0o640)
    assert say("secrets") == Finding.bad(f"others on this machine can read {secret}", f"Run: chmod 600 {secret}")
    tmp_path.chmod(0o700)
    assert say("secrets").is_fine
    assert os.access(secret, os.R_OK)

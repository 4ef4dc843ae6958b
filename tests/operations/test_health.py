"""The probes answer under any name, without a session, and say no when something that pages need is away."""

import time
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from config import engines, health
from config.health import FAILED, MISSING, OK, SILENT, Check

LIVE, READY = "/health/live", "/health/ready"


def test_live_asks_no_database(client: Client) -> None:
    answer = client.get(LIVE)
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db(transaction=True)
def test_ready_says_what_it_asked(client: Client) -> None:
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    assert {*answer.json()["checks"].values()} == {OK}
    assert not answer.cookies


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", [LIVE, READY])
def test_probes_need_no_name_no_https_and_no_account(client: Client, settings: Any, path: str) -> None:
    settings.PUBLIC, settings.SECURE_SSL_REDIRECT = False, True
    assert client.get(path, headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/", headers={"host": "10.1.2.3:8000"}).status_code == 400


@pytest.mark.parametrize("path", [LIVE, READY])
def test_nothing_can_be_sent_to_a_probe(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_without_a_database_it_is_not_ready_and_says_no_more_than_that(client: Client) -> None:
    answer = client.get(READY)  # no access to the database in this test
    assert answer.status_code == 503
    assert answer.json()["status"] == "not ready"
    assert {name: answer.json()["checks"][name] for name in health.NEEDED} == dict.fromkeys(health.NEEDED, FAILED)


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_is_not_applied_is_found(client: Client) -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("accounts", "0001_initial")
    try:
        answer = client.get(READY)
    finally:
        recorder.record_applied("accounts", "0001_initial")
    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, MISSING)
    assert answer.json()["checks"]["database"] == OK


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_is_away_is_told_of_and_keeps_nobody_out(client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = engines.caches(settings.REDIS_URL)
    answer = client.get(READY)
    assert (answer.status_code, answer.json()["checks"]) == (200, {"database": OK, "migrations": OK, "cache": FAILED})


def test_what_never_answers_is_waited_for_once_and_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, let_go = [], Event()

    def hangs() -> str:
        asked.append(time.monotonic())
        let_go.wait()
        return OK

    stuck = Check(hangs)
    monkeypatch.setattr(health, "CHECKS", {"database": stuck})
    assert [health.ask(0.05), health.ask(0.05)] == [{"database": SILENT}] * 2
    let_go.set()
    assert stuck.ask().result(10) == OK
    assert len(asked) == 1


def test_other_pages_below_health_are_not_there(client: Client, db: None) -> None:
    assert client.get("/health/nothing").status_code == 404

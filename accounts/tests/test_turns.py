"""Who wants to write on SQLite stands in a row at a door."""

import fcntl
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction

from accounts.turns import Door, stand_in_a_row


def begin(door: Door, begun: list[str], sql: str = "BEGIN IMMEDIATE") -> None:
    def execute(sql: str, *_: Any) -> None:
        begun.append(sql)

    door(execute, sql, None, False, {})


def test_who_comes_later_waits_for_the_door(tmp_path: Path) -> None:
    begun: list[str] = []
    door = Door(tmp_path / "door", patience=60)
    with door.path.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = Thread(target=begin, args=(door, begun))
        waiting.start()
        begin(door, begun, "SELECT 1")
        assert begun == ["SELECT 1"]
    waiting.join()
    assert begun == ["SELECT 1", "BEGIN IMMEDIATE"]


def test_the_door_is_open_again_after_a_failure(tmp_path: Path) -> None:
    def fail(*_: Any) -> None:
        raise OperationalError

    door, begun = Door(tmp_path / "door", patience=60), list[str]()
    with pytest.raises(OperationalError):
        door(fail, "BEGIN IMMEDIATE", None, False, {})
    begin(door, begun)
    assert begun == ["BEGIN IMMEDIATE"]


def test_who_has_waited_too_long_is_sent_away(tmp_path: Path) -> None:
    begun: list[str] = []
    with patch("accounts.turns.time.monotonic", side_effect=[0, 21]), pytest.raises(OperationalError, match="locked"):
        begin(Door(tmp_path / "door", patience=20), begun)
    assert begun == []


@pytest.mark.django_db(transaction=True)
def test_the_sites_own_connection_has_one_door_and_no_more() -> None:
    connection.ensure_connection()
    for _ in range(2):
        stand_in_a_row(connection)
    doors = [wrapper for wrapper in connection.execute_wrappers if isinstance(wrapper, Door)]
    assert len(doors) == (connection.vendor == "sqlite")
    with transaction.atomic():
        User.objects.create_user("ada")
    for door in doors:
        assert door.path.exists()
        assert door.patience == 20

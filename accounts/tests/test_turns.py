"""Who wants to write on SQLite stands in a row at a door."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError, connection, transaction

from accounts.turns import Door, stand_in_a_row


def is_free(path: Path) -> bool:
    with path.open("rb") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def begin(door: Door, begun: list[str], sql: str = "BEGIN IMMEDIATE", then: Callable[[], Any] = lambda: None) -> None:
    def execute(sql: str, *_: Any) -> None:
        begun.append(sql)
        then()

    door(execute, sql, None, False, {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.sqlite3-door"


def test_the_door_is_shut_while_one_begins_and_open_again_afterwards(path: Path) -> None:
    seen: list[bool] = []
    begin(Door(str(path), 60), [], then=lambda: seen.append(is_free(path)))
    assert seen == [False]
    assert is_free(path)


def test_who_comes_later_waits_and_who_only_reads_does_not(path: Path) -> None:
    begun: list[str] = []
    door = Door(str(path), 60)
    with path.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = Thread(target=begin, args=(door, begun))
        waiting.start()
        begin(door, begun, "SELECT 1")
        assert begun == ["SELECT 1"]
    waiting.join()
    assert begun == ["SELECT 1", "BEGIN IMMEDIATE"]


def test_the_door_is_open_again_after_a_failure(path: Path) -> None:
    def fail() -> None:
        raise OperationalError

    with pytest.raises(OperationalError):
        begin(Door(str(path), 60), [], then=fail)
    assert is_free(path)


def test_a_process_forked_meanwhile_does_not_keep_the_door_shut(path: Path) -> None:
    opened: list[int] = []

    def opening(*given: Any) -> int:
        opened.append(os_open(*given))
        return opened[-1]

    os_open = os.open
    with patch("accounts.turns.os.open", opening):
        begin(Door(str(path), 60), [], then=lambda: opened.append(os.dup(opened[-1])))
    assert is_free(path)
    os.close(opened[-1])


def test_who_has_waited_too_long_is_sent_away(path: Path) -> None:
    begun: list[str] = []
    with patch("accounts.turns.time.monotonic", side_effect=[0, 21]), pytest.raises(OperationalError, match="locked"):
        begin(Door(str(path), 20), begun)
    assert begun == []


def test_where_no_door_can_be_made_sqlite_alone_decides(path: Path) -> None:
    begun: list[str] = []
    begin(Door(str(path.parent / "missing" / path.name), 20), begun)
    assert begun == ["BEGIN IMMEDIATE"]


def test_a_file_of_the_administrators_is_a_door_as_well(path: Path) -> None:
    path.touch(mode=0o444)
    with patch("accounts.turns.os.open", wraps=os.open) as opened:
        begin(Door(str(path), 60), [])
    [call] = opened.call_args_list
    assert call.args[1] & os.O_ACCMODE == os.O_RDONLY


@pytest.mark.django_db(transaction=True)
def test_the_sites_own_connection_has_one_door_and_no_more() -> None:
    connection.ensure_connection()
    for _ in range(2):
        stand_in_a_row(connection)
    doors = [wrapper for wrapper in connection.execute_wrappers if isinstance(wrapper, Door)]
    assert len(doors) == (connection.vendor == "sqlite" and "memory" not in str(connection.settings_dict["NAME"]))
    with transaction.atomic():
        User.objects.create_user("ada")
    for door in doors:
        assert Path(door.path).exists()
        assert door.patience == 20


@pytest.mark.django_db(transaction=True)
def test_a_wrapper_put_there_before_the_connection_is_made_goes_and_the_door_stays() -> None:
    def other(execute: Callable[..., Any], *given: Any) -> Any:
        return execute(*given)

    connection.execute_wrappers.clear()
    connection.settings_dict["NAME"], name = "elsewhere.sqlite3", connection.settings_dict["NAME"]
    try:
        with connection.execute_wrapper(other):
            stand_in_a_row(connection)
        left = list(connection.execute_wrappers)
    finally:
        connection.settings_dict["NAME"] = name
        connection.execute_wrappers.clear()
        stand_in_a_row(connection)
    assert [type(wrapper) for wrapper in left] == ([Door] if connection.vendor == "sqlite" else [])

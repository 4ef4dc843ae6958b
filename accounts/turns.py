"""On SQLite, who wants to write stands in a row; without it, chance decides who is next.

SQLite lets one write at a time, and whoever finds it busy asks again after a while, each time a longer one: of eight
who write without a pause, one comes at once and another after seconds. Here everybody waits at a door, which a process
that dies leaves open, and only the first in the row asks SQLite. The door is passed when the transaction has begun.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver


class Door:
    """What every statement of a connection passes through; only the beginning of a transaction waits."""

    def __init__(self, path: str, patience: float) -> None:
        self.path = path
        self.patience = patience

    def __call__(self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        """Raises OperationalError for who has waited at the door for as long as SQLite would have let them wait."""
        if not sql.startswith("BEGIN"):
            return execute(sql, parameters, many, context)
        came = time.monotonic()
        with self._in_a_row():
            if time.monotonic() - came > self.patience:
                raise OperationalError("database is locked")
            return execute(sql, parameters, many, context)

    @contextmanager
    def _in_a_row(self) -> Iterator[None]:
        """Where no door can be made, as on a disk that is full or for reading only, SQLite itself says what follows."""
        try:
            # For reading, since an administrator's command, run as root, may have made the file.
            door = os.open(self.path, os.O_RDONLY | os.O_CREAT, 0o644)
        except OSError:
            yield
            return
        try:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield
        finally:
            # Closing alone would leave it to a process that was forked meanwhile.
            fcntl.flock(door, fcntl.LOCK_UN)
            os.close(door)


@receiver(connection_created, dispatch_uid="accounts.turns")
def stand_in_a_row(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put a door before each connection to an SQLite database that others can have open as well."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or ":memory:" in name or "mode=memory" in name:
        return
    if not any(isinstance(wrapper, Door) for wrapper in connection.execute_wrappers):
        patience = float(connection.settings_dict["OPTIONS"].get("timeout", 5))
        # In front: whoever put another wrapper there before the connection was made takes the last one away again.
        connection.execute_wrappers.insert(0, Door(f"{name}-door", patience))

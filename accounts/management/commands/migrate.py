"""Django's own command, one at a time: of two that begin together the second waits, and finds nothing left to do."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

LOCK = 0x4D696C65706F7374
"""The site's own number for PostgreSQL's advisory lock: "Milepost" in ASCII. Whoever migrates holds it."""


class Command(migrate.Command):
    """Waits until no other process migrates this database."""

    def handle(self, *args: Any, **options: Any) -> None:
        with _alone(connections[options["database"]]):
            super().handle(*args, **options)


@contextmanager
def _alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """PostgreSQL has a lock for this; SQLite is on one machine, where a file beside the database serves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    path = Path(str(connection.settings_dict["NAME"]))
    if not path.parent.is_dir() or ":memory:" in path.name or "mode=memory" in path.name:
        yield  # nobody else can reach it
        return
    with path.with_name(f"{path.name}.migrating").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

"""Rows as lines that say the same on every database: one JSON list a row, values that JSON does not know marked."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Cast

FORMAT = 1
"""Grows when an older Milepost could not read an archive."""

PASSING = {"sessions.session", "django_tasks_database.dbtaskresult", "exercises.workerstate", "accounts.tries"}
"""Not kept: everybody logs in again, submissions say themselves what waits to be judged, workers tell of themselves,
and what was tried too often is counted anew."""

MADE_BY_MIGRATE = {"contenttypes.contenttype", "auth.permission"}
"""Tables that an empty site has rows in."""

CHUNK = 500
"""Rows in memory at once: a submission with its report may have some hundred kilobytes."""


class Table(NamedTuple):
    """A table of the site and its columns, in the order in which they are written."""

    model: type[models.Model]
    fields: tuple[models.Field[Any, Any], ...]

    @property
    def name(self) -> str:
        """As the database knows it."""
        return self.model._meta.db_table

    @property
    def member(self) -> str:
        """The file of the archive that holds its rows."""
        return f"rows/{self.name}.jsonl"

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return [field.column or "" for field in self.fields]


def tables() -> list[Table]:
    """Every table that an archive holds, by name."""
    known = apps.get_models(include_auto_created=True)
    kept = [m for m in known if m._meta.managed and not m._meta.proxy and m._meta.label_lower not in PASSING]
    found = [Table(model, tuple(f for f in model._meta.local_concrete_fields if not f.generated)) for model in kept]
    return sorted(found, key=lambda table: table.name)


def applied_migrations() -> list[str]:
    """The migrations that this database has seen: its schema, by name."""
    from django.db import connection

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def lines(table: Table) -> Iterator[bytes]:
    """The rows of a table, by key, some at a time. JSON is read as text: None and JSON's null are two things."""
    rows = table.model._base_manager.order_by("pk")
    names = []
    for field in table.fields:
        name = field.attname
        if isinstance(field, models.JSONField):
            name = f"{field.attname}_as_text"
            rows = rows.annotate(**{name: Cast(field.attname, models.TextField())})
        names.append(name)
    for values in rows.values_list(*names).iterator(chunk_size=CHUNK):
        written = [_written(field, value) for field, value in zip(table.fields, values, strict=True)]
        yield json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def instance(table: Table, line: bytes) -> models.Model:
    """The row of a line, not saved."""
    row = table.model()
    for field, value in zip(table.fields, json.loads(line), strict=True):
        setattr(row, field.attname, _read(field, value))
    return row


MARKS: dict[str, tuple[type, Callable[[Any], str], Callable[[str], Any]]] = {
    "datetime": (datetime, datetime.isoformat, datetime.fromisoformat),
    "date": (date, date.isoformat, date.fromisoformat),
    "time": (time, time.isoformat, time.fromisoformat),
    "decimal": (Decimal, str, Decimal),
    "uuid": (UUID, str, UUID),
    "microseconds": (
        timedelta,
        lambda span: str(span // timedelta(microseconds=1)),
        lambda text: timedelta(microseconds=int(text)),
    ),
    "bytes": (bytes, lambda value: base64.b64encode(value).decode(), base64.b64decode),
}
"""A datetime is a date, too, so it comes first."""


def _written(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return None if value is None else {"json": json.loads(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, memoryview):
        value = bytes(value)
    for mark, (kind, write, _) in MARKS.items():
        if isinstance(value, kind):
            return {mark: write(value)}
    raise TypeError(f"{field}: a backup cannot hold a value of {type(value)}")


def _read(field: models.Field[Any, Any], value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((mark, text),) = value.items()
    if mark == "json":
        return models.Value(None, models.JSONField()) if text is None else text
    return MARKS[mark][2](text)

"""Half the bytes a row for the largest table: on SQLite moments as numbers, and only the indexes that pages ask.

On SQLite the table is built anew, once, whatever Django would do for each column: ten million rows take a minute or
two. On PostgreSQL a moment is what it was, and indexes are dropped.
"""

from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import accounts.clock

TABLE = "accounts_lessonprogress"
MOMENTS = ["completion_date", "last_accessed_at", "read_at", "declared_at", "evidence_at"]
OWN_INDEXES = {"user_id": "accounts_lessonprogress_user_id", "lesson_id": "accounts_lessonprogress_lesson_id"}

_NUMBER = (
    "CASE WHEN typeof({name}) = 'text' THEN CAST(strftime('%s', substr({name}, 1, 19)) AS INTEGER) * 1000000"
    " + CAST(substr(substr({name}, 21, 6) || '000000', 1, 6) AS INTEGER) ELSE {name} END"
)
_TEXT = (
    "CASE WHEN typeof({name}) = 'integer' THEN strftime('%Y-%m-%d %H:%M:%S', {name} / 1000000, 'unixepoch')"
    " || printf('.%06d', {name} % 1000000) ELSE {name} END"
)


def _build_anew(schema_editor: BaseDatabaseSchemaEditor, kinds: tuple[str, str], how: str) -> None:
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [TABLE])
        (sql,) = cursor.fetchone()
        columns = [column.name for column in connection.introspection.get_table_description(cursor, TABLE)]
    old, new = kinds
    for name in MOMENTS:
        sql = sql.replace(f'"{name}" {old}', f'"{name}" {new}', 1)
    values = [how.format(name=name) if name in MOMENTS else f'"{name}"' for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    for statement in (
        sql.replace(f'"{TABLE}"', f'"new__{TABLE}"', 1),
        f'INSERT INTO "new__{TABLE}" ({names}) SELECT {", ".join(values)} FROM "{TABLE}" ORDER BY id',  # noqa: S608
        f'DROP TABLE "{TABLE}"',
        f'ALTER TABLE "new__{TABLE}" RENAME TO "{TABLE}"',
    ):
        schema_editor.execute(statement, params=None)


def to_numbers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _build_anew(schema_editor, ("datetime", "integer"), _NUMBER)


def to_texts(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _build_anew(schema_editor, ("integer", "datetime"), _TEXT)


def drop_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Those of the foreign keys, whose names Django made; the unique one leads to a learner's rows as well."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        found: dict[str, Any] = connection.introspection.get_constraints(cursor, TABLE)
    for name, told in found.items():
        if told["index"] and not told["unique"] and told["columns"] in (["user_id"], ["lesson_id"]):
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")


def make_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for column, name in OWN_INDEXES.items():
        schema_editor.execute(f"CREATE INDEX {name} ON {TABLE} ({column})")


def _moment(name: str, **options: bool) -> migrations.AlterField:
    return migrations.AlterField("lessonprogress", name, accounts.clock.CompactMoment(**options))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_second_factor"),
        ("courses", "__first__"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="lessonprogress", name="lesson_progress_latest"),
        migrations.RunPython(drop_indexes, make_indexes),
        migrations.RunPython(to_numbers, to_texts),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                _moment("completion_date", null=True, blank=True),
                _moment("last_accessed_at", auto_now=True),
                _moment("read_at", null=True, blank=True),
                _moment("declared_at", null=True, blank=True),
                _moment("evidence_at", null=True, blank=True),
                migrations.AlterField(
                    "lessonprogress",
                    "lesson",
                    models.ForeignKey("courses.Lesson", models.PROTECT, related_name="progress", db_index=False),
                ),
                migrations.AlterField(
                    "lessonprogress",
                    "user",
                    models.ForeignKey(
                        settings.AUTH_USER_MODEL, models.CASCADE, related_name="lesson_progress", db_index=False
                    ),
                ),
            ]
        ),
    ]

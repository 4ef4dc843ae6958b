"""What a migration may do so that the code before it and the code after it can use the database at the same time.

docs/decisions has the why. A migration that takes something away says in `contracts` since when no code uses it.
"""

from collections.abc import Iterator, Sequence

from django.db import models
from django.db.migrations import Migration
from django.db.migrations.operations import (
    AddField,
    AlterField,
    AlterModelTable,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
    RunSQL,
)
from django.db.migrations.operations.base import Operation

GONE = (RemoveField, DeleteModel)
RENAMED = (RenameField, RenameModel, AlterModelTable)


def refusals(migration: Migration) -> list[str]:
    """Why this migration cannot be lived with by the code before it; empty when it can."""
    if getattr(migration, "contracts", ""):
        return []
    return [f"{migration.app_label}.{migration.name}: {why}" for why in _reasons(migration.operations)]


def _reasons(operations: Sequence[Operation]) -> Iterator[str]:
    for operation in operations:
        what = operation.describe()
        if isinstance(operation, RENAMED):
            yield f"{what}: the old code asks for the old name. Add a new one, fill it, and take the old one away later"
        elif isinstance(operation, GONE):
            yield f"{what}: the old code still asks for it. Say in `contracts` since when no code does"
        elif isinstance(operation, RunSQL):
            yield f"{what}: nobody can read what this does. Say in `contracts` why the old code lives with it"
        elif isinstance(operation, AddField | AlterField) and _is_demanded(operation.field):
            yield f"{what}: the old code does not fill it. Give it a db_default, or let it be null"


def _is_demanded(field: models.Field[object, object]) -> bool:
    """Whether an INSERT that does not name the column is refused."""
    return not (field.null or field.many_to_many or field.primary_key or field.has_db_default())

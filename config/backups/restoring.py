"""Bringing a backup into an empty site: looked at whole before a row is written, and written whole or not at all."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from accounts import note_search
from config.backups import rows
from config.backups.taking import PIECE


class RestoreRefused(Exception):
    """Nothing was restored, and the site is as it was; the message says why and what to do."""


def restore(path: Path) -> dict[str, Any]:
    """Bring the archive's rows and files into this empty site; gives the manifest.

    Raises RestoreRefused for an archive that is damaged or of another version, and for a site that is not empty.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = checked_manifest(archive)
            _load(archive, manifest)
    except FileNotFoundError as error:
        raise RestoreRefused(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise RestoreRefused(f"{path} is damaged or not the whole archive ({error}). Use another backup.") from error
    return manifest


def checked_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest of an archive that is whole and of this version, with every member read and compared."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
        version, members, migrations = manifest["format"], manifest["members"], set(manifest["migrations"])
    except (KeyError, ValueError, TypeError, zlib.error, zipfile.BadZipFile) as error:
        raise RestoreRefused("Its manifest.json is missing or damaged. Use another backup.") from error
    if version > rows.FORMAT:
        raise RestoreRefused(f"It has format {version}, and this Milepost reads up to {rows.FORMAT}. Upgrade first.")
    for name, expected in members.items():
        if _digest(archive, name) != expected:
            raise RestoreRefused(f"Its member {name} is damaged. Nothing was written. Use another backup.")
    here = set(rows.applied_migrations())
    if newer := sorted(migrations - here):
        raise RestoreRefused(
            f"It is of a newer version, with {newer[0]}, which is not here. Upgrade, run manage.py migrate, try again."
        )
    if older := sorted(here - migrations):
        raise RestoreRefused(
            f"It is of an older version, without {older[0]}. Restore it with that version, then upgrade that site."
        )
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while piece := member.read(PIECE):
                digest.update(piece)
    except (KeyError, EOFError, zlib.error, zipfile.BadZipFile, OSError):
        return None
    return digest.hexdigest()


def _load(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    tables = rows.tables()
    stored: list[str] = []
    try:
        with transaction.atomic(durable=True):
            _insist_on_empty(tables)
            for table in tables:
                _load_table(archive, table, manifest["tables"].get(table.name, {}))
            connection.check_constraints()
            with connection.cursor() as cursor:
                for sql in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
                    cursor.execute(sql)
            note_search.mend_index()
            _store_files(archive, manifest, stored)
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise
    finally:
        ContentType.objects.clear_cache()


def _insist_on_empty(tables: list[rows.Table]) -> None:
    for table in tables:
        if table.model._meta.label_lower in rows.MADE_BY_MIGRATE:
            table.model._base_manager.all()._raw_delete(connection.alias)
        elif table.model._base_manager.exists():
            raise RestoreRefused(
                f"This site is not empty: there are rows in {table.name}. Restore into a new database on which only"
                " manage.py migrate was run."
            )


def _load_table(archive: zipfile.ZipFile, table: rows.Table, told: dict[str, Any]) -> None:
    if told.get("columns") != table.columns:
        raise RestoreRefused(f"Its table {table.name} has other columns than here. Use the version it was taken with.")
    count = 0
    with archive.open(table.member) as member:
        while chunk := [rows.instance(table, line) for line in islice(member, rows.CHUNK)]:
            _insert(table, chunk)
            count += len(chunk)
    if count != told["rows"]:
        raise RestoreRefused(f"Its table {table.name} has {count} rows, and the manifest says {told['rows']}.")


def _insert(table: rows.Table, chunk: list[models.Model]) -> None:
    """Past `save()`, signals and times set by themselves: the values are those of the archive."""
    size = connection.ops.bulk_batch_size(table.fields, chunk)
    try:
        for start in range(0, len(chunk), size):
            table.model._base_manager.all()._insert(  # type: ignore[attr-defined]  # what `save(raw)` of fixtures calls
                chunk[start : start + size], fields=list(table.fields), using=connection.alias, raw=True
            )
    except (DatabaseError, ValueError) as error:
        first, last = chunk[0].pk, chunk[-1].pk
        raise RestoreRefused(
            f"{table.name}, rows {first} to {last}: this database does not take them: {error}"
        ) from error


def _store_files(archive: zipfile.ZipFile, manifest: dict[str, Any], stored: list[str]) -> None:
    for name in _file_names(manifest):
        if default_storage.exists(name):
            raise RestoreRefused(f"There is an uploaded file {name} already. Restore into an empty store.")
        with archive.open(f"files/{name}") as member:
            stored.append(default_storage.save(name, File(member, name=name)))
        if stored[-1] != name:
            raise RestoreRefused(f"The file {name} could only be stored as {stored[-1]}.")


def _file_names(manifest: dict[str, Any]) -> Iterator[str]:
    return (name.removeprefix("files/") for name in manifest["members"] if name.startswith("files/"))

"""Taking a backup of a site that goes on working: rows and uploaded files as they were at one moment, in one zip."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, models, transaction

from config.backups import rows

PIECE = 256 * 1024
NAMES = "milepost-*.zip"


class BackupFailed(Exception):
    """No backup was taken; the message says why and what to do."""


def default_name(now: datetime) -> str:
    """Names sort by the time at which a backup was taken."""
    return f"milepost-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.zip"


def take(path: Path) -> dict[str, Any]:
    """Write the archive, readable by its owner alone, whole or not at all; gives its manifest.

    Raises BackupFailed for a file that is there already.
    """
    if path.exists():
        raise BackupFailed(f"{path} is there already, and a backup is never written over. Give another name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive, snapshot():
                manifest = _fill(archive)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def rotate(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest backups with names of our own in a folder; gives those deleted."""
    old = sorted(folder.glob(NAMES))[:-keep]
    for path in old:
        path.unlink()
    return old


@contextmanager
def snapshot() -> Iterator[None]:
    """All questions inside are answered from one moment, and nobody who writes waits for it.

    On SQLite a transaction that only reads, beside the log; on PostgreSQL a repeatable one.
    """
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    usual = connection.transaction_mode  # type: ignore[attr-defined]  # of SQLite's connection alone
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")  # the moment is that of the first question
            yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]


def _fill(archive: zipfile.ZipFile) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "format": rows.FORMAT,
        "taken_at": datetime.now(UTC).isoformat(),
        "engine": connection.vendor,
        "migrations": rows.applied_migrations(),
        "tables": {},
        "missing_files": [],
        "members": {},
    }
    tables = rows.tables()
    _copy_files(archive, tables, manifest)  # first: a picture that is replaced in the meantime is deleted
    for table in tables:
        count = 0

        def counted(table: rows.Table = table) -> Iterator[bytes]:
            nonlocal count
            for line in rows.lines(table):
                count += 1
                yield line

        manifest["members"][table.member] = _write(archive, table.member, counted())
        manifest["tables"][table.name] = {"columns": table.columns, "rows": count}
    archive.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
    return manifest


def _copy_files(archive: zipfile.ZipFile, tables: list[rows.Table], manifest: dict[str, Any]) -> None:
    for table in tables:
        for field in table.fields:
            if isinstance(field, models.FileField):
                for name in _file_names(table, field.attname):
                    member = f"files/{name}"
                    try:
                        with default_storage.open(name) as file:
                            manifest["members"][member] = _write(archive, member, file.chunks(PIECE))
                    except FileNotFoundError:
                        manifest["missing_files"].append(name)


def _file_names(table: rows.Table, attname: str) -> Iterator[str]:
    named = table.model._base_manager.exclude(**{attname: ""}).exclude(**{attname: None})
    yield from named.values_list(attname, flat=True).order_by(attname).distinct().iterator(chunk_size=rows.CHUNK)


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:
        for piece in pieces:
            digest.update(piece)
            member.write(piece)
    return digest.hexdigest()

"""How much a row of a lesson's progress takes of the database, its share of the indexes included."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bench.sheet import Bar, Section

BYTES = 100
TABLE = "accounts_lessonprogress"
COLUMNS = ["table or index", "bytes a row"]


def on_sqlite(path: Path) -> Section:
    """By the pages of the file that belong to the table and to each of its indexes."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        (rows,) = connection.execute(f"SELECT count(*) FROM {TABLE}").fetchone()
        parts = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE tbl_name = ?", [TABLE])]
        sizes: dict[str, float] = {}
        try:
            for part in parts:
                size = connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = ?", [part]).fetchone()[0]
                sizes[part] = (size or 0) / rows
        except sqlite3.OperationalError:  # this SQLite was built without its table of pages
            sizes = {}
    total = sum(sizes.values()) if sizes else None
    lines = [(f"`{name}`", f"{size:.1f}") for name, size in sizes.items()]
    lines.append(("together", "not measured" if total is None else f"{total:.1f}"))
    bar = Bar("SQLite: bytes a row of a lesson's progress", total, most=BYTES)
    text = f"Of {rows:,} rows, which came as rows do when many people learn at once."
    return Section("SQLite, bytes of a lesson's progress", COLUMNS, lines, [bar], text)

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
    return _section("SQLite", rows, sizes, [Bar("SQLite: bytes a row of a lesson's progress", total, most=BYTES)])


def on_postgresql(answer: str, rows: int) -> Section:
    """By what PostgreSQL says of its files: lines of a name and its bytes."""
    sizes = {name: int(size) / rows for name, size in (line.split("|") for line in answer.splitlines())}
    return _section("PostgreSQL", rows, sizes, [])


ASKED_OF_POSTGRESQL = (
    f"SELECT '{TABLE}', pg_relation_size('{TABLE}') UNION ALL SELECT indexrelid::regclass::text,"
    f" pg_relation_size(indexrelid) FROM pg_index WHERE indrelid = '{TABLE}'::regclass"
)


def _section(engine: str, rows: int, sizes: dict[str, float], bars: list[Bar]) -> Section:
    lines = [(f"`{name}`", f"{size:.1f}") for name, size in sizes.items()]
    lines.append(("together", f"{sum(sizes.values()):.1f}" if sizes else "not measured"))
    text = f"Of {rows:,} rows, which came as rows do when many people learn at once."
    return Section(f"{engine}, bytes of a lesson's progress", COLUMNS, lines, bars, text)

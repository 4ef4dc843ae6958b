"""The two databases to be measured on, filled once and kept under var/bench/ for the next time."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench.pages.rows import Dialect, statements
from tests.servers import free_port, postgres_tools

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "var" / "bench"
MAKERS = ("rows.py",)
FILLING = ("journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000", "temp_store=MEMORY")


def version() -> str:
    """Changes when anything changes that made rows depend upon: migrations, or the makers."""
    digest = hashlib.sha256()
    for file in sorted([*ROOT.glob("*/migrations/0*.py"), *(Path(__file__).parent / name for name in MAKERS)]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def manage(url: str, *arguments: str) -> None:
    """Run a command of the site on this database."""
    environment = {**os.environ, "DATABASE_URL": url, "MILEPOST_VAR": str(KEPT / "site")}
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _begin(url: str) -> None:
    for command in (["migrate", "-v", "0"], ["import_content", "-v", "0"], ["seed_demo", "--force"]):
        manage(url, *command)


def sqlite(rows: int) -> str:
    """The URL of an SQLite database with so many lesson rows; made when there is none yet."""
    KEPT.mkdir(parents=True, exist_ok=True)
    base, path = (KEPT / f"{version()}-{name}.sqlite3" for name in ("base", str(rows)))
    _forget(path.parent, version())
    if not base.exists():
        _begin(f"sqlite:///{base}.new")
        with closing(sqlite3.connect(f"{base}.new")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        Path(f"{base}.new").rename(base)
    if not path.exists():
        started = time.monotonic()
        shutil.copy(base, f"{path}.new")
        with closing(sqlite3.connect(f"{path}.new", isolation_level=None)) as connection:
            for pragma in FILLING:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN")
            for statement in statements(Dialect("sqlite"), rows):
                connection.execute(statement)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
            connection.execute("PRAGMA journal_mode=WAL")
        Path(f"{path}.new").rename(path)
        print(f"SQLite with {rows:,} lesson rows, made in {time.monotonic() - started:.0f} s", flush=True)
    return f"sqlite:///{path}"


def _forget(folder: Path, current: str) -> None:
    """Remove what older versions left: ten million rows are gigabytes."""
    for file in folder.glob("*.sqlite3*"):
        if not file.name.startswith(current):
            file.unlink()


class Cluster:
    """A PostgreSQL server of the bench's own, with the settings that PostgreSQL has by itself: it really writes.

    But nothing is cleaned away behind the bench's back, which would count as a request's.
    """

    def __init__(self, tools: Path) -> None:
        self.tools = tools
        # PostgreSQL refuses to run as root, and its user may not see the folder of the repository.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.folder = Path("/var/tmp/milepost-bench") if self.user else KEPT / "postgresql"
        self.port = free_port()

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        return f"postgres://milepost@127.0.0.1:{self.port}/{name}"

    def ask(self, name: str, *commands: str) -> str:
        """Run SQL in a database, each command by itself; returns what came out."""
        given = [part for command in commands for part in ("-c", command)]
        line = ["psql", self.url(name), "-XqAt", "-v", "ON_ERROR_STOP=1", *given]
        return subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip()

    @contextmanager
    def running(self) -> Iterator[None]:
        """The server, for as long as the block lasts."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = self.folder / "data"
        if self.user:
            shutil.chown(self.folder, self.user)
        if not (data / "PG_VERSION").exists():
            self._run(str(self.tools / "initdb"), "-D", str(data), "-U", "milepost", "-A", "trust", "-E", "UTF8")
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} -c shared_buffers=512MB"
        control = [str(self.tools / "pg_ctl"), "-D", str(data), "-s", "-w"]
        self._run(
            *control, "-l", str(self.folder / "log"), "-o", f"{options} -c max_wal_size=4GB -c autovacuum=off", "start"
        )
        try:
            yield
        finally:
            self._run(*control, "-m", "fast", "stop")

    def pid(self) -> int:
        """The process from which all others of the running server descend."""
        return int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])

    def _run(self, *command: str) -> None:
        subprocess.run(command, user=self.user, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def database(self, rows: int) -> str:
        """The URL of a database with so many lesson rows; made when there is none yet. The server has to run."""
        base, name = f"base_{version()}", f"rows_{version()}_{rows}"
        there = self.ask("postgres", "SELECT datname FROM pg_database").split()
        for old in there:
            if old.startswith("new_") or (old.startswith(("base_", "rows_")) and version() not in old):
                self.ask("postgres", f'DROP DATABASE "{old}"')
        if base not in there:
            self.ask("postgres", f"CREATE DATABASE new_{base}")
            _begin(self.url(f"new_{base}"))
            self.ask("postgres", f"ALTER DATABASE new_{base} RENAME TO {base}")
        if name not in there:
            started = time.monotonic()
            self.ask("postgres", f"CREATE DATABASE new_{name} TEMPLATE {base}")
            self._fill(f"new_{name}", rows)
            self.ask("postgres", f"ALTER DATABASE new_{name} RENAME TO {name}")
            print(f"PostgreSQL with {rows:,} lesson rows, made in {time.monotonic() - started:.0f} s", flush=True)
        return self.url(name)

    def _fill(self, name: str, rows: int) -> None:
        """Without the triggers of foreign keys, and with the plain indexes made at the end: four times as quick."""
        plain = (
            "SELECT indexname || '|' || indexdef FROM pg_indexes JOIN pg_class ON relname = indexname"
            " JOIN pg_index ON indexrelid = pg_class.oid WHERE schemaname = 'public' AND NOT indisunique"
            " AND tablename IN ('accounts_lessonprogress', 'accounts_learningevent')"
        )
        indexes = [line.split("|", 1) for line in self.ask(name, plain).splitlines()]
        self.ask(name, *(f'DROP INDEX "{index}"' for index, _sql in indexes))
        quick = ["SET session_replication_role = replica", "SET synchronous_commit = off"]
        self.ask(name, *quick, *statements(Dialect("postgresql"), rows))
        self.ask(name, "SET maintenance_work_mem = '1GB'", *(sql for _index, sql in indexes))
        serial = (
            "SELECT format('SELECT setval(%L, (SELECT coalesce(max(id), 1) FROM %I))',"
            " pg_get_serial_sequence(quote_ident(table_name), 'id'), table_name) FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'id' AND is_identity = 'YES'"
        )
        self.ask(name, *self.ask(name, serial).splitlines(), "VACUUM ANALYZE", "CHECKPOINT")


def cluster() -> Cluster | None:
    """PostgreSQL, where there is one."""
    tools = postgres_tools()
    return Cluster(tools) if tools else None

"""Two machines of a deploy migrate at the same time: one waits for the other, and the schema is whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.crashes.served import ROOT
from tests.faults.site import Site, engines

pytestmark = pytest.mark.xdist_group("faults")

AT_ONCE = 3
COLUMNS = {
    "sqlite": 'SELECT m.name, c.name, c."notnull" FROM sqlite_master m JOIN pragma_table_info(m.name) c '
    "WHERE m.type = 'table'",
    "postgres": "SELECT table_name, column_name, is_nullable FROM information_schema.columns "
    "WHERE table_schema = 'public'",
}
INDEXES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger')",
    "postgres": "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'",
}
APPLIED = "SELECT app, name, count(*) FROM django_migrations GROUP BY app, name"


def schema(site: Site) -> list[set[tuple[object, ...]]]:
    kind = "sqlite" if site.database.startswith("sqlite") else "postgres"
    return [set(site.rows(question)) for question in (COLUMNS[kind], INDEXES[kind], APPLIED)]


@pytest.mark.parametrize("old", [[], ["accounts", "0001"]], ids=["empty", "old"])
def test_migrations_begun_at_once_leave_a_whole_schema(site: Site, tmp_path: Path, old: list[str]) -> None:
    with engines(tmp_path) as settings:
        new = Site(tmp_path, 0, database=settings["DATABASE_URL"], more=settings)
        if old:
            new.run("manage.py", "migrate", "--verbosity", "0", *old)
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        begun = [
            subprocess.Popen(command, cwd=ROOT, env=new.environment(), stderr=subprocess.PIPE) for _ in range(AT_ONCE)
        ]
        said = [process.communicate()[1].decode() for process in begun]
        assert [process.returncode for process in begun] == [0] * AT_ONCE, said
        new.run("manage.py", "migrate", "--check")
        assert schema(new) == schema(site)

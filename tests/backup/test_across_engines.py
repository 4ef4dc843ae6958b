"""From SQLite to PostgreSQL and back, by the commands themselves: the rows stay what they were."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.db import connection

from tests.backup.odd import contents, make_odd_site
from tests.servers import postgres, postgres_tools

TOOLS = postgres_tools()
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(TOOLS is None, reason="PostgreSQL is not installed"),
]


@pytest.fixture
def other_engine(tmp_path: Path) -> Iterator[str]:
    if connection.vendor != "sqlite":
        yield f"sqlite:///{tmp_path / 'other.sqlite3'}"
        return
    assert TOOLS is not None
    with postgres(TOOLS) as url:
        yield url


def manage(folder: Path, url: str, *arguments: str) -> None:
    own = {"DATABASE_URL": url, "MILEPOST_VAR": str(folder), "MILEPOST_QUEUE": "database"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MILEPOST_")}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=site.BASE_DIR,
        env={**kept, **own},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_there_and_back_again(tmp_path: Path, settings: Any, other_engine: str) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    make_odd_site()
    names = ["here.zip", "there.zip", "back.zip"]
    here, there, back = (tmp_path / name for name in names)
    call_command("backup", str(here))
    manage(tmp_path / "other", other_engine, "migrate", "--verbosity", "0")
    manage(tmp_path / "other", other_engine, "restore", str(here))
    manage(tmp_path / "other", other_engine, "backup", str(there))
    call_command("flush", interactive=False, verbosity=0)
    settings.MEDIA_ROOT = tmp_path / "media again"
    call_command("restore", str(there))
    call_command("backup", str(back))
    first = contents(here)
    assert [name for name in first if first[name] != contents(there)[name]] == []
    assert first == contents(back)

"""The site in processes of its own, which can be killed, and a browser with a folder of its own, which can be, too."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType, Error, Page

from tests.browser.conftest import WIDE
from tests.run import CHROMIUM_FLAGS, chromium
from tests.servers import free_port

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60
WORK = ("accounts_note", "accounts_notedraft", "exercises_draft", "exercises_draftversion", "exercises_submission")
MAKE = """
import django
django.setup()
from exercises.tests.judged import make_judged_exercise
from tests.factory import make_user
make_judged_exercise()
for name in ("ada", "grace"):
    make_user(name)
"""


@dataclass
class Server:
    """The site as an operator serves it. Its database is looked into from outside."""

    var: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> None:
        """One command of the site's."""
        subprocess.run([sys.executable, *command], cwd=ROOT, env=self.environment(), check=True, capture_output=True)

    def start(self) -> None:
        """Serve, if it does not, and come back when it answers."""
        if self.process is not None:
            return
        web = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}", "--workers", "1"]
        self.process = subprocess.Popen(
            [sys.executable, *web, "--worker-class", "gthread", "--threads", "4", "--log-level", "critical"],
            cwd=ROOT,
            env=self.environment(),
            start_new_session=True,
        )
        until(self._answers)

    def kill(self) -> None:
        """As when the power fails: master and workers at once, with whatever they were doing."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def forget_all_work(self) -> None:
        """Nobody has typed, saved or submitted anything."""
        with closing(sqlite3.connect(self.var / "db.sqlite3", timeout=PATIENCE_SECONDS)) as database:
            for table in WORK:
                database.execute(f"DELETE FROM {table}")  # our own
            database.commit()

    def kept(self, table: str, column: str) -> list[str]:
        """What stands in a column, newest row first."""
        with closing(sqlite3.connect(self.var / "db.sqlite3")) as database:
            rows = database.execute(f"SELECT {column} FROM {table} ORDER BY id DESC").fetchall()  # our own
        return [str(text) for (text,) in rows]

    def drafts(self) -> list[str]:
        """The code that is kept as drafts."""
        return [json.loads(text)["solution.py"] for text in self.kept("exercises_draft", "files")]

    def versions(self) -> list[str]:
        """The code in the history."""
        return [json.loads(text)["solution.py"] for text in self.kept("exercises_draftversion", "files")]

    def environment(self) -> dict[str, str]:
        """What the site's processes are started with."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DATABASE_URL"))}
        # A developer's server finds its static files where they are: nothing has to be collected.
        mode = {"MILEPOST_MODE": "development", "DJANGO_SETTINGS_MODULE": "config.settings"}
        return {**own, **mode, "MILEPOST_VAR": str(self.var)}

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/accounts/login/", timeout=PATIENCE_SECONDS) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


@contextmanager
def served(var: Path) -> Iterator[Server]:
    """A site with an exercise, and with ada and grace, ready to be started."""
    server = Server(var, free_port())
    server.run("manage.py", "migrate", "--verbosity", "0")
    server.run("-c", MAKE)
    try:
        yield server
    finally:
        server.kill()


@dataclass
class Person:
    """Somebody's own browser: what it has stored is there again when it is opened anew."""

    browser_type: BrowserType
    folder: Path
    context: BrowserContext = field(init=False, default=None)  # type: ignore[assignment]  # until it is opened

    def open(self, script: str = "") -> Page:
        """Start the browser, with a script that each page begins with."""
        self.context = self.browser_type.launch_persistent_context(
            self.folder, executable_path=chromium(), args=CHROMIUM_FLAGS, viewport=WIDE
        )
        self.context.set_default_timeout(15_000)
        if script:
            self.context.add_init_script(script)
        return self.context.pages[0]

    def close(self) -> None:
        """Close it as one closes a window."""
        self.context.close()

    def kill(self) -> None:
        """Kill all of its processes at once."""
        mine = f"--user-data-dir={self.folder}".encode()
        for folder in Path("/proc").iterdir():
            with suppress(OSError):
                if folder.name.isdigit() and mine in (folder / "cmdline").read_bytes().split(b"\0"):
                    os.kill(int(folder.name), signal.SIGKILL)
        if self.context is not None:
            with suppress(Error):
                self.context.close()
        for lock in self.folder.glob("Singleton*"):
            lock.unlink()


def until(holds: Callable[[], bool]) -> None:
    """Come back when it holds; fail when it does not after a minute."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "waited for a minute in vain"
        time.sleep(0.05)

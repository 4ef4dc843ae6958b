"""A site for the class, served as on a real machine: gunicorn with two processes of four threads, and a worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.servers import end, free_port, postgres, postgres_tools, wait_for

ROOT = Path(__file__).parents[2]
ENGINES = ("SQLite", "PostgreSQL")


@dataclass
class Site:
    """The served site, and the learners who come to it."""

    url: str
    folder: Path
    environment: dict[str, str]
    plan: dict[str, Any] = field(default_factory=dict)
    ledgers: list[Path] = field(default_factory=list)
    taken: int = 0

    def run(self, module: str, *arguments: str | Path) -> str:
        """A module of this bench in a process of its own, by the site's settings; gives what it printed."""
        command = [sys.executable, "-m", module, *map(str, arguments)]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    def invite(self, learners: int) -> None:
        """Make so many learners, for all classes together."""
        self.run("bench.load.plan", str(learners), self.folder / "plan.json")
        self.plan = json.loads((self.folder / "plan.json").read_text())

    def work(self, **way: Any) -> dict[str, Any]:
        """A class of learners who were not in another one; gives its ledger (`bench.load.learners.run`)."""
        path = self.folder / f"ledger{len(self.ledgers)}.json"
        way["first"] = self.taken
        self.taken += sum(way["counts"].values())
        self.run("bench.load.learners", self.url, self.folder / "plan.json", path, json.dumps(way))
        self.ledgers.append(path)
        return dict(json.loads(path.read_text()))

    def audit(self) -> dict[str, Any]:
        """The rows held against all ledgers (`bench.load.audit.main`), and progress against its evidence."""
        found = dict(json.loads(self.run("bench.load.audit", *self.ledgers)))
        check = [sys.executable, "manage.py", "rebuild_progress", "--check", "--verbosity", "0"]
        done = subprocess.run(check, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            found["differences"].append(
                f"progress is not what its evidence says: {done.stdout[-300:]}{done.stderr[-300:]}"
            )
        return found


@contextmanager
def served(engine: str, folder: Path) -> Iterator[Site]:
    """Make the site in a folder, on one of ENGINES, and serve it with a worker for as long as the block lasts."""
    with ExitStack() as stack:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DATABASE_"))
        }
        environment |= {"MILEPOST_VAR": str(folder), "MILEPOST_SUBMISSIONS_PER_MINUTE": "12"}
        if engine == "PostgreSQL":
            tools = postgres_tools()
            if tools is None:
                raise SystemExit("PostgreSQL is needed to measure a site on it, and could not be installed.")
            environment["DATABASE_URL"] = stack.enter_context(postgres(tools))
        for command in (["migrate"], ["import_content"], ["collectstatic", "--noinput"]):
            if command[0] != "collectstatic" or not (folder / "static").exists():
                manage = [sys.executable, "manage.py", *command, "--verbosity", "0"]
                subprocess.run(manage, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        threads = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning"]
        log = stack.enter_context((folder / "log").open("a"))
        for command in (
            ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", *threads],
            ["manage.py", "worker", "--verbosity", "0"],
        ):
            process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stderr=log, stdout=log)
            stack.callback(end, process)
        wait_for(f"http://127.0.0.1:{port}/health/ready")
        yield Site(f"http://127.0.0.1:{port}", folder, environment)

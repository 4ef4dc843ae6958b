"""The site beside its floor: two servers of each on one database, asked in turns, on one machine."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from bench.pages.acts import COMPLETE, READ, REPEAT, STAR, TOKEN, UNSTAR, Act
from bench.pages.client import Ask, Client, Cost, slot, wait_for
from bench.pages.rows import COURSES, FIRST_LESSON, FIRST_WRITER, LESSONS_PER_COURSE
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
SECRET = "the bench's own, which nothing else is ever signed with 0123456789"
GUNICORN = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "error"]
PER_SLOT = {"site": 40, "floor": 80}
WARM_CONNECTIONS = 8
"""As many as there are threads: every process has then answered each page."""


@dataclass(frozen=True)
class Key:
    """What was measured: which server, over how many rows, and the act or page."""

    kind: str
    rows: int
    name: str


Costs = dict[Key, list[Cost]]


@dataclass
class Stage:
    """A site and its floor, served from one database."""

    rows: int
    told: Mapping[str, Any]
    ports: Mapping[str, int]
    pids: Mapping[str, Sequence[int]]
    """Whose processor time is a request's: the web server's, and the database server's where there is one."""
    servers: Mapping[str, int]

    def __post_init__(self) -> None:
        self._writers = count(FIRST_WRITER)

    def next_writer(self) -> int:
        """Somebody who has not written anything yet."""
        return next(self._writers)

    def client(self, kind: str, user: int) -> Client:
        """The browser of somebody who is signed in."""
        key = self.told["sessions"][kind][str(user)]
        headers = {"Cookie": f"sessionid={key}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        return Client(self.ports[kind], headers)

    def ask(self, kind: str, act: Act, lesson: int = 0) -> Ask:
        """The request for an act: the site's own address, or that of its floor."""
        if kind == "site":
            script = {"X-Requested-With": "XMLHttpRequest"} if act.writes else {}
            return Ask(act.address(lesson), "POST" if act.writes else "GET", act.status, script)
        if act.writes:
            return Ask(f"/write/{act.name}/{lesson}/", "POST")
        return Ask(f"/read/{act.name}/")


def site_environment(url: str, folder: Path) -> dict[str, str]:
    """What the site is started with."""
    return {
        **os.environ,
        **{"DATABASE_URL": url, "MILEPOST_VAR": str(folder), "MILEPOST_SECRET_KEY": SECRET},
        **{"DJANGO_SETTINGS_MODULE": "config.settings", "MILEPOST_MODE": "production", "MILEPOST_HOSTS": "localhost"},
    }


def collect_static(folder: Path) -> None:
    """Put the site's files where its servers look for them."""
    environment = {**os.environ, "MILEPOST_VAR": str(folder)}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


@contextmanager
def staged(url: str, rows: int, folder: Path, database: Sequence[int]) -> Iterator[Stage]:
    """Serve both, as long as the block lasts; `folder` is for files of this run, `database` its server, if any."""
    noted = folder / f"floor-{rows}.pickle"
    environment = site_environment(url, folder)
    inside = [sys.executable, "-W", "ignore", "-m", "bench.pages.inside", str(noted)]
    out = subprocess.run(inside, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    ports = {"site": free_port(), "floor": free_port()}
    site = _started("config.wsgi", ports["site"], environment, folder)
    floor = _started("bench.pages.floor", ports["floor"], {**os.environ, "MILEPOST_FLOOR": str(noted)}, folder)
    try:
        for port in ports.values():
            wait_for(port)
        yield Stage(
            rows,
            json.loads(out),
            ports,
            {"site": [site.pid, *database], "floor": [floor.pid, *database]},
            {"site": site.pid, "floor": floor.pid},
        )
    finally:
        for server, port in ((site, ports["site"]), (floor, ports["floor"])):
            if (code := server.poll()) is not None:
                [log] = folder.glob(f"*-{port}.log")
                print(f"A web server ended by itself, with {code}:\n{log.read_text()[-2000:]}", file=sys.stderr)
            server.terminate()
            server.wait()


def _started(module: str, port: int, environment: Mapping[str, str], folder: Path) -> subprocess.Popen[bytes]:
    """A web server; what it has to say is in a file beside those that it serves."""
    command = [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}", *GUNICORN]
    with (folder / f"{module}-{port}.log").open("wb") as log:
        return subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=log, stderr=subprocess.STDOUT)


def lessons(number: int) -> list[int]:
    """So many of the made lessons, in the order of their courses; from the start again when there are no more."""
    first, have = FIRST_LESSON + 2 * LESSONS_PER_COURSE, (COURSES - 2) * LESSONS_PER_COURSE
    return [first + at % have for at in range(number)]


def warm(stage: Stage) -> None:
    """Ask each page on as many connections as there are threads, all open at once."""
    for kind in PER_SLOT:
        for act in READ:
            clients = [stage.client(kind, stage.told["people"][act.who]) for _ in range(WARM_CONNECTIONS)]
            for client in clients * 2:
                client.ask(stage.ask(kind, act))
            for client in clients:
                client.close()


def in_turns(stages: Sequence[Stage], rounds: int) -> Costs:
    """Every page and act at every server once a round; the first round is not counted."""
    costs: Costs = {}
    for number in range(rounds + 1):
        for turn in _turns(stages):
            for key, cost in turn():
                if number:
                    costs.setdefault(key, []).append(cost)
    return costs


def _turns(stages: Sequence[Stage]) -> Iterator[Callable[[], Iterator[tuple[Key, Cost]]]]:
    for act in READ:
        for stage in stages:
            for kind in PER_SLOT:
                yield lambda stage=stage, kind=kind, act=act: _read(stage, kind, act)  # type: ignore[misc]
    for stage in stages:
        yield lambda stage=stage: _at_random(stage)  # type: ignore[misc]
    for stage in stages:
        for kind in PER_SLOT:
            yield lambda stage=stage, kind=kind: _write(stage, kind)  # type: ignore[misc]


def _read(stage: Stage, kind: str, act: Act) -> Iterator[tuple[Key, Cost]]:
    client = stage.client(kind, stage.told["people"][act.who])
    yield Key(kind, stage.rows, act.name), slot(client, [stage.ask(kind, act)] * PER_SLOT[kind], stage.pids[kind])
    client.close()


def _at_random(stage: Stage) -> Iterator[tuple[Key, Cost]]:
    """The overview of one learner after the other, each of whom the database has not been asked about for long."""
    [overview, *_others] = READ
    taken: list[float] = []
    cpu: list[float] = []
    for user in stage.told["random"]:
        client = stage.client("site", user)
        cost = slot(client, [stage.ask("site", overview)], stage.pids["site"])
        client.close()
        taken.extend(cost.taken)
        cpu.append(cost.cpu)
    yield Key("site", stage.rows, "random"), Cost(tuple(taken), statistics.fmean(cpu))


def _write(stage: Stage, kind: str) -> Iterator[tuple[Key, Cost]]:
    """Somebody new completes lessons, sends the same again, and puts stars on them that are then taken off."""
    client, number = stage.client(kind, stage.next_writer()), PER_SLOT["site"]
    for act in (COMPLETE, REPEAT, STAR, UNSTAR):
        asks = [stage.ask(kind, act, lesson) for lesson in lessons(number)]
        yield Key(kind, stage.rows, act.name), slot(client, asks, stage.pids[kind])
    client.close()

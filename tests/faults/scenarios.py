"""The faults themselves, each as one function that says what came of it: for the tests, and for `bench faults`."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser.crashes.served import until
from tests.faults.acts import acts, right, state_of, submit, verdict
from tests.faults.site import BROKEN, LEARNERS, Learner, Site, children_of, made
from tests.servers import Postgres, Redis, postgres_server, postgres_tools, redis

WORKER_POINTS = (
    *("before the claim", "after the claim", "after judging", "within the storing transaction"),
    "after the commit",
)
WAITING = "SELECT count(*) FROM exercises_submission WHERE result IN ('queued', 'running')"
WEB_POINTS = ("before the commit", "after the commit")


@dataclass(frozen=True)
class Judged:
    """A submission whose worker was killed: its verdict, how often it was tried, and how long it took."""

    number: int
    result: str
    attempts: int
    seconds: float


@dataclass(frozen=True)
class Sent:
    """A form whose server was killed: how many rows were there then, and after it was sent again; and how long."""

    arrived: int
    counted: int
    seconds: float


def kill_worker(site: Site, learner: Learner, point: str) -> Judged:
    """Kill the worker that judges a right solution, at one point of it."""
    until(lambda: site.number(WAITING) == 0)  # else another submission's worker is killed
    site.stop_at("worker", point)
    begun, submission = time.monotonic(), submit(learner, right())
    result = verdict(site, submission)
    seconds = time.monotonic() - begun
    until(lambda: not site.stop_file.exists())  # killed there, and not somewhere else
    return Judged(submission, result, state_of(site, submission)[1], seconds)


def kill_web(site: Site, learner: Learner, name: str, point: str) -> Sent:
    """Kill the web server while it takes a form, and send that again."""
    act = acts()[name]
    before = site.number(act.counts)
    site.stop_at("web", point)
    with suppress(*BROKEN):
        answer = learner.post(act.path, **act.said)
        raise AssertionError(f"{name}, {point}: it was not killed, but answered {answer.status}")
    arrived, begun = site.number(act.counts) - before, time.monotonic()
    assert learner.insists(act.path, **act.said).status == 302
    return Sent(arrived, site.number(act.counts) - before, time.monotonic() - begun)


@contextmanager
def no_room(site: Site) -> Iterator[None]:
    """The web server can make no file longer, as on a full disk; afterwards there is room again."""
    assert site.process is not None
    servers = [site.process.pid, *children_of(site.process.pid)]
    limits = {server: resource.prlimit(server, resource.RLIMIT_FSIZE) for server in servers}
    for server, (_soft, hard) in limits.items():
        resource.prlimit(server, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for server, limit in limits.items():
            resource.prlimit(server, resource.RLIMIT_FSIZE, limit)


def reload_web(site: Site) -> None:
    """Tell the web server to take the new code, and come back when no process of the old one is left."""
    assert site.process is not None
    old = set(children_of(site.process.pid))
    os.kill(site.process.pid, signal.SIGHUP)
    master = site.process.pid
    until(lambda: not old & set(children_of(master)))


def on_sqlite(stack: ExitStack, folder: Path) -> Site:
    """A site on SQLite."""
    return stack.enter_context(made(folder, {"DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}"}))


def on_postgres(stack: ExitStack, folder: Path) -> tuple[Site, Postgres]:
    """A site on a PostgreSQL of its own, which keeps what it acknowledged."""
    tools = postgres_tools()
    assert tools is not None, "PostgreSQL is missing here"
    server = stack.enter_context(postgres_server(tools, quick=False))
    return stack.enter_context(made(folder, {"DATABASE_URL": server.url})), server


def on_redis(stack: ExitStack, folder: Path) -> tuple[Site, Redis]:
    """A site with cache, sessions and queue in a Redis of its own."""
    server = stack.enter_context(redis())
    database = f"sqlite:///{folder / 'db.sqlite3'}"
    settings = {"DATABASE_URL": database, "MILEPOST_REDIS_URL": server.url, "MILEPOST_QUEUE": "redis"}
    return stack.enter_context(made(folder, settings)), server


def at_work(site: Site) -> list[Learner]:
    """The site with web server and workers, and its learners logged in."""
    site.start()
    site.work()
    return [Learner(site, name) for name in LEARNERS]

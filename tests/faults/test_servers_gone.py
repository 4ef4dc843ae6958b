"""What the site stands on is restarted under load: clear answers meanwhile, nothing acknowledged lost."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.load import go_through, lost_or_doubled
from tests.faults.site import LEARNERS, Learner, Site, made
from tests.servers import Postgres, Redis, postgres_server, postgres_tools, redis

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


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
    site.start()
    site.work()
    return [Learner(site, name) for name in LEARNERS]


def test_postgresql_restarted_under_load(stack: ExitStack, tmp_path: Path) -> None:
    site, server = on_postgres(stack, tmp_path)
    told = go_through(site, at_work(site), server.stop, server.start)
    assert lost_or_doubled(site, told) == []
    assert told.statuses[503] > 0
    assert (set(told.statuses) - {200, 302, 503}, told.unclear, told.cut) == (set(), [], 0)
    site.prove()


def test_redis_gone_and_back(stack: ExitStack, tmp_path: Path) -> None:
    site, server = on_redis(stack, tmp_path)
    told = go_through(site, at_work(site), server.stop, server.start)
    assert lost_or_doubled(site, told) == []
    assert (set(told.statuses) - {200, 302}, told.cut) == (set(), 0)
    site.prove()

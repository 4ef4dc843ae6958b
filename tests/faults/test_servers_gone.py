"""What the site stands on is restarted under load: clear answers meanwhile, nothing acknowledged lost."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.load import go_through, lost_or_doubled
from tests.faults.scenarios import at_work, on_postgres, on_redis

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


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

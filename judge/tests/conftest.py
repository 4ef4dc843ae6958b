"""The judge that tests share, behind the walls that they ask for, or the tests fail.

A test gets wall A unless it is marked with the walls that it is for: `@pytest.mark.walls(*Wall)`, which a whole module
can be as well; the mark that is closest counts.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from judge import Judge
from judge.jail.walls import Wall
from judge.tests.host import Host, open_host
from judge.tests.throwaway import Workers


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "walls(*walls): behind which walls a test of the judge is run")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test behind each of its walls."""
    if "wall" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("walls")
        metafunc.parametrize("wall", mark.args if mark else [Wall.A], indirect=True, ids=str, scope="session")


@pytest.fixture(scope="session")
def wall(request: pytest.FixtureRequest) -> Wall:
    """The wall that the test is run behind."""
    return Wall(request.param)


@pytest.fixture(scope="session")
def judge(wall: Wall) -> Iterator[Judge]:
    """Never skipped: a machine on which this raises NoWall is no machine to release from."""
    with Judge(workers=2, wall=wall) as judge:
        yield judge


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """A machine with things on it that no submission may find."""
    with open_host() as host:
        yield host


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Workers whose jails lack something."""
    with Workers() as workers:
        yield workers

"""A site that runs in processes of its own, made once for all tests that use it."""

from collections.abc import Iterator

import pytest

from tests.faults.site import Learner, Site, engines, made


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("faults")
    with engines(folder) as settings, made(folder, settings) as site:
        yield site


@pytest.fixture
def running(site: Site) -> Site:
    """The site with web server and workers."""
    site.start()
    site.work()
    return site


@pytest.fixture(scope="session")
def ada(site: Site) -> Learner:
    site.start()
    return Learner(site, "ada")

"""The fixed cast: a learner, another learner, a teacher."""

import os
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from hypothesis import settings

from tests.factory import make_user
from tests.servers import IN_CI

# A busy machine is no mistake of the code: no example has to be quick.
settings.register_profile("milepost", deadline=None)
settings.load_profile("milepost")

if site.REDIS_URL:  # each process of a run in parallel has a Redis database of its own
    for _cache in site.CACHES.values():
        _cache["LOCATION"] = f"{site.REDIS_URL}/{os.environ.get('PYTEST_XDIST_WORKER', 'gw0').removeprefix('gw')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test of what one database alone has, marked with that database and the reason, is not of the other's run."""
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under CI a skipped test is a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter is not None and reporter.stats.get("skipped"):
        reporter.write_line("\nNothing may be skipped here, and something was: see SKIPPED below.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: Any) -> None:
    """SQLite in a file, as on a real site: several threads cannot share a database in memory and still wait in turn."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def learner(db: None) -> User:
    return make_user("ada")


@pytest.fixture
def other(db: None) -> User:
    return make_user("grace")


@pytest.fixture
def teacher(db: None) -> User:
    return make_user("mary", is_staff=True, is_superuser=True)


@pytest.fixture
def signed_in(client: Client, learner: User) -> Client:
    client.force_login(learner)
    return client


@pytest.fixture(autouse=True)
def nothing_cached() -> None:
    """No test finds what another one left in the cache; in Redis the queue is emptied with it."""
    caches["default"].clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Hashing passwords slowly is right on the site and a waste in a test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def plain_static_names(settings: Any) -> None:
    """Static files by their own names, straight from their sources: nothing has to be collected for a test."""
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}

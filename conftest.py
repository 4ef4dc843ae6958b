"""The fixed cast: a learner, another learner, a teacher."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from hypothesis import settings

from tests.factory import make_user

# A busy machine is no mistake of the code: no example has to be quick.
settings.register_profile("milepost", deadline=None)
settings.load_profile("milepost")


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
def quick_passwords(settings: Any) -> None:
    """Hashing passwords slowly is right on the site and a waste in a test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def plain_static_names(settings: Any) -> None:
    """Static files by their own names, straight from their sources: nothing has to be collected for a test."""
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}

"""The fixed cast: a learner, another learner, a teacher."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.factory import make_user


@pytest.fixture()
def learner(db: None) -> User:
    return make_user("ada")


@pytest.fixture()
def other(db: None) -> User:
    return make_user("grace")


@pytest.fixture()
def teacher(db: None) -> User:
    return make_user("mary", is_staff=True, is_superuser=True)


@pytest.fixture()
def signed_in(client: Client, learner: User) -> Client:
    client.force_login(learner)
    return client


@pytest.fixture(autouse=True)
def quick_passwords(settings: pytest.FixtureRequest) -> None:
    """Hashing passwords slowly is right on the site and a waste in a test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]

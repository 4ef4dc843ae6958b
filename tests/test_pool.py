"""Connections to the database: a pool in each process on PostgreSQL, and none where somebody else keeps one."""

from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import connection

from config.engines import POOL_CONNECTIONS, database

POSTGRESQL: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslmode": "require"}}


def test_a_pool_keeps_what_the_address_asks_for_and_django_keeps_no_connection_beside_it() -> None:
    settings = database(POSTGRESQL, POOL_CONNECTIONS)
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]["max_size"] == POOL_CONNECTIONS
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (0, True)


def test_without_a_pool_connections_are_kept_and_tried() -> None:
    settings = database(POSTGRESQL, 0)
    assert settings["OPTIONS"] == {"sslmode": "require"}
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"]) == (60, True)


def test_sqlite_has_none() -> None:
    assert "pool" not in database({"ENGINE": "django.db.backends.sqlite3"}, POOL_CONNECTIONS)["OPTIONS"]


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


@pytest.mark.postgresql(reason="SQLite has no connection that a server could close")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_meanwhile_costs_no_request() -> None:
    closed = backend()
    connection.close()  # back into the pool
    own = {name: connection.settings_dict[name] for name in ("HOST", "PORT", "USER", "NAME")}
    with psycopg.connect(
        host=own["HOST"], port=own["PORT"], user=own["USER"], dbname=own["NAME"], autocommit=True
    ) as other:
        assert other.execute("SELECT pg_terminate_backend(%s)", [closed]).fetchone() == (True,)
    assert not User.objects.exists()
    assert backend() != closed

"""What the site runs on, by its settings: the database's connections, Redis or none, the queue, where pictures are."""

from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from config.environment import choice

SQLITE = {
    # Measured: with Django's defaults 54 % of read-then-write requests failed under four workers, with these none.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000; "
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864"
    ),
}
POOL_CONNECTIONS = 8
"""A thread holds one connection at most: four of a web server's process (deploy/), two of a worker; as many again for
what they start themselves, such as checks of health."""

POOL_WAIT_SECONDS = 10.0
"""How long a request waits for a free connection before it is answered that the database is away."""

REDIS_SCHEMES = ("redis", "rediss", "unix")


def redis_url(env: environ.Env, name: str) -> str:
    """The address of the Redis server, or "" where there is none."""
    url = str(env.str(name, default=""))
    scheme, _, rest = url.partition("://")
    if url and (scheme not in REDIS_SCHEMES or not rest):
        raise ImproperlyConfigured(
            f"{name} is no address of a Redis server. It can be, for example: redis://127.0.0.1:6379/0, "
            "rediss://:password@host:6379/0, unix:///run/redis/redis.sock."
        )
    return url


def caches(redis: str) -> dict[str, dict[str, Any]]:
    """Django's CACHES: in Redis, or in the memory of each process. `sessions` holds short-lived copies of sessions."""
    if not redis:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return {
        "default": {"BACKEND": "config.cache.Cache", "LOCATION": redis, "KEY_PREFIX": "milepost"},
        "sessions": {"BACKEND": "config.cache.SessionCopies", "LOCATION": redis, "KEY_PREFIX": "milepost"},
    }


def sessions(redis: str) -> dict[str, str]:
    """Django's settings for sessions: rows in the database, and copies of them in Redis where there is one."""
    if not redis:
        return {"SESSION_ENGINE": "django.contrib.sessions.backends.db"}
    return {"SESSION_ENGINE": "django.contrib.sessions.backends.cached_db", "SESSION_CACHE_ALIAS": "sessions"}


def queue(env: environ.Env, name: str, redis: str, redis_name: str) -> Literal["database", "redis"]:
    """The engine of the queue of tasks."""
    engine: Literal["database", "redis"] = choice(env, name, ("database", "redis"))
    if engine == "redis" and not redis:
        raise ImproperlyConfigured(f"{name} is redis, but {redis_name} does not say where Redis is.")
    return engine


def tasks(engine: Literal["database", "redis"]) -> dict[str, Any]:
    """The settings of that engine: TASKS, and RQ_QUEUES where the queue is in Redis."""
    if engine == "database":
        return {"TASKS": {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}}
    return {
        "TASKS": {"default": {"BACKEND": "config.tasks.RedisQueue", "QUEUES": ["default"]}},
        # The connections of the cache, with their patience. JSON, since a pickle is a program that its reader runs.
        "RQ_QUEUES": {"default": {"USE_REDIS_CACHE": "default", "SERIALIZER": "json"}},
    }


def database(configured: dict[str, Any], pool: int) -> dict[str, Any]:
    """Django's settings of the database: SQLite for many writers, PostgreSQL with a pool of so many connections."""
    if configured["ENGINE"] == "django.db.backends.sqlite3":
        return {**configured, "CONN_MAX_AGE": 60, "OPTIONS": SQLITE}
    if not pool:
        return {**configured, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # The pool keeps the connections, so Django must not; each is tried before it is given out, so that a database
    # that was restarted costs no request.
    pooled = {"min_size": 1, "max_size": pool, "timeout": POOL_WAIT_SECONDS}
    options = {**configured.get("OPTIONS", {}), "pool": pooled}
    return {**configured, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def pictures(env: environ.Env, name: str) -> dict[str, Any]:
    """Where uploaded files are, for Django's STORAGES: on this machine's disk, or in a bucket."""
    url = urlsplit(str(env.str(name, default="")))
    if url.geturl() == "":
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    asked = dict(parse_qsl(url.query))
    endpoint = asked.get("endpoint", "")
    wrong = url.scheme != "s3" or not url.netloc or set(asked) - {"endpoint", "region"}
    if wrong or "@" in url.netloc or (endpoint and urlsplit(endpoint).scheme not in ("http", "https")):
        raise ImproperlyConfigured(
            f"{name} names no bucket. It can be, for example: s3://bucket, s3://bucket/folder?region=eu-central-1, "
            "s3://bucket?endpoint=https://storage.example.org. Name and password are AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY."
        )
    options: dict[str, str | None] = {"bucket_name": url.netloc, "location": url.path.strip("/")}
    options |= {"region_name": asked.get("region") or None, "endpoint_url": endpoint or None}
    return {"BACKEND": "config.bucket.Bucket", "OPTIONS": options}

"""What the site runs on, by its settings: Redis or none, the queue of tasks, the database's connections."""

from typing import Any, Literal

import environ
from django.core.exceptions import ImproperlyConfigured

from config.environment import choice

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

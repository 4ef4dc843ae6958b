"""The cache in Redis, which is empty and forgetful while Redis cannot be reached: no page fails for want of it."""

import json
import logging
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger(__name__)

CONNECT_SECONDS = 1.0
ANSWER_SECONDS = 2.0
"""How long one call may hold up a page: Redis in the same data centre answers in milliseconds or not at all. Longer
than a worker waits for the next task at a time (`accounts.management.redis_queue.WAIT_SECONDS`)."""

PAUSE_SECONDS = 30.0
"""After a failure a process asks Redis for nothing for so long, so that a silent one costs no time on every page."""

COPY_SECONDS = 30
"""How long a copy of a session lives. No longer than the pause: what a process could not change or delete in Redis is
gone when it asks again."""


class _Pause:
    """Until when this process leaves Redis alone; one for all its threads."""

    def __init__(self) -> None:
        self._until = 0.0

    def is_on(self) -> bool:
        return time.monotonic() < self._until

    def begin(self, reason: RedisError) -> None:
        if not self.is_on():
            log.warning("The cache is not used for %g s, as Redis cannot be reached: %s", PAUSE_SECONDS, reason)
        self._until = time.monotonic() + PAUSE_SECONDS

    def end(self) -> None:
        self._until = 0.0


pause = _Pause()


class JSON:
    """What is kept is data: a pickle is a program, and whoever could write into Redis would have it run here."""

    def dumps(self, value: Any) -> bytes | int:
        """Whole numbers as they are, so that Redis can count with them."""
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(data)


class _Client(RedisCacheClient):
    """Each answer while Redis is away is that of an empty cache (`django.core.cache.backends.dummy` gives the same)."""

    def _ask(self, name: str, away: Any, *args: Any) -> Any:
        if pause.is_on():
            return away
        try:
            return getattr(super(), name)(*args)
        except RedisError as reason:
            pause.begin(reason)
            return away

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return bool(self._ask("add", True, key, value, timeout))

    def get(self, key: Any, default: Any) -> Any:
        return self._ask("get", default, key, default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._ask("set", None, key, value, timeout)

    def touch(self, key: Any, timeout: Any) -> bool:
        return bool(self._ask("touch", False, key, timeout))

    def delete(self, key: Any) -> bool:
        return bool(self._ask("delete", False, key))

    def get_many(self, keys: Any) -> dict[Any, Any]:
        return dict(self._ask("get_many", {}, keys))

    def has_key(self, key: Any) -> bool:
        return bool(self._ask("has_key", False, key))

    def incr(self, key: Any, delta: int) -> int:
        counted = self._ask("incr", None, key, delta)
        if counted is None:
            raise ValueError(f"Key '{key}' not found.")
        return int(counted)

    def set_many(self, data: Any, timeout: Any) -> None:
        self._ask("set_many", None, data, timeout)

    def delete_many(self, keys: Any) -> None:
        self._ask("delete_many", None, keys)

    def clear(self) -> bool:
        return bool(self._ask("clear", False))


class Cache(RedisCache):
    """Django's cache in Redis, with a short patience and forgiveness."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _Client
        self._options = {
            "serializer": JSON,
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_timeout": ANSWER_SECONDS,
            # Once more at once: a connection that Redis closed, as it does when it is restarted, is no failure.
            "retry": Retry(NoBackoff(), 1),
        }

    def get_master_client(self) -> Redis:
        """A client on this cache's connections that does not forgive: the queue wants to know (django-rq asks here)."""
        return self._cache.get_client(None, write=True)


class SessionCopies(Cache):
    """Copies of sessions, whose rows in the database are the truth."""

    def get_backend_timeout(self, timeout: float | None = DEFAULT_TIMEOUT) -> int:
        """In seconds, `COPY_SECONDS` at most."""
        wanted = super().get_backend_timeout(timeout)
        return COPY_SECONDS if wanted is None else min(COPY_SECONDS, int(wanted))

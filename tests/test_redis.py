"""Cache, sessions and queue in Redis, on a server of the test's own that goes away and comes back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from accounts.tests.test_worker import WAITING, Site, heard
from config import cache, engines
from tests.servers import Redis, own_engines, redis


@pytest.fixture(scope="module")
def running() -> Iterator[Redis]:
    with redis() as server:
        yield server


@pytest.fixture
def server(running: Redis, settings: Any) -> Iterator[Redis]:
    """Redis, with the cache and the sessions of this process in it; running again when the test ends."""
    settings.CACHES = engines.caches(running.url)
    for name, value in engines.sessions(running.url).items():
        setattr(settings, name, value)
    caches["default"].clear()
    yield running
    cache.pause.end()
    if not running.is_running():
        running.start()


def test_what_is_cached_is_there_for_every_process(server: Redis) -> None:
    ours = caches["default"]
    assert ours.add("a", 1)
    assert not ours.add("a", 2)
    ours.incr("a", 4)
    ours.set_many({"b": {"text": "ä", "list": [1, None]}, "c": "1"})
    other = cache.Cache(server.url, {"KEY_PREFIX": "milepost"})
    assert other.get_many(["a", "b", "c", "d"]) == {"a": 5, "b": {"text": "ä", "list": [1, None]}, "c": "1"}
    assert ours.delete("a")
    assert (other.get("a", "none"), "b" in other) == ("none", True)


def test_nothing_in_the_cache_is_a_program(server: Redis) -> None:
    with pytest.raises(TypeError):
        caches["default"].set("key", object())
    caches["default"].set("key", {"a": 1})
    assert server.client().get("milepost:1:key") == b'{"a": 1}'


def test_a_cache_that_is_away_is_an_empty_one(server: Redis) -> None:
    ours = caches["default"]
    ours.set("key", "kept")
    server.stop()
    assert ours.get("key", "default") == "default"
    ours.set("key", "lost")
    assert ours.add("key", 1)
    assert not any([ours.touch("key"), ours.delete("key"), ours.has_key("key")])
    assert ours.get_many(["key"]) == {}
    ours.set_many({"key": 1})
    ours.delete_many(["key"])
    ours.clear()
    with pytest.raises(ValueError, match="not found"):
        ours.incr("key")


def test_a_cache_that_was_away_is_left_alone_for_a_while_and_then_used_again(
    server: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    ours = caches["default"]
    server.stop()
    ours.get("key")
    server.start()
    ours.set("key", "too early")
    cache.pause.end()
    assert ours.get("key") is None
    ours.set("key", "kept")
    assert ours.get("key") == "kept"
    assert [record.message.split(",")[0] for record in caplog.records] == ["The cache is not used for 30 s"]


def test_a_restart_between_two_calls_is_no_failure(server: Redis) -> None:
    ours = caches["default"]
    ours.set("key", "old")
    server.stop()
    server.start()
    ours.set("key", "new")
    assert ours.get("key") == "new"


def test_sessions_outlive_the_redis_that_they_are_copied_to(server: Redis, signed_in: Client, learner: User) -> None:
    home = reverse("accounts:notes")
    assert signed_in.get(home).status_code == 200
    assert [name for name in server.client().scan_iter() if b"cached_db" in name], "there is a copy"
    server.stop()
    assert signed_in.get(home).status_code == 200
    session = signed_in.session
    session["kept"] = "a long answer"
    session.save()
    server.start()
    cache.pause.end()
    assert signed_in.session["kept"] == "a long answer"
    signed_in.logout()
    assert signed_in.get(home).status_code == 302
    assert not Session.objects.exists()


def test_no_copy_of_a_session_outlives_the_pause_in_which_it_could_not_be_changed(
    server: Redis, signed_in: Client
) -> None:
    (copy,) = [name for name in server.client().scan_iter() if b"cached_db" in name]
    assert 0 < server.client().ttl(copy) <= cache.COPY_SECONDS <= cache.PAUSE_SECONDS


@pytest.fixture
def site(tmp_path: Any, running: Redis) -> Iterator[Site]:
    with own_engines(tmp_path) as own:
        yield Site({**own, "MILEPOST_REDIS_URL": running.url, "MILEPOST_QUEUE": "redis"})
    if not running.is_running():
        running.start()


ANOTHER = """
from accounts.progress.submissions import _enqueue
from exercises.models import Submission
from tests.factory import make_user
first = Submission.objects.get()
second = Submission.objects.create(user=make_user("another"), exercise=first.exercise, files=first.files)
_enqueue(second.pk)
"""
ALL_EXPIRED = """
from datetime import timedelta
from django.utils import timezone
from exercises.models import Submission
Submission.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
"""


@pytest.mark.jail
def test_a_worker_waits_for_a_redis_that_is_away_and_what_the_queue_lost_is_judged(site: Site, running: Redis) -> None:
    site.shell(WAITING.format(sources="(RIGHT,)"))
    running.stop()
    with site.worker("--workers", "1") as worker:
        heard(worker, "The queue cannot be reached")
        site.wait_until(lambda submissions, workers: workers == ["waits"])
        site.shell(ANOTHER)
        assert site.seen()[0] == [("queued", 0)] * 2
        running.start()
        site.shell(ALL_EXPIRED)
        site.wait_until(lambda submissions, workers: submissions == [("accepted", 1)] * 2)
        site.wait_until(lambda submissions, workers: workers == ["judges"])


@pytest.mark.jail
def test_what_was_put_off_comes_when_it_is_due_and_leaves_nothing_in_redis(site: Site, running: Redis) -> None:
    site.environment["MILEPOST_JUDGE"] = "off"
    site.shell(WAITING.format(sources="(RIGHT, RIGHT)"))
    site.manage("worker", "--batch")
    assert site.seen()[0] == [("queued", 0)] * 2
    assert running.client().zcard("rq:scheduled:default") >= 2, "on a slow machine the sweep brings one once more"
    site.environment["MILEPOST_JUDGE"] = "auto"
    with site.worker("--workers", "1"):
        site.wait_until(lambda submissions, _: submissions == [("accepted", 1)] * 2)
    assert running.client().keys() == [b"rq:queues"]

"""Whether this process answers, and whether it can serve: for proxies, containers and whoever watches.

These pages answer before anything else of the site looks at a request (`EarlyMiddleware`): a probe asks by an address,
without the site's name, without HTTPS and without an account.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import cache as once
from threading import Lock, Thread

from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)

BOUND_SECONDS = 2.0
"""How long a probe waits for all answers together; proxies and containers ask with some seconds of patience."""

EARLY = ("/health/", "/metrics")
"""What stands before the rest of the site, by the beginning of its path."""

NEEDED = frozenset({"database", "migrations"})
"""Without these no page can be served; without Redis pages are slower, and submissions wait (`config.cache`)."""

OK, MISSING, FAILED, SILENT = "ok", "missing", "failed", "no answer"


class EarlyMiddleware:
    """The outermost layer: answers what must not depend on host names, HTTPS, sessions or users."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(EARLY):
            try:
                match = resolve(request.path_info)
            except Resolver404:
                return self.get_response(request)
            answer: HttpResponse = match.func(request, *match.args, **match.kwargs)
            return answer
        return self.get_response(request)


class Check:
    """A question that is asked in a thread of its own, so that what never answers holds up no request for long.

    While a question is open, whoever asks too waits for the same answer: a thousand probes are one thread.
    """

    def __init__(self, question: Callable[[], str]) -> None:
        self._question = question
        self._lock = Lock()
        self._asked: Future[str] | None = None

    def ask(self) -> Future[str]:
        """The answer to come: one word, which is OK when nothing is wrong."""
        with self._lock:
            if self._asked is None or self._asked.done():
                self._asked = Future()
                Thread(target=self._answer, args=[self._asked], name="health", daemon=True).start()
            return self._asked

    def _answer(self, asked: Future[str]) -> None:
        try:
            word = self._question()
        except Exception as error:
            log.warning("A health check failed: %s: %s", type(error).__name__, error)
            word = FAILED
        finally:
            connections.close_all()  # this thread's own
        asked.set_result(word)


def database() -> str:
    """Ask the database for anything at all, on a new connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return OK


def migrations() -> str:
    """See whether every migration that this code knows has been applied; those of a later version do not matter."""
    return MISSING if known_migrations() - set(MigrationRecorder(connection).applied_migrations()) else OK


@once
def known_migrations() -> frozenset[tuple[str, str]]:
    """Application and name of each migration among the files."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)


def shared_cache() -> str:
    """Ask Redis, past the patience of the cache on top of it."""
    caches["default"].get_master_client().ping()  # type: ignore[attr-defined]  # config.cache.Cache
    return OK


CHECKS = {"database": Check(database), "migrations": Check(migrations), "cache": Check(shared_cache)}


def ask(seconds: float = BOUND_SECONDS) -> dict[str, str]:
    """What each check says within so many seconds, by its name."""
    asked = {name: check.ask() for name, check in CHECKS.items() if name != "cache" or settings.REDIS_URL}
    wait(asked.values(), timeout=seconds)
    return {name: answer.result() if answer.done() else SILENT for name, answer in asked.items()}


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked, so that a database that is away has no web server restarted."""
    return JsonResponse({"status": "live"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether pages can be served now: 200, or 503 with what each check says."""
    said = ask()
    is_ready = all(said[name] == OK for name in NEEDED)
    return JsonResponse(
        {"status": "ready" if is_ready else "not ready", "checks": said}, status=200 if is_ready else 503
    )

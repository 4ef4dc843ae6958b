"""Figures for those who watch the site, in the form that Prometheus reads; only for whoever has MILEPOST_METRICS_TOKEN.

Requests are counted by each process of the web server in files of its own (the multiprocess mode of prometheus_client),
so that whichever process is asked tells of all of this server's. What is about the queue, the workers and the database
is read from the rows when it is asked for: it is the same whichever server is asked, and costs nothing in between.
"""

import os
import shutil
import socket
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from judge.secret import agrees

CONTENT_TYPE = "text/plain; version=1.0.0; charset=utf-8"


def count(view: str, method: str, status: int, seconds: float) -> None:
    """Count a request, where figures are asked for at all."""
    if settings.METRICS_TOKEN:
        figures().count(view, method, status, seconds)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures; without a token in the settings there is no such page, and without it in the request no answer."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not agrees(request.headers.get("Authorization"), settings.METRICS_TOKEN):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(figures().text(folder()), content_type=CONTENT_TYPE)


def folder() -> Path:
    """Where the processes of this web server count: of one machine and one parent, in case several share a disk."""
    return Path(settings.VAR_DIR) / "metrics" / f"{socket.gethostname()}-{os.getppid()}"


@once
def figures() -> ModuleType:
    """The module that counts; the package below it reads where to count when it is first imported."""
    _forget_ended_servers()
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder())
    from config import figures

    return figures


def _forget_ended_servers() -> None:
    """Throw away what servers of this machine left behind that run no more."""
    for left in (settings.VAR_DIR / "metrics").glob(f"{socket.gethostname()}-*"):
        with suppress(ValueError, ProcessLookupError, PermissionError):
            number = int(left.name.rsplit("-", 1)[1])
            if number != os.getppid() and not Path(f"/proc/{number}").exists():
                shutil.rmtree(left, ignore_errors=True)

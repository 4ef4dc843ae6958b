"""Python in the page: where Pyodide is, and the worker that it runs in, with a policy of its own.

A worker's policy comes with its own response. This one lets a learner's program fetch nothing but Python itself: with
the page's policy it could read, as the signed-in person, every page of the site.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

SCRIPT = "milepost/python-worker.js"
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def pyodide_path() -> str:
    """Where Pyodide's files are among the static ones; the version in it makes them cacheable for ever."""
    package = json.loads((settings.BASE_DIR / "frontend" / "package.json").read_text())
    return f"milepost/pyodide/{package['dependencies']['pyodide']}/"


def pyodide_address() -> str:
    """The address of the folder with Pyodide's files."""
    return f"{settings.STATIC_URL}{pyodide_path()}"


def worker_address() -> str:
    """The address of the worker's script, new whenever the script is; empty when the front end was not built."""
    script = _script()
    return reverse("python_worker", args=[_version(script)]) if script else ""


@require_safe
@gzip_page
def python_worker(request: HttpRequest, version: str) -> HttpResponse:
    """The script, under the one policy that it needs."""
    script = _script()
    if not script or version != _version(script):
        raise Http404("There is no such worker.")
    pyodide = request.build_absolute_uri(pyodide_address())
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Content-Security-Policy"] = (
        f"default-src 'none'; script-src {pyodide} 'wasm-unsafe-eval'; connect-src {pyodide}"
    )
    response["Cross-Origin-Embedder-Policy"] = "require-corp"
    response["Cache-Control"] = FOR_EVER
    return response


def _script() -> bytes:
    """The built script. Read at every call while it may be built anew."""
    return _read() if settings.DEBUG else _read_once()


@cache
def _read_once() -> bytes:
    return _read()


def _read() -> bytes:
    found = finders.find(SCRIPT)
    path = Path(found) if isinstance(found, str) else Path(staticfiles_storage.path(SCRIPT))
    return path.read_bytes() if path.is_file() else b""


def _version(script: bytes) -> str:
    return hashlib.sha256(script).hexdigest()[:16]

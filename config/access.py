"""Every request has an id, which its records, its answer and the page of a failure carry, and a line in the log."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from config.metrics import count
from config.paths import REQUEST_ID, safe_path
from courses.log_context import about

log = logging.getLogger(__name__)

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[0-9a-fA-F-]{16,64}")
"""What proxies make: hexadecimal digits, so that no visitor can write words into the log."""

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestMiddleware:
    """Gives each request its id, and writes its line when it has been answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request.META[REQUEST_ID] = given = request_id(request)
        with about(request=given):
            response = self.get_response(request)
            response[HEADER] = given
            _tell(request, response.status_code, time.perf_counter() - started)
        return response


def request_id(request: HttpRequest) -> str:
    """The id that a proxy in front gave the request, or a new one."""
    given = request.headers.get(HEADER, "")
    return given if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    match = request.resolver_match
    method = request.method if request.method in METHODS else "OTHER"
    facts = {
        "method": method,
        "path": safe_path(request, found=200 <= status < 300),
        "status": status,
        "ms": round(seconds * 1000, 1),
        "view": match.view_name if match else "",
    }
    count(str(facts["view"]), method, status, seconds)
    log.info("%s %s %s %s ms", method, facts["path"], status, facts["ms"], extra={"facts": facts})

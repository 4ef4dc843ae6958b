"""What the site answers when it fails itself: a sentence that says so, and all that was typed, ready to be sent again.

It is the server's `handler500`, so it comes after anything that a view or a middleware raises. Nothing here may need
what has just failed: no session, no user, no database.
"""

import errno
import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.views import kept
from courses.log_context import current

RETRY_SECONDS = 10
"""When to ask again; a database that is restarted is back sooner."""

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""What a full or failing disk says."""

AWAY: tuple[type[Exception], ...] = (OperationalError, InterfaceError)

SHORT = 60
"""Characters of one line up to which a field goes along unseen; longer ones are shown, to be copied and changed."""


def server_error(request: HttpRequest) -> HttpResponse:
    """503 when what the site stands on is away or full, 500 for a fault of our own; with what was typed, in both."""
    status = 503 if _is_outage(sys.exception()) else 500
    if kept.is_script(request) or kept.is_htmx(request):
        response: HttpResponse = JsonResponse({"error": _sentence(request, status)}, status=status)
    else:
        context = {"address": request.get_full_path(), "is_post": request.method == "POST", **_sent(request)}
        context["request_id"] = current().get("request", "")  # by which its records are found
        response = HttpResponse(render_to_string(f"{status}.html", context), status=status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_outage(error: BaseException | None) -> bool:
    """Whether the error, or one that it came of, is of the database, the cache or the disk."""
    if error is None:
        return False
    is_disk = isinstance(error, OSError) and error.errno in NO_ROOM
    return is_disk or isinstance(error, AWAY) or _is_outage(error.__cause__ or error.__context__)


def _sentence(request: HttpRequest, status: int) -> str:
    if request.method == "POST":
        return _("This could not be saved just now. What you typed is still here; please try again in a moment.")
    if status == 503:
        return _("The site cannot answer just now. Please try again in a moment.")
    return _("Something went wrong on our side. Please try again in a minute.")


def _sent(request: HttpRequest) -> dict[str, Any]:
    """The form that was sent: `fields` that go along unseen, `texts` to be seen, and the token to send it again with.

    Nothing of a POST that is not known to come from our own page, nor of one that held a password: that is typed anew.
    """
    rule = kept.rule_of(request)
    if request.method != "POST" or rule is None or not getattr(request, "csrf_processing_done", False):
        return {}
    try:
        typed, files = kept.fields_typed(request), list(request.FILES)
    except (OSError, ValueError):  # what was uploaded could not be stored, and with it nothing was read
        return {"lost_files": True}
    fields = [(name, value) for name, values in typed.items() for value in values]
    context: dict[str, Any] = {
        "fields": [(name, value) for name, value in fields if _is_short(value)],
        "texts": [(name, value) for name, value in fields if not _is_short(value)],
        "lost_files": bool(files),
    }
    is_whole = typed.keys() == request.POST.keys() - {"csrfmiddlewaretoken"}
    return {**context, "csrf_token": get_token(request)} if is_whole else {}


def _is_short(value: str) -> bool:
    return len(value) <= SHORT and "\n" not in value

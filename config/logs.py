"""How records of the log are written: a line each, for people or as JSON, and nothing of the people on the site.

What we log ourselves holds ids and names of things. What others log (Django, packages) may hold what a visitor typed:
of those records only the text that stands in their source is written; and of an error its place and its type, since its
message may quote a row (`private=False`, for development, writes all of it).
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.utils import OperationalError
from django.http import HttpRequest

from config.paths import REQUEST_ID, safe_path
from courses.log_context import current

OURS = frozenset({"judge", "courses", "exercises", "accounts", "review", "cohorts", "config", "__main__"})
QUEUES = frozenset({"django_tasks", "django_tasks_db", "rq"})
"""Packages whose records hold ids and nothing else."""

PLACE = re.compile(r"%(\(\w+\))?[-#0 +]*\d*(\.\d+)?[a-zA-Z]")
CUT = "…"


class Lines(logging.Formatter):
    """A record as a line, with what it is about in brackets at its end; the lines of an error come below it."""

    def __init__(self, *, private: bool = True) -> None:
        super().__init__()
        self.private = private

    def format(self, record: logging.LogRecord) -> str:
        about = " ".join(f"{name}={value}" for name, value in _about(record).items())
        head = f"{_time(record)} {record.levelname} {record.name}: {self.message(record)}"
        return "\n".join([head + (f" [{about}]" if about else ""), *self.error(record)])

    def message(self, record: logging.LogRecord) -> str:
        """The record's text, on one line, as far as it can be written."""
        text = _text(record) if self.private else record.getMessage()
        return text.replace("\r", " ").replace("\n", " ")

    def error(self, record: logging.LogRecord) -> list[str]:
        """The lines of the record's error, or none."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return []
        if self.private:
            return list(_lines(error))
        return "".join(traceback.format_exception(error)).splitlines()


class Json(Lines):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "message": self.message(record),
            **_about(record),
            **getattr(record, "facts", {}),
        }
        if error := self.error(record):
            said["error"] = error
        return json.dumps(said, ensure_ascii=False, default=str)


def _about(record: logging.LogRecord) -> dict[str, str | int]:
    """What the record is about; Django writes some of a request's when the middleware is done with it."""
    request = getattr(record, "request", None)
    known = request.META.get(REQUEST_ID) if isinstance(request, HttpRequest) else None
    return {**({"request": known} if known else {}), **current()}


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _text(record: logging.LogRecord) -> str:
    room = record.name.split(".")[0]
    if room in OURS or room in QUEUES:
        return record.getMessage()
    if record.name.startswith("django.security"):
        return _refusal(record)
    request = getattr(record, "request", None)
    if record.name == "django.request" and isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', CUT)}: {safe_path(request)}"
    return PLACE.sub(CUT, str(record.msg))


def _refusal(record: logging.LogRecord) -> str:
    """Why Django's security refused a request: the kind, and of CSRF the reason without the addresses in it."""
    kind = record.name.rsplit(".", 1)[-1]
    if kind == "csrf" and isinstance(record.args, tuple) and record.args:
        return f"csrf: {re.split(r' - |[:(]', str(record.args[0]))[0].strip()}"
    return kind


def _lines(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _lines(before)
        yield "and then:"
    for part in traceback.format_tb(error.__traceback__):
        yield from part.rstrip().splitlines()
    yield f"{type(error).__module__}.{type(error).__qualname__}{_said(error)}"


def _said(error: BaseException) -> str:
    """What an error says, where it speaks of machines only: why a database or the system did not answer."""
    if isinstance(error, OperationalError):
        return f": {str(error).splitlines()[0]}" if str(error) else ""
    if isinstance(error, OSError) and error.strerror:
        return f": {error.strerror}"
    return ""

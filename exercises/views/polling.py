"""A verdict that is asked for until it is there."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_htmx.http import trigger_client_event

from courses.numbers import whole_number
from exercises.judging import is_delayed as is_delayed_now
from exercises.models import Submission
from exercises.verdicts import say

FIRST_WAIT_MS = 200
LONGEST_WAIT_MS = 3_200
"""Each wait is twice the one before (DESIGN.md, "One submission, end to end"), up to this."""

SLOW_AFTER = 8
"""After so many questions (about 15 seconds) the page says that it takes longer than usual."""

EXPECTED = timedelta(seconds=10)
"""A verdict that is not there after so long may be waiting for nobody; only then is that asked."""

DELAYED_WAIT_MS = 10_000
"""While nobody judges, a page that stays open asks no more often than this."""


def asked_before(request: HttpRequest) -> int:
    """How often the page has asked for the verdict already, by its own word."""
    return whole_number(request.GET.get("asked", ""), 5) or 0


def verdict_context(submission: Submission, asked: int = 0) -> dict[str, Any]:
    """What `exercises/_verdict.html` needs; `asked` is how often the page has asked for it already."""
    is_old = submission.is_pending and timezone.now() - submission.submitted_at > EXPECTED
    is_delayed = is_old and is_delayed_now()
    longest = DELAYED_WAIT_MS if is_delayed else LONGEST_WAIT_MS
    return {
        "submission": submission,
        "said": say(submission),
        "asked": asked + 1,
        "wait_ms": min(FIRST_WAIT_MS << min(asked, 10), longest),
        "is_slow": asked >= SLOW_AFTER,
        "is_delayed": is_delayed,
    }


def verdict_fragment(request: HttpRequest, submission: Submission) -> HttpResponse:
    """The verdict alone, for htmx; tells the rest of the page when it is final."""
    context = {**verdict_context(submission, asked_before(request)), "is_fragment": True}
    response = render(request, "exercises/_verdict.html", context)
    return response if submission.is_pending else trigger_client_event(response, "judged")

"""What every page may ask about the site itself."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from config.python_worker import pyodide_address, worker_address
from review.today import standing_for


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether visitors may make accounts (MILEPOST_REGISTRATION), where a page finds Python, how the reviews stand."""
    return {
        "registration_open": settings.REGISTRATION == "open",
        "pyodide_address": pyodide_address,
        "worker_address": worker_address,
        "reviews": partial(standing_for, request),
    }

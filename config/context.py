"""What every page may ask about the site itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from config.python_worker import pyodide_address, worker_address


def site(request: HttpRequest) -> dict[str, Any]:
    """Whether visitors may make accounts (MILEPOST_REGISTRATION); where a page finds Python, for those that run it."""
    return {
        "registration_open": settings.REGISTRATION == "open",
        "pyodide_address": pyodide_address,
        "worker_address": worker_address,
    }

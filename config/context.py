"""What every page may ask about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, bool]:
    """Whether visitors may make accounts (MILEPOST_REGISTRATION)."""
    return {"registration_open": settings.REGISTRATION == "open"}

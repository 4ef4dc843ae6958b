"""Browsers in which somebody has logged in before: their tries are counted apart from those of strangers.

So nobody who shares an address with another, in a school or a café, can use up the tries of the other's own browser.
The cookie says who, signed, and carries a number of its own that the tries are counted by. It lets nobody in.
"""

import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts import limits, profiles

COOKIE = "known_browser"
SALT = "accounts.known_browser"
SECONDS = 365 * 24 * 60 * 60


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """This browser is known as one of the user's from now on."""
    if _number(request, user.username):
        return
    value = signing.dumps([profiles.key(user.username), secrets.token_urlsafe(16)], salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=SECONDS, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def whence(request: HttpRequest, username: str) -> str:
    """What tries for this account are counted by: the browser if the account knows it, else the address."""
    return _number(request, username) or limits.address_of(request)


def is_known(request: HttpRequest, username: str) -> bool:
    """Whether somebody has logged in to this account in this browser before."""
    return bool(_number(request, username))


def _number(request: HttpRequest, username: str) -> str:
    try:
        name, number = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(number) if name == profiles.key(username) else ""

"""Requests and addresses as they may be written down: without what was searched, typed, or lets somebody in."""

from django.http import HttpRequest

SECRETS = frozenset({"token", "uidb64", "code", "name"})
"""Parts of addresses that are keys: of a password, a certificate, a picture."""

REQUEST_ID = "milepost.request"
"""Where a request's id is kept in its META (`config.access`)."""

NO_PAGE = "(no page)"


def safe_path(request: HttpRequest, *, found: bool = False) -> str:
    """The path of a request without its query.

    An address that leads to no page is not repeated, and the words in one only when a thing of that name was `found`:
    what somebody types there can be anything.
    """
    match = request.resolver_match
    if match is None:
        return NO_PAGE
    path = request.path
    for name, value in match.kwargs.items():
        is_number = isinstance(value, int) or str(value).isdigit()
        if value and (name in SECRETS or not (found or is_number)):
            path = path.replace(str(value), "…")
    return path

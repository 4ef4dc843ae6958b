"""Who may see the site at all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from accounts.second_factor import factor_of

OPEN_VIEWS = frozenset(
    {
        "login",
        "second_step",
        "logout",
        "accounts:register",
        "password_reset",
        "password_reset_done",
        "password_reset_confirm",
        "password_reset_complete",
    }
)


LEAVING_VIEWS = OPEN_VIEWS | {
    *("accounts:leave", "accounts:stay", "accounts:download_everything", "accounts:again"),
    *("avatar", "python_worker", "health_live", "health_ready", "metrics"),
}
"""What an account that waits to be deleted may still open, and what asks for nobody."""


class MembersOnlyMiddleware:
    """With MILEPOST_PUBLIC off, everything but signing in asks for login; who is leaving is shown how to stay."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        """Send an anonymous visitor of a closed site to login, unless the view does so and keeps what was typed."""
        match = request.resolver_match
        name = match.view_name if match is not None else ""
        if name not in LEAVING_VIEWS and request.user.is_authenticated and hasattr(request.user, "departure"):
            return redirect("accounts:leave")
        asks_itself = getattr(getattr(view, "kept_rule", None), "login", False)
        is_open = asks_itself or (match is not None and match.view_name in OPEN_VIEWS)
        if settings.PUBLIC or is_open or request.user.is_authenticated:
            return None
        return redirect_to_login(request.get_full_path())


class StaffSecondStepMiddleware:
    """With MILEPOST_STAFF_TOTP, the administration is only for those who have turned the second step on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        """Send staff without a second step to where it is turned on."""
        match, user = request.resolver_match, request.user
        if not settings.STAFF_TOTP or match is None or "admin" not in match.namespaces or not user.is_authenticated:
            return None
        if not user.is_staff or factor_of(user):
            return None
        messages.info(request, gettext("The administration asks for a second step at login. Please turn it on first."))
        return redirect("accounts:second_factor")

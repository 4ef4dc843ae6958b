"""Who may see the site at all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

OPEN_VIEWS = frozenset(
    {
        "login",
        "logout",
        "accounts:register",
        "password_reset",
        "password_reset_done",
        "password_reset_confirm",
        "password_reset_complete",
    }
)


class MembersOnlyMiddleware:
    """With MILEPOST_PUBLIC off, everything but signing in asks for login."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        """Send an anonymous visitor of a closed site to login, unless the view does so and keeps what was typed."""
        match = request.resolver_match
        asks_itself = getattr(getattr(view, "kept_rule", None), "login", False)
        is_open = asks_itself or (match is not None and match.view_name in OPEN_VIEWS)
        if settings.PUBLIC or is_open or request.user.is_authenticated:
            return None
        return redirect_to_login(request.get_full_path())

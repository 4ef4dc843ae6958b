"""Logging in and new passwords, on Django's own views."""

from typing import Any

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpResponse

from accounts.views import again, kept

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"
"""What `config.environment` chooses where MILEPOST_MAIL_URL is not set."""


class SignIn(views.LoginView):
    """Django's login; the name typed into a page that had grown too old is there again."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **(kept.initial(self.request) or {})}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        again.remember(self.request)
        return answer


class ResetPassword(views.PasswordResetView):
    """A link by mail; where the site sends no mail, the page says who can help instead."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(*args, **kwargs) if _mail_works() else self.get(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mail_works": _mail_works()}


def _mail_works() -> bool:
    return settings.EMAIL_BACKEND != NO_MAIL


sign_in = kept.keeps_work(page=kept.own_page)(SignIn.as_view())
reset_password = kept.keeps_work(page=kept.own_page)(ResetPassword.as_view())

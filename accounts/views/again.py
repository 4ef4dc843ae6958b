"""Asking for the password again before an act that cannot be taken back or that opens the account to others.

    @kept.login_required_keeping(page=kept.own_page)
    @asks_password_again()
    def delete_account(request): ...

Whoever logged in or gave the password within ten minutes is let through; everybody else gives it on a page that leads
back. A view that only takes a POST says where its form lives, as in `accounts.views.kept`.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from accounts import limits
from accounts.passwords import MOST_CHARACTERS
from accounts.views import kept
from courses.views.fetch import learner

FRESH_SECONDS = 10 * 60
"""Long enough to read what an act does and to do it; too short for a browser that was left open."""
SESSION_KEY = "password_given_at"


class PasswordForm(forms.Form):
    """The password of somebody who is logged in already."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        max_length=MOST_CHARACTERS,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    wait = 0

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Raises ValidationError for a password that is not this user's."""
        password: str = self.cleaned_data["password"]
        self.wait = limits.spend(limits.PASSWORD_AGAIN, self.user.pk)
        if self.wait:
            sentence = _("There were too many wrong passwords. Please try again %(when)s.")
            raise ValidationError(sentence, code="limited", params={"when": limits.when(self.wait)})
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password. Please try again."), code="wrong")
        limits.forget(limits.PASSWORD_AGAIN, self.user.pk)
        return password


def remember(request: HttpRequest) -> None:
    """The person at this browser has just given the password."""
    request.session[SESSION_KEY] = int(time.time())


def is_fresh(request: HttpRequest) -> bool:
    """Whether the password was given in this session within ten minutes."""
    given_at = request.session.get(SESSION_KEY, 0)
    return bool(0 <= time.time() - given_at < FRESH_SECONDS)


def asks_password_again(page: kept.Page = kept.own_page) -> Callable[[kept.View], kept.View]:
    """Let only those through who gave their password within ten minutes; scripts and htmx are told where to give it."""

    def decorate(view: kept.View) -> kept.View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if is_fresh(request):
                return view(request, *args, **kwargs)
            address = reverse("accounts:again") + "?" + urlencode({"next": page(request, *args, **kwargs)})
            if kept.is_script(request):
                return JsonResponse({"error": _("Please give your password again."), "login": address}, status=401)
            return HttpResponseClientRedirect(address) if kept.is_htmx(request) else redirect(address)

        return wrapper

    return decorate


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@kept.login_required_keeping(page=kept.own_page, keep=False)
def again(request: HttpRequest) -> HttpResponse:
    """Take the password of who is logged in, and lead back to what it was asked for."""
    onward = request.GET.get("next", "")
    if not kept.is_ours(request, onward):
        onward = reverse("accounts:profile")
    form = PasswordForm(request.POST or None, user=learner(request))
    if request.method == "POST" and form.is_valid():
        remember(request)
        return redirect(onward)
    return render(request, "accounts/again.html", {"form": form})

"""Turning the second step of logging in on and off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import second_factor as factors
from accounts.views import kept
from accounts.views.again import asks_password_again
from accounts.views.second_step import form_for
from courses.views.fetch import learner


def _page(request: HttpRequest) -> str:
    return reverse("accounts:second_factor")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@kept.login_required_keeping(page=kept.own_page, keep=False)
@asks_password_again(page=_page)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Whether the second step is on; while it is not, the picture for the telephone and the field for a first code."""
    user, wrong = learner(request), ""
    factor = factors.factor_of(user)
    if factor:
        context = {"factor": factor, "form": form_for(request, user)}
        return render(request, "accounts/second_factor_on.html", context)
    if request.method == "POST":
        if codes := factors.confirm(user, request.POST.get("code", "")):
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        wrong = _("This code is not right. Is the clock of your telephone right?")
    factor = factors.begin(user)
    drawn = mark_safe(factors.picture(factor))  # noqa: S308  # segno drew it: numbers and nothing else
    return render(request, "accounts/second_factor.html", {"secret": factor.secret, "picture": drawn, "wrong": wrong})


@require_POST
@kept.login_required_keeping(page=_page, keep=False)
@asks_password_again(page=_page)
def turn_off_second_factor(request: HttpRequest) -> HttpResponse:
    """Turn the second step off, for the password and a code."""
    user = learner(request)
    factor = factors.factor_of(user)
    if factor is None:
        return redirect("accounts:second_factor")
    form = form_for(request, user)
    if not form.is_valid():
        return render(request, "accounts/second_factor_on.html", {"factor": factor, "form": form})
    factors.turn_off(user)
    messages.success(request, _("The second step is off. Your password alone logs you in now."))
    return redirect("accounts:profile")

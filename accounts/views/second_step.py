"""The second step of logging in, for those who turned it on: nobody is logged in until the code is right.

Between the steps the session says who gave the right password and where they were going; what is kept for them
(`accounts.views.kept`) stays in it.
"""

import time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import limits
from accounts.second_factor import is_right
from accounts.views import again, kept, known

SESSION_KEY = "second_step"
SECONDS = 10 * 60
"""How long the password stays given while somebody looks for their telephone."""


class CodeForm(forms.Form):
    """A code of the telephone, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True, "spellcheck": "false"}
        ),
    )
    wait = 0

    def __init__(self, *args: Any, user: User, whence: str, is_known: bool, **kwargs: Any) -> None:
        self.user, self.whence, self.is_known = user, whence, is_known
        super().__init__(*args, **kwargs)

    def clean_code(self) -> str:
        """Raises ValidationError for a wrong code, and for any after too many wrong ones."""
        code: str = self.cleaned_data["code"]
        self.wait = limits.spend(limits.SECOND_STEP, self.user.pk, self.whence)
        if not self.wait and not self.is_known:
            self.wait = limits.spend(limits.SECOND_STEP_ACCOUNT, self.user.pk)
        if self.wait:
            sentence = _("There were too many wrong codes. Please try again %(when)s.")
            raise ValidationError(sentence, code="limited", params={"when": limits.when(self.wait)})
        if not is_right(self.user, code):
            raise ValidationError(
                _("This code is not right, or was used already. Please wait for the next."), code="wrong"
            )
        limits.forget(limits.SECOND_STEP, self.user.pk, self.whence)
        return code


def form_for(request: HttpRequest, user: User) -> CodeForm:
    """The form for this user's code at this browser, filled with what was sent."""
    whence, is_known = known.whence(request, user.username), known.is_known(request, user.username)
    return CodeForm(request.POST or None, user=user, whence=whence, is_known=is_known)


def begin(request: HttpRequest, user: User, onward: str) -> HttpResponse:
    """The password was right: ask for the code."""
    request.session[SESSION_KEY] = {
        "user": user.pk,
        "at": int(time.time()),
        "onward": onward,
        "proof": user.get_session_auth_hash(),
    }
    return redirect("second_step")


def _waiting(request: HttpRequest) -> User | None:
    """Who gave the right password here a moment ago, if it is still the password."""
    entry = request.session.get(SESSION_KEY)
    if entry is None or not 0 <= time.time() - entry["at"] < SECONDS:
        return None
    user = User.objects.filter(pk=entry["user"], is_active=True).first()
    is_same = user is not None and constant_time_compare(entry["proof"], user.get_session_auth_hash())
    return user if is_same else None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@kept.keeps_work(page=kept.own_page, keep=False)
def second_step(request: HttpRequest) -> HttpResponse:
    """Take the code, log in, and go where the person was going."""
    user = _waiting(request)
    if user is None:
        if not request.user.is_authenticated:
            messages.info(request, _("Please log in once more: the code has to follow within ten minutes."))
        return redirect("login")
    form = form_for(request, user)
    if request.method == "POST" and form.is_valid():
        onward = request.session.pop(SESSION_KEY)["onward"]
        login(request, user, backend="review.backend.Backend")
        again.remember(request)
        answer = redirect(onward)
        known.remember(request, answer, user)
        return answer
    return kept.limited(request, form.wait, _("Too many codes.")) or render(
        request, "registration/second_step.html", {"form": form}
    )

"""Logging in and new passwords, on Django's own views, with limits that shut out nobody else."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import limits, mail, profiles, second_factor
from accounts.passwords import MOST_CHARACTERS
from accounts.views import again, kept, known, second_step
from accounts.views.kept import limited


class LimitedLoginForm(AuthenticationForm):
    """Django's form; `wait` is how many seconds somebody has to wait who tried too often."""

    wait = 0

    def clean(self) -> dict[str, Any]:
        name, request = self.cleaned_data.get("username"), self.request
        if not name or not self.cleaned_data.get("password") or request is None:
            return super().clean()
        if len(self.cleaned_data["password"]) > MOST_CHARACTERS:
            raise self.get_invalid_login_error()
        account, whence = profiles.key(name), known.whence(request, name)
        is_stranger = not known.is_known(request, name)
        self.wait = limits.spend_of_address(limits.LOGIN_ADDRESS, request) if is_stranger else 0
        self.wait = self.wait or limits.spend(limits.LOGIN, account, whence)
        if self.wait:
            raise ValidationError(_too_many_passwords(self.wait), code="limited")
        data = super().clean()
        limits.forget(limits.LOGIN, account, whence)
        if is_stranger:
            limits.give_back(limits.LOGIN_ADDRESS, limits.address_of(request))
        return data


class SignIn(views.LoginView):
    """Django's login; the name typed into a page that had grown too old is there again."""

    form_class = LimitedLoginForm

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), **(kept.initial(self.request) or {})}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        assert isinstance(user, User)
        if second_factor.factor_of(user):
            return second_step.begin(self.request, user, self.get_success_url())
        answer = super().form_valid(form)
        again.remember(self.request)
        known.remember(self.request, answer, user)
        return answer

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        assert isinstance(form, LimitedLoginForm)
        return limited(self.request, form.wait, _too_many_passwords(form.wait)) or super().form_invalid(form)


class ChangePasswordForm(PasswordChangeForm):
    """Django's form; the old password cannot be guessed at in a browser that was left open."""

    wait = 0

    def clean_old_password(self) -> str:
        self.wait = limits.spend(limits.PASSWORD_AGAIN, self.user.pk)
        if self.wait:
            raise ValidationError(_too_many_passwords(self.wait), code="limited")
        old = super().clean_old_password()
        limits.forget(limits.PASSWORD_AGAIN, self.user.pk)
        return old


class ChangePassword(views.PasswordChangeView):
    """Django's page; the other sessions of the account end, this one gets a new key."""

    form_class = ChangePasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        again.remember(self.request)
        return answer


class ResetForm(PasswordResetForm):
    """Django's form, which does the same work for an address that is nobody's as for one that is somebody's."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Send the link, if there is somebody to get it and the mailbox has not had three of them within the hour."""
        email = profiles.key(self.cleaned_data["email"])
        if limits.spend(limits.RESET_ACCOUNT, email):
            return
        self.is_sent = False
        super().save(*args, **kwargs)
        if not self.is_sent:
            self._write_to_nobody(kwargs)

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Write the mail and hand it over: how long the other machine takes must not be seen in the answer."""
        self.is_sent = True
        message = _message(subject_template_name, email_template_name, context, from_email, to_email)
        if context["user"].pk is None:
            return
        mail.hand_over(message)

    def _write_to_nobody(self, how: dict[str, Any]) -> None:
        nobody = User(username="nobody", email=self.cleaned_data["email"])
        token = how["token_generator"].make_token(nobody)
        request = how["request"]
        context = {"email": nobody.email, "user": nobody, "uid": "MQ", "token": token, "protocol": "https"}
        context |= {"domain": request.get_host(), "site_name": request.get_host()}
        templates = how["subject_template_name"], how["email_template_name"]
        self.send_mail(*templates, context, how["from_email"], nobody.email)


class ResetPassword(views.PasswordResetView):
    """A link by mail; where the site sends no mail, the page says who can help instead."""

    form_class = ResetForm

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(*args, **kwargs) if mail.works() else self.get(*args, **kwargs)

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        if wait := limits.spend_of_address(limits.RESET_ADDRESS, self.request):
            form.add_error(None, ValidationError(_too_many_links(wait), code="limited"))
            return limited(self.request, wait, _too_many_links(wait)) or self.form_invalid(form)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "mail_works": mail.works()}


def admin_login(request: HttpRequest) -> HttpResponse:
    """The administration has no login of its own: strangers go to the site's, learners have no place here."""
    onward = request.GET.get("next", "")
    onward = onward if kept.is_ours(request, onward) else reverse("admin:index")
    if not request.user.is_authenticated:
        return redirect_to_login(onward)
    if not admin.site.has_permission(request):
        raise PermissionDenied
    return redirect(onward)


def _message(
    subject_template: str, body_template: str, context: dict[str, Any], sender: str | None, to: str
) -> EmailMultiAlternatives:
    subject = "".join(loader.render_to_string(subject_template, context).splitlines())
    return EmailMultiAlternatives(subject, loader.render_to_string(body_template, context), sender, [to])


def _too_many_passwords(wait: int) -> str:
    sentence = _("There were too many wrong passwords. Please try again %(when)s, or choose a new password by mail.")
    return sentence % {"when": limits.when(wait)}


def _too_many_links(wait: int) -> str:
    return _("Too many links were asked for from here. Please try again %(when)s.") % {"when": limits.when(wait)}


sign_in = kept.keeps_work(page=kept.own_page)(SignIn.as_view())
reset_password = kept.keeps_work(page=kept.own_page)(ResetPassword.as_view())
change_password = ChangePassword.as_view()

"""Becoming a member, and what members tell of themselves."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import limits, profiles, retention
from accounts.clock import zone_names
from accounts.forms import HabitsForm, ProfileUpdateForm, UserRegisterForm, UserUpdateForm
from accounts.views import kept
from courses.views.fetch import learner

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
@sensitive_post_parameters("password1", "password2")
@kept.keeps_work(page=kept.own_page)
def register(request: HttpRequest) -> HttpResponse:
    """Make an account; its owner logs in next."""
    if settings.REGISTRATION == "closed":
        status = 403 if request.method == "POST" else 200
        return render(request, "accounts/registration_closed.html", status=status)
    if request.method == "POST":
        form = UserRegisterForm(request.POST)
        if wait := _spend_registration(request, form):
            sentence = _too_many_accounts(wait)
            form.add_error(None, sentence)
            return kept.limited(request, wait, sentence) or _show_registration(request, form)
        if form.is_valid() and profiles.save_user(form):
            profiles.set_time_zone(form.instance, request.POST.get("time_zone", ""))
            username = form.cleaned_data["username"]
            messages.success(
                request, _("Account created for %(username)s! You can now log in.") % {"username": username}
            )
            return redirect(_login_url(request))
    else:
        form = UserRegisterForm(initial=kept.initial(request))
    return _show_registration(request, form)


def _show_registration(request: HttpRequest, form: UserRegisterForm) -> HttpResponse:
    return render(request, "accounts/register.html", {"form": form, "next": request.GET.get("next", "")})


def _spend_registration(request: HttpRequest, form: UserRegisterForm) -> int:
    """0, or how many seconds this address has to wait until it may try to register, or make accounts, again."""
    wait = limits.spend_of_address(limits.REGISTRATION_TRIES, request)
    return wait or (limits.spend_of_address(limits.registrations(), request) if form.is_valid() else 0)


def _too_many_accounts(wait: int) -> str:
    sentence = _("Too many accounts were made from here. Nothing is lost: please try again %(when)s.")
    return sentence % {"when": limits.when(wait)}


def _login_url(request: HttpRequest) -> str:
    """Login, and from there on to where the visitor was, if that is on this site."""
    onward = request.GET.get("next", "")
    is_ours = kept.is_ours(request, onward)
    return reverse("login") + ("?" + urlencode({"next": onward}) if is_ours else "")


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def profile(request: HttpRequest) -> HttpResponse:
    """Name, address, a few words, a picture, and how days are counted, saved together."""
    person = User.objects.get(pk=learner(request).pk)
    own = profiles.profile_of(person)
    picture = own.avatar.url if own.avatar else ""
    if request.method == "POST":
        u_form = UserUpdateForm(request.POST, instance=person)
        p_form = ProfileUpdateForm(request.POST, request.FILES, instance=own)
        h_form = HabitsForm(request.POST, instance=own)
        all_valid = all([u_form.is_valid(), p_form.is_valid(), h_form.is_valid()])
        if all_valid and profiles.save_user(u_form, p_form, h_form):
            messages.success(request, _("Your profile has been updated!"))
            return redirect("accounts:profile")
    else:
        typed = kept.initial(request)
        u_form = UserUpdateForm(instance=person, initial=typed)
        p_form = ProfileUpdateForm(instance=own, initial=typed)
        h_form = HabitsForm(instance=own, initial=typed)
    forms = {"u_form": u_form, "p_form": p_form, "h_form": h_form}
    beside = {"picture": picture, "zones": zone_names(), "kept": retention.told()}
    return render(request, "accounts/profile.html", {**forms, **beside})


@require_POST
@kept.login_required_keeping(page=lambda request: reverse("accounts:progress"), keep=False)
def answer_time_zone(request: HttpRequest) -> HttpResponse:
    """The learner takes the zone that the browser named, or keeps the old one."""
    name = request.POST.get("time_zone", "")
    if profiles.answer_offer(learner(request), name, take=request.POST.get("take") == "yes"):
        messages.success(request, _("Your days are counted by the clock of %(zone)s now.") % {"zone": name})
    return redirect("accounts:progress")

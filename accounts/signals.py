"""Signals of the site: a profile for whoever is made, with keys kept in step; a login, which keeps an account."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts import absences, profiles


@receiver(post_save, sender=User, dispatch_uid="accounts.profile")
def keep_profile(
    instance: User, created: bool, raw: bool, update_fields: Collection[str] | None = None, **_more: Any
) -> None:
    """Make a new user's profile. A fixture may bring its own, so those get theirs when it is first asked for."""
    if raw:
        return
    if created:
        profiles.make_profile(instance)
    elif update_fields is None or {"username", "email"} & set(update_fields):
        profiles.renew_keys(instance)


@receiver(user_logged_in, dispatch_uid="accounts.absence")
def keep_account(request: HttpRequest, user: User, **_more: Any) -> None:
    """Whoever was told that the account goes because nobody uses it has just used it."""
    if absences.end(user.pk):
        messages.success(request, _("Your account stays, with everything in it."), fail_silently=True)

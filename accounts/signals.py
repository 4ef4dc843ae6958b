"""The one signal of the site: a profile for whoever is made, and its keys kept in step."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts import profiles


@receiver(post_save, sender=User, dispatch_uid="accounts.profile")
def keep_profile(
    instance: User, created: bool, raw: bool, update_fields: Collection[str] | None = None, **_: Any
) -> None:
    """Make a new user's profile. A fixture may bring its own, so those get theirs when it is first asked for."""
    if raw:
        return
    if created:
        profiles.make_profile(instance)
    elif update_fields is None or {"username", "email"} & set(update_fields):
        profiles.renew_keys(instance)

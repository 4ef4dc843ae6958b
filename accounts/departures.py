"""Accounts on their way out, and what is left when they are gone: a receipt that names nobody."""

import secrets

from django.conf import settings
from django.db import models


def new_number() -> str:
    """A number by which a learner can ask about a receipt, and nobody can guess."""
    return secrets.token_hex(8)


class Departure(models.Model):
    """An account whose owner asked for its deletion. Until `leaves_at` the owner can take that back."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="departure", primary_key=True)
    asked_at = models.DateTimeField()
    leaves_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "accounts"

    def __str__(self) -> str:
        return f"{self.user_id}: {self.leaves_at:%Y-%m-%d}"


class Absence(models.Model):
    """An account that nobody used for long, and whose owner was told so by mail. It ends when the owner logs in.

    A departure beside it is the site's doing, not the owner's wish.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absence", primary_key=True)
    warned_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "accounts"

    def __str__(self) -> str:
        return f"{self.user_id}: {self.warned_at:%Y-%m-%d}"


class Removal(models.Model):
    """The proof that an account was removed: when, and how many rows of what. Nothing in it is of the person."""

    number = models.CharField(max_length=16, unique=True, default=new_number, editable=False)
    removed_on = models.DateField()
    counts = models.JSONField(default=dict)

    class Meta:
        app_label = "accounts"

    def __str__(self) -> str:
        return self.number

"""What of the site belongs to one learner: found by walking over the models, so that no new one is forgotten."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

WORDS = {
    "auth.user": _("your account: name, address, password"),
    "accounts.profile": _("your profile and picture"),
    "accounts.secondfactor": _("your second step at login"),
    "accounts.courseprogress": _("courses begun"),
    "accounts.lessonprogress": _("lessons begun"),
    "accounts.quizattempt": _("quizzes answered"),
    "accounts.quizanswer": _("answers to questions"),
    "accounts.note": _("notes"),
    "accounts.notepassage": _("marked passages"),
    "accounts.notedraft": _("notes not saved yet"),
    "accounts.noteversion": _("earlier versions of notes"),
    "accounts.favorite": _("favourites"),
    "accounts.learningevent": _("entries in your history"),
    "accounts.certificate": _("certificates, which nobody can check any more"),
    "exercises.submission": _("solutions handed in"),
    "exercises.draft": _("solutions begun"),
    "exercises.draftversion": _("earlier versions of solutions"),
    "review.plan": _("your plan for reviews"),
    "review.card": _("review cards"),
    "review.review": _("reviews"),
    "review.carddraft": _("solutions begun in reviews"),
    "review.cardversion": _("earlier versions of these"),
}
"""What the learner's rows are called where they are counted; others are counted together."""
OTHERS = _("other entries")


class Owned(NamedTuple):
    """A model whose rows belong to users, and the way from a row to its user, as a lookup."""

    model: type[models.Model]
    lookup: str

    @property
    def label(self) -> str:
        """The model's name, with its app."""
        return self.model._meta.label_lower

    def rows(self, user: User) -> "models.QuerySet[Any]":
        """This user's rows, oldest first."""
        return self.model._base_manager.filter(**{self.lookup: user.pk}).order_by("pk")


@cache
def owned() -> tuple[Owned, ...]:
    """Every model whose rows go when a user goes, the user first; each by its shortest way."""
    ways: dict[type[models.Model], str] = {User: "pk"}
    known = [m for m in apps.get_models(include_auto_created=True) if not m._meta.proxy and m._meta.managed]
    while found := {
        model: field.name if ways[parent] == "pk" else f"{field.name}__{ways[parent]}"
        for model in known
        for field, parent in _cascades(model)
        if parent in ways and model not in ways
    }:
        ways.update(found)
    return tuple(Owned(model, way) for model, way in ways.items())


def _cascades(model: type[models.Model]) -> Iterator[tuple[Any, type[models.Model]]]:
    for field in reversed(model._meta.local_fields):  # the first of several is the last to be written down, and stays
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
            yield field, field.remote_field.model


def counts(user: User) -> dict[str, int]:
    """How many rows of each model are the user's, by label; those that have none are left out."""
    numbers = {each.label: each.rows(user).count() for each in owned()}
    return {label: number for label, number in numbers.items() if number}


def counted_in_words(user: User) -> list[tuple[Any, int]]:
    """The same for people to read."""
    numbers = counts(user)
    told = [(words, numbers[label]) for label, words in WORDS.items() if label in numbers]
    others = sum(number for label, number in numbers.items() if label not in WORDS)
    return [*told, (OTHERS, others)] if others else told

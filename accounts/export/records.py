"""Rows as JSON that another site could read: what is in the library is called by its name there, not by a number."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.own_data import Owned
from courses.models import Course, Lesson, Question
from exercises.models import Exercise

SECRET = {"password", "key", "token", "secret", "recovery"}
"""Names of fields that hold what opens an account: never exported, whatever model they are of."""

NAMES: dict[type[models.Model], tuple[str, ...]] = {
    Course: ("slug",),
    Lesson: ("course__slug", "slug"),
    Exercise: ("slug",),
    Question: ("quiz__lesson__course__slug", "quiz__lesson__slug", "slug"),
}
"""What the name of a piece of the library is made of; slashes stand between."""


def of(owned: Owned, user: User) -> Iterator[dict[str, Any]]:
    """The user's rows of a model, as what JSON knows."""
    fields = [field for field in owned.model._meta.local_concrete_fields if field.name not in SECRET]
    columns: dict[str, tuple[str, ...]] = {
        field.name: _columns(field) for field in fields if _remote(field) is not User
    }
    asked = [column for names in columns.values() for column in names]
    for row in owned.rows(user).values(*asked).iterator(chunk_size=100):
        yield {name: _value([row[column] for column in names]) for name, names in columns.items()}


def _remote(field: models.Field[Any, Any]) -> Any:
    return field.remote_field.model if isinstance(field, models.ForeignKey) else None


def _columns(field: models.Field[Any, Any]) -> tuple[str, ...]:
    named = NAMES.get(_remote(field))
    return tuple(f"{field.name}__{part}" for part in named) if named else (field.attname,)


def _value(values: list[Any]) -> Any:
    if len(values) > 1:
        return None if values[-1] is None else "/".join(values)
    (value,) = values
    if value is None or isinstance(value, str | int | float | list | dict):
        return value
    return _plain(value)


_plain = partial(DjangoJSONEncoder.default, DjangoJSONEncoder())

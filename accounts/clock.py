"""What time it is for whoever acts, which date that is where a learner lives, and how far the clock there is from UTC.

Everything that a learner does takes its time from `now`. It is the present, but within `as_of`: there, a history that
happened earlier is told by the very functions that write down what happens today.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

_told: ContextVar[datetime | None] = ContextVar("_told", default=None)

SENT_AGAIN = timedelta(minutes=2)
"""What comes again unchanged within this time is one act sent twice: by a second click, by a network that did not hear
the answer, or by somebody whose page said that the server had failed. A clock that was set back changes nothing."""


def now() -> datetime:
    """The moment at which something is done."""
    return _told.get() or timezone.now()


def just_now() -> tuple[datetime, datetime]:
    """The times between which the same thing, if it comes now, is the same act; for `__range`."""
    return now() - SENT_AGAIN, now() + SENT_AGAIN


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Within it, what is done was done at that moment (aware). For histories that are told afterwards alone."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


class Moment(models.DateTimeField):  # type: ignore[type-arg]  # Django's fields take no parameters when they run
    """Django's own field, whose `auto_now` and `auto_now_add` go by `now`. To the database it is the same."""

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        if not (self.auto_now or (self.auto_now_add and add)):
            return super().pre_save(model_instance, add)
        moment = now()
        setattr(model_instance, self.attname, moment)
        return moment

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", list(args), kwargs


class CompactMoment(Moment):
    """A moment in a table of very many rows: on SQLite a number of microseconds, 8 bytes for the 26 of Django's text.

    Compared, sorted and told as any other; only what takes a moment apart in SQL (`__date`, `__year`) is not for it.
    """

    def get_internal_type(self) -> str:
        return "CompactMoment"  # Django would read what it takes for its own as a text

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer" if connection.vendor == "sqlite" else str(connection.data_types["DateTimeField"])

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if connection.vendor != "sqlite" or hasattr(value, "as_sql"):
            return super().get_db_prep_value(value, connection, prepared)
        moment = value if prepared else self.get_prep_value(value)
        return None if moment is None else (moment - _EPOCH) // timedelta(microseconds=1)

    def from_db_value(self, value: Any, expression: object, connection: object) -> datetime | None:
        return moment_of(value)

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "accounts.clock.CompactMoment", args, kwargs


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(stored: int | datetime | None) -> datetime | None:
    """The moment that a database gives for a `CompactMoment`."""
    return _EPOCH + timedelta(microseconds=stored) if isinstance(stored, int) else stored


_OLD_NAMES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")
"""Zones that the IANA database keeps for what was written long ago, and fixed offsets, which know no summer time."""


def local_date(moment: datetime, time_zone: str) -> date:
    """The date of this moment in the zone, such as Europe/Vienna; an unknown zone counts as UTC."""
    return (moment.astimezone(UTC) + offset_at(moment, time_zone)).date()


def offset_at(moment: datetime, time_zone: str) -> timedelta:
    """How far the zone's clock is ahead of UTC at this moment, in whole minutes; an unknown zone counts as UTC."""
    try:
        offset = moment.astimezone(ZoneInfo(time_zone)).utcoffset() or timedelta()
    except (KeyError, ValueError, OSError):
        return timedelta()
    return timedelta(minutes=offset // timedelta(minutes=1))


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that people may choose from, by their IANA names, in order."""
    named = (name for name in available_timezones() if "/" in name and not name.startswith(_OLD_NAMES))
    return ("UTC", *sorted(named))

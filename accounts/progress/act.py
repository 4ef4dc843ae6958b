"""Who acts, and when; and the lock that makes two acts of one learner wait for each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from accounts import profiles
from accounts.clock import local_date, now, offset_at
from accounts.models import LearningEvent

Kind = LearningEvent.Kind


@dataclass(frozen=True)
class Act:
    """Who does something, when, and by which clock. Not `own` is what somebody else's hand does to a learner's rows."""

    user: User
    now: datetime
    time_zone: str
    own: bool = True
    _recorded: list[LearningEvent] = field(default_factory=list)

    @classmethod
    @contextmanager
    def by(cls, user: User, *, own: bool = True) -> Iterator["Act"]:
        """An act of this user's, now: a transaction until whose end the profile is locked. Unknown zones count as UTC.

        What was recorded is written at its end, all at once.
        """
        with transaction.atomic():
            act = cls(user, now(), profiles.locked_profile(user).time_zone, own)
            yield act
            act.write()

    def record(self, kind: Kind, *, at: datetime | None = None, **fields: Any) -> None:
        """Append an event to the learner's history; `at` when it is told later than it happened."""
        self._recorded.append(self.event(kind, at=at, **fields))

    def write(self) -> None:
        """Write what is recorded so far, for what reads it within the act."""
        LearningEvent.objects.bulk_create(self._recorded)
        self._recorded.clear()

    def event(self, kind: Kind, *, at: datetime | None = None, **fields: Any) -> LearningEvent:
        """The same event, not recorded: for acts that write it themselves."""
        at = at or self.now
        said: dict[str, Any] = {
            "user": self.user,
            "kind": kind,
            "at": at,
            "local_date": local_date(at, self.time_zone),
            "utc_offset": offset_at(at, self.time_zone) // timedelta(minutes=1),
            "amount": int(self.own),
        }
        return LearningEvent(**{**said, **fields})

"""Who acts, and when; and the lock that makes two acts of one learner wait for each other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

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

    @classmethod
    def by(cls, user: User, *, own: bool = True) -> "Act":
        """An act of this user's, now; locks the profile until the transaction ends. An unknown zone counts as UTC."""
        return cls(user, now(), profiles.locked_profile(user).time_zone, own)

    def record(self, kind: Kind, *, at: datetime | None = None, **fields: Any) -> LearningEvent:
        """Append an event to the learner's history, and return it; `at` when it is told later than it happened."""
        return LearningEvent.objects.create(**self._told(kind, at, fields))

    def event(self, kind: Kind, *, at: datetime | None = None, **fields: Any) -> LearningEvent:
        """The same event, not written yet: for acts that write many at once."""
        return LearningEvent(**self._told(kind, at, fields))

    def _told(self, kind: Kind, at: datetime | None, fields: dict[str, Any]) -> dict[str, Any]:
        at = at or self.now
        return {
            "user": self.user,
            "kind": kind,
            "at": at,
            "local_date": local_date(at, self.time_zone),
            "utc_offset": offset_at(at, self.time_zone) // timedelta(minutes=1),
            "amount": int(self.own),
            **fields,
        }

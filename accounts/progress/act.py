"""Who acts, and when; and the lock that makes two acts of one learner wait for each other."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from accounts import profiles
from accounts.clock import local_date
from accounts.models import LearningEvent

Kind = LearningEvent.Kind


@dataclass(frozen=True)
class Act:
    """Who does something, and when: in UTC, and on which date where the learner lives."""

    user: User
    now: datetime
    local_date: date

    @classmethod
    def by(cls, user: User) -> "Act":
        """An act of this user's, now; locks the profile until the transaction ends. An unknown zone counts as UTC."""
        profile = profiles.locked_profile(user)
        now = timezone.now()
        return cls(user, now, local_date(now, profile.time_zone))

    def record(self, kind: Kind, **fields: Any) -> None:
        """Append an event to the learner's history."""
        LearningEvent.objects.create(user=self.user, kind=kind, at=self.now, local_date=self.local_date, **fields)

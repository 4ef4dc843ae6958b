"""Which day it is for a learner, and how the learner's reviews stand: one query, asked at most once a request."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from accounts.clock import local_date
from accounts.models import Profile
from review.models import DAILY, Card, Plan
from review.scheduling import RETENTION, start_of


@dataclass(frozen=True, slots=True)
class Day:
    """A moment, with its date where the learner lives."""

    now: datetime
    today: date
    zone: str

    @classmethod
    def of(cls, zone: str, now: datetime | None = None) -> "Day":
        """Today in this zone; an unknown one counts as UTC."""
        now = now or timezone.now()
        return cls(now, local_date(now, zone), zone)

    def start(self, day: date) -> datetime:
        """The first moment of a day, in UTC."""
        return start_of(day, self.zone)

    @property
    def tomorrow(self) -> datetime:
        """When the next day begins, in UTC."""
        return self.start(self.today + timedelta(days=1))


def day_of(user: User) -> Day:
    """Today, where this learner lives; in one query."""
    zone = Profile.objects.filter(user=user).values_list("time_zone", flat=True).first()
    return Day.of(zone or "")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a learner's reviews stand. `waiting` is all that is due; `due` is what is left of it for today."""

    day: Day
    waiting: int = 0
    done: int = 0
    daily_most: int = DAILY
    retention: int = RETENTION
    paused_at: datetime | None = None

    @property
    def due(self) -> int:
        """How many are to be asked today: never more than the learner wants of a day, and none in a pause."""
        return 0 if self.paused_at else min(self.waiting, max(self.daily_most - self.done, 0))

    @property
    def later(self) -> int:
        """How many of those that wait come on another day."""
        return self.waiting - self.due


def standing_of(user: User) -> Standing:
    """How this learner's reviews stand, in one query; nothing is due for one who has never had a card."""
    now = timezone.now()
    due = Card.objects.due(now).filter(user=OuterRef("user")).order_by().values("user")
    waiting = Coalesce(Subquery(due.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
    rows = Plan.objects.filter(user=user).annotate(waiting=waiting)
    row = rows.values(
        "waiting", "done_on", "done", "daily_most", "retention", "paused_at", "user__profile__time_zone"
    ).first()
    if row is None:
        return Standing(Day.of("", now))
    day = Day.of(row["user__profile__time_zone"] or "", now)
    return Standing(
        day,
        waiting=row["waiting"],
        done=row["done"] if row["done_on"] == day.today else 0,
        daily_most=row["daily_most"],
        retention=row["retention"],
        paused_at=row["paused_at"],
    )


def standing_for(request: HttpRequest) -> Standing:
    """How the reviews of whoever asks stand; remembered, so that a page and its header ask only once."""
    if not request.user.is_authenticated:
        return Standing(Day.of(""))
    known: Standing | None = getattr(request, "review_standing", None)
    if known is None:
        known = standing_of(request.user)
        request.review_standing = known  # type: ignore[attr-defined]  # our own note on the request
    return known

"""Which day it is for a learner, and how the learner's reviews stand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from accounts import clock
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
        now = now or clock.now()
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
    """How a learner's reviews stand. `waiting` is all that is due; `due` is what is left of it for today.

    Before they have `begun` there is no plan, so nobody has made cards yet.
    """

    day: Day
    begun: bool = False
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
    """How this learner's reviews stand now, in one query; nothing is due for one who has never had a card."""
    due = Card.objects.due(clock.now()).filter(user=OuterRef("user")).order_by().values("user")
    waiting = Coalesce(Subquery(due.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0)
    plan = Plan.objects.filter(user=user).select_related("user__profile").annotate(waiting=waiting).first()
    return _standing(plan.user, plan, plan.waiting) if plan else _standing(user, None, 0)


def _standing(user: User, plan: Plan | None, waiting: int) -> Standing:
    day = Day.of(user.profile.time_zone if hasattr(user, "profile") else "")
    if plan is None:
        return Standing(day)
    return Standing(
        day,
        begun=True,
        waiting=waiting,
        done=plan.done if plan.done_on == day.today else 0,
        daily_most=plan.daily_most,
        retention=plan.retention,
        paused_at=plan.paused_at,
    )


def standing_for(request: HttpRequest) -> Standing:
    """How the reviews of whoever asks stand: as they were read with the user, or as `renewed` since."""
    user = request.user
    if not user.is_authenticated:
        return Standing(Day.of(""))
    known: Standing | None = getattr(request, "review_standing", None)
    if known is None and hasattr(user, "reviews_waiting"):
        known = _standing(user, getattr(user, "review_plan", None), user.reviews_waiting or 0)
    return known or renewed(request)


def renewed(request: HttpRequest) -> Standing:
    """The same, read anew, for a page that has just made cards; its header shows that, too. In one query."""
    known = standing_of(request.user) if request.user.is_authenticated else Standing(Day.of(""))
    request.review_standing = known  # type: ignore[attr-defined]  # our own note on the request
    return known

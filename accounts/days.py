"""A learner's days, told from the events in one query: what was done on each date, and by which clock.

`accounts.streaks` has the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, Min, Q, QuerySet, Sum
from django.utils import timezone

from accounts import profiles, streaks
from accounts.clock import offset_at
from accounts.models import LearningEvent, Profile
from accounts.prepared import EVER, Prepared, moment_from, text_of
from accounts.streaks import Goal, Measure, Span, Streak, Week

Kind = LearningEvent.Kind

COUNTED = {
    "lessons": [Kind.LESSON_COMPLETED],
    "exercises": [Kind.ACCEPTED],
    "questions": [Kind.QUIZ, Kind.REVIEWED],
}
"""What makes a day count, and the events that tell of it."""

WEEKS = 53
"""So many are looked at: a whole year, and the week that is on."""


@dataclass(frozen=True)
class Days:
    """The days of one learner and how they stand now. No streak and no goal for who has turned them off."""

    is_on: bool
    time_zone: str
    today: date
    spans: Sequence[Span]
    week: Week
    goal: Goal | None
    streak: Streak | None = None


def this_week(user: User) -> Days:
    """The days since Monday, in two queries; without the streak, which goes further back."""
    profile = profiles.profile_of(user)
    now = _moment(profile)
    return _days(profile, now, spans_of(user.pk, streaks.monday_of(now.date)))


def this_year(profile: Profile) -> Days:
    """The days of the last 53 weeks with the streak, in one query; two for a streak that is longer than that."""
    now = _moment(profile)
    since = streaks.monday_of(now.date) - timedelta(weeks=WEEKS - 1)
    spans = spans_of(profile.user_id, since)
    if not profile.streaks_on:
        return _days(profile, now, spans)
    streak = streaks.streak(spans, now, profile.rest_days)
    if not streak.is_whole and spans[0].date < since + timedelta(weeks=2):
        streak = streaks.streak(spans_of(profile.user_id), now, profile.rest_days)
    return _days(profile, now, spans, streak)


def spans_of(user_id: int, since: date = EVER) -> list[Span]:
    """What the learner did on each date from `since` on, in the order in which the dates began."""
    return [
        Span(
            date.fromisoformat(day),
            None if offset is None else timedelta(minutes=offset),
            moment_from(begun),
            moment_from(ended),
            *acts,
        )
        for day, offset, begun, ended, *acts in _QUESTION.rows(user_id, since)
    ]


def _question(user_id: int, since: date) -> QuerySet[Any, Any]:
    kinds = [*chain(*COUNTED.values()), Kind.MOVED]
    events = LearningEvent.objects.filter(user=user_id, kind__in=kinds, local_date__gte=since).order_by()
    sums = {name: Sum("amount", filter=Q(kind__in=kinds), default=0) for name, kinds in COUNTED.items()}
    dates = events.values("local_date", "utc_offset").annotate(
        first=Min("at"), day=text_of("local_date"), begun=text_of(Min("at")), ended=text_of(Max("at")), **sums
    )
    return dates.order_by("first").values_list("day", "utc_offset", "begun", "ended", *COUNTED)


_QUESTION = Prepared(_question)


def _moment(profile: Profile) -> Span:
    now: datetime = timezone.now()
    return Span.moment(now, offset_at(now, profile.time_zone))


def _days(profile: Profile, now: Span, spans: Sequence[Span], streak: Streak | None = None) -> Days:
    week = streaks.week_of(spans, now.date)
    goal = streaks.goal_of(week, Measure(profile.goal_measure), profile.goal) if profile.streaks_on else None
    return Days(profile.streaks_on, profile.time_zone, now.date, spans, week, goal, streak)

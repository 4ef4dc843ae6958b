"""Which days count, what a streak is and what ends one, and what a weekly goal asks. Pure: it knows no database.

A day counts by real acts: a lesson completed, a question answered, an exercise accepted. Opening pages counts nothing.

A streak is the longest stretch up to today in which no week, Monday to Sunday (ISO 8601), misses more days than the
learner allows for rest; its length is the number of dates in it that count. Today is missed only when it is over. Slack
of this kind keeps people at a goal longer than a rule without any (M. A. Sharif and S. B. Shu, "The Benefits of
Emergency Reserves", Journal of Marketing Research 54, 2017), and a streak that breaks makes some give up the whole
(J. Silverman and A. Barasch, "On or Off Track: How (Broken) Streaks Affect Consumer Decisions", Journal of Consumer
Research 49, 2023): hence rest days, and a switch that turns all of it off.

Each act keeps the date on the learner's own clock and how far that clock was from UTC. Who flies east over the date
line has no Tuesday that week, and Samoa had no 30 December 2011 (IANA time zone database, Pacific/Apia). A change of
clock, by travel, by summer time or by law, must never cost a streak; so between two moments by different clocks only as
many midnights have passed as have passed on the clock that saw fewest (`days_between`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

MOST_REST_DAYS = 6
"""Allowed in a week: with seven, nothing would ever end a streak."""

DAYS_IN_WEEK = 7
_FATAL_GAP = 2 * DAYS_IN_WEEK
"""So many missed days in a row hold a whole week, which no choice of rest days allows; more need not be looked at."""


_NONE: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """What one date by one clock holds: from the `first` to the `last` moment that is known of it, and the acts.

    `offset` is how far the clock was from UTC; None where nobody wrote it down, and the date alone has to do.
    """

    date: date
    offset: timedelta | None
    first: datetime
    last: datetime
    lessons: int = 0
    exercises: int = 0
    questions: int = 0

    @property
    def acts(self) -> int:
        """Lessons completed, questions answered and exercises accepted."""
        return self.lessons + self.exercises + self.questions

    @classmethod
    def moment(cls, at: datetime, offset: timedelta, **acts: int) -> "Span":
        """A single moment by a clock."""
        return cls(_on_clock(at, offset), offset, at, at, **acts)


@dataclass(frozen=True, slots=True)
class Streak:
    """How a streak stands: its days, the longest there was, whether today counts already, rest days left this week.

    `is_whole` is False when it goes back to the first moment that was given, so that it may be longer than that.
    """

    days: int = 0
    longest: int = 0
    today: bool = False
    rest_left: int = 0
    is_whole: bool = True


class _Day(NamedTuple):
    """A day as the learner lived it, which travel may give two dates or none: those of its `dates` that count.

    Its `label`, by which it belongs to a week, is the date that it began with, by the clock before it.
    """

    label: date
    dates: frozenset[date]

    @property
    def week(self) -> date:
        return monday_of(self.label)


def monday_of(day: date) -> date:
    """The first day of the week."""
    return day - timedelta(days=day.weekday())


def days_between(earlier: Span, later: Span) -> int:
    """How many midnights the learner lived through: 0 on the same day, 1 on the next, more when days were missed.

    Where the clocks differ it is the least of what either clock saw and what the dates say.
    """
    seen = [(later.date - earlier.date).days]
    if earlier.offset != later.offset:
        clocks = [offset for offset in (earlier.offset, later.offset) if offset is not None]
        seen += [(_on_clock(later.first, clock) - _on_clock(earlier.last, clock)).days for clock in clocks]
    return max(min(seen), 0)


def streak(spans: Sequence[Span], now: Span, rest_days: int) -> Streak:
    """How the streak stands at a moment. `spans` are in the order of their first moments, and none begins after it."""
    days = _lived(spans, now)
    missed: Counter[date] = Counter()
    held: Counter[date] = Counter()
    start = longest = 0
    for number, day in enumerate(days):
        for one in day.dates:
            held[one] += 1
        longest = max(longest, len(held))
        if day.dates or number == len(days) - 1:
            continue
        missed[day.week] += 1
        while missed[day.week] > rest_days:
            left = days[start]
            start += 1
            for one in left.dates:
                held[one] -= 1
                if not held[one]:
                    del held[one]
            if not left.dates:
                missed[left.week] -= 1
    return Streak(
        days=len(held),
        longest=longest,
        today=bool(days[-1].dates),
        rest_left=max(rest_days - missed[days[-1].week], 0),
        is_whole=start > 0 or not held,
    )


def _lived(spans: Sequence[Span], now: Span) -> list[_Day]:
    """The learner's days one after another, from the first moment that is known to the one given, missed ones too."""
    days: list[_Day] = []
    before: Span | None = None
    for span in (*_in_order(spans), now):
        counting = frozenset((span.date,)) if span.acts else _NONE
        if before is None:
            days.append(_Day(span.date, counting))
        elif passed := days_between(before, span):
            ahead = [*range(1, min(passed, _FATAL_GAP)), passed]
            days += [_Day(before.date + timedelta(days=number), _NONE) for number in ahead]
        if before is not None and counting:
            days[-1] = _Day(days[-1].label, days[-1].dates | counting)
        before = span
    return days


def _in_order(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans one after another. Who goes to and fro between two clocks has spans that overlap: then both their ends.

    Nobody knows at which end the acts were; either may have them, and the date counts once.
    """
    if all(earlier.last <= later.first for earlier, later in pairwise(spans)):
        return spans
    begun = [replace(span, last=span.first) for span in spans]
    ended = [replace(span, first=span.last) for span in spans if span.last > span.first]
    return sorted([*begun, *ended], key=lambda span: span.first)


def _on_clock(moment: datetime, offset: timedelta) -> date:
    return (moment.astimezone(UTC) + offset).date()


class Measure(StrEnum):
    """What a weekly goal counts."""

    DAYS = "days"
    LESSONS = "lessons"
    EXERCISES = "exercises"

    @property
    def most(self) -> int:
        """The highest number that makes sense as a goal."""
        return DAYS_IN_WEEK if self is Measure.DAYS else 99


@dataclass(frozen=True, slots=True)
class Week:
    """Acts of one week, and the number of dates that have any."""

    lessons: int = 0
    exercises: int = 0
    questions: int = 0
    days: int = 0

    def __bool__(self) -> bool:
        return self.days > 0


def week_of(spans: Sequence[Span], today: date) -> Week:
    """What was done in the week of this date."""
    monday = monday_of(today)
    own = [span for span in spans if span.acts and monday <= span.date < monday + timedelta(days=DAYS_IN_WEEK)]
    return Week(
        lessons=sum(span.lessons for span in own),
        exercises=sum(span.exercises for span in own),
        questions=sum(span.questions for span in own),
        days=len({span.date for span in own}),
    )


@dataclass(frozen=True, slots=True)
class Goal:
    """So many of something in a week, and how many there are."""

    measure: Measure
    target: int
    done: int

    @property
    def is_reached(self) -> bool:
        return self.done >= self.target

    @property
    def left(self) -> int:
        """How many are missing."""
        return max(self.target - self.done, 0)

    @property
    def shown(self) -> int:
        """How many a picture of the goal has room for."""
        return min(self.done, self.target)


def goal_of(week: Week, measure: Measure, target: int | None) -> Goal | None:
    """How the week stands against the learner's goal; None for who has none."""
    return Goal(measure, target, getattr(week, measure)) if target else None

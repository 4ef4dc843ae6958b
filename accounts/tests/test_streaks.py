"""What the rules say, example by example; test_streaks_property.py has them retold and compared."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.clock import offset_at
from accounts.streaks import Measure, Span, Week, days_between, goal_of, streak, week_of

VIENNA, AUCKLAND, HONOLULU, APIA = "Europe/Vienna", "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Apia"


def at(zone: str, written: str, **acts: int) -> Span:
    """A moment as the clock of a zone shows it, such as "2026-11-02 09:30"."""
    moment = datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return Span.moment(moment, offset_at(moment, zone), **acts)


def days(pattern: str, *, first: str = "2026-11-02", rest: int = 2) -> int:
    """The streak on the last day of a pattern of days from a Monday on: `x` has an act, `.` has none."""
    begin = date.fromisoformat(first)
    spans = [
        at(VIENNA, f"{begin + timedelta(days=number)} 18:00", lessons=1)
        for number, sign in enumerate(pattern)
        if sign == "x"
    ]
    today = at(VIENNA, f"{begin + timedelta(days=len(pattern) - 1)} 23:00")
    return streak(spans, today, rest).days


@pytest.mark.parametrize(
    ("pattern", "rest", "length"),
    [
        ("", 2, 0),
        ("x", 0, 1),
        ("xxx", 0, 3),
        ("xx.", 0, 2),  # today is not over
        ("xx..", 0, 0),
        ("x.x", 0, 1),
        ("x.x", 1, 2),
        ("xxxxx..xxxxx", 2, 10),  # a weekend at rest
        ("xxxx...xxxxx", 2, 5),
        ("x.....x", 5, 2),
        ("x......x", 6, 2),
        ("x.............x", 6, 1),  # a whole week without anything
        ("xx..x.x", 2, 2),  # the third day of rest in one week: what came before the first of them is gone
        ("x..x..x..x", 2, 3),
    ],
)
def test_a_streak_is_the_stretch_whose_weeks_miss_no_more_than_allowed(pattern: str, rest: int, length: int) -> None:
    assert days(pattern, rest=rest) == length


def test_rest_days_are_counted_by_the_week_from_monday() -> None:
    assert days("xxxxx....xx", rest=2) == 7  # Saturday and Sunday, then Monday and Tuesday of the next week
    assert days("xxx....xxx", rest=2) == 3


def test_the_longest_streak_is_kept_when_it_is_over() -> None:
    spans = [at(VIENNA, f"2026-11-{day:02} 12:00", questions=1) for day in (2, 3, 4, 5, 20)]
    found = streak(spans, at(VIENNA, "2026-11-21 12:00"), 0)
    assert (found.days, found.longest, found.today) == (1, 4, False)


def test_rest_days_left_are_those_of_this_week() -> None:
    spans = [at(VIENNA, "2026-11-02 12:00", lessons=1), at(VIENNA, "2026-11-05 12:00", lessons=1)]
    assert streak(spans, at(VIENNA, "2026-11-05 13:00"), 3).rest_left == 1
    assert streak(spans, at(VIENNA, "2026-11-09 13:00"), 3).rest_left == 3


def test_a_moment_without_an_act_counts_nothing() -> None:
    spans = [at(VIENNA, "2026-11-02 12:00"), at(VIENNA, "2026-11-03 12:00", exercises=1)]
    assert streak(spans, at(VIENNA, "2026-11-03 13:00"), 0).days == 1


def test_it_says_when_it_goes_back_to_the_first_moment_that_was_given() -> None:
    spans = [at(VIENNA, "2026-11-02 12:00", lessons=1), at(VIENNA, "2026-11-03 12:00", lessons=1)]
    assert not streak(spans, at(VIENNA, "2026-11-03 13:00"), 0).is_whole
    assert streak(spans, at(VIENNA, "2026-11-08 13:00"), 0).is_whole
    assert streak([], at(VIENNA, "2026-11-08 13:00"), 0).is_whole


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("2026-11-02 20:00", "2026-11-04 09:00"),  # Monday evening in Hawaii, Wednesday in New Zealand, 14 hours later
        ("2026-11-02 00:05", "2026-11-04 20:00"),
    ],
)
def test_who_flies_over_the_date_line_misses_no_tuesday(there: str, back: str) -> None:
    spans = [at(HONOLULU, there, lessons=1), at(AUCKLAND, back, lessons=1)]
    assert days_between(*spans) == 1
    assert streak(spans, at(AUCKLAND, "2026-11-04 23:00"), 0).days == 2


def test_who_flies_back_has_the_day_twice_and_counts_it_once() -> None:
    spans = [
        at(AUCKLAND, "2026-11-04 08:00", lessons=1),
        at(HONOLULU, "2026-11-03 20:00", lessons=1),
        at(HONOLULU, "2026-11-04 20:00", lessons=1),
    ]
    assert streak(spans, at(HONOLULU, "2026-11-04 21:00"), 0).days == 2


def test_a_day_that_the_law_left_out_is_not_missed() -> None:
    spans = [at(APIA, "2011-12-29 09:00", lessons=1), at(APIA, "2011-12-31 22:00", lessons=1)]
    assert streak(spans, at(APIA, "2011-12-31 23:00"), 0).days == 2


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
def test_summer_time_costs_nothing(day: str) -> None:
    """In Vienna the clock changes in the night after this day."""
    first = date.fromisoformat(day)
    spans = [at(VIENNA, f"{first + timedelta(days=number)} 23:59", lessons=1) for number in range(3)]
    assert streak(spans, at(VIENNA, f"{first + timedelta(days=3)} 00:01"), 0).days == 3


def test_moving_at_once_after_a_long_day_ends_nothing_that_stood() -> None:
    """In Los Angeles it is still the day after the act in Tokyo; on Kiritimati that day is over already."""
    act = at("Asia/Tokyo", "2026-11-02 12:00", lessons=1)
    moved = at("America/Los_Angeles", "2026-11-03 12:00")
    assert streak([act], moved, 0).days == 1
    arrived = at("Pacific/Kiritimati", "2026-11-04 10:00")
    assert arrived.first == moved.first
    assert streak([act, moved, arrived], arrived, 0).days == 1
    assert streak([act, moved, arrived], at("Pacific/Kiritimati", "2026-11-05 00:00"), 0).days == 0


def test_where_nobody_wrote_the_clock_down_the_dates_have_to_do() -> None:
    noons = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (2, 3)]
    spans = [Span(noon.date(), None, noon, noon, lessons=1) for noon in noons]
    assert streak(spans, at(VIENNA, "2026-11-04 12:00"), 0).days == 2


def test_the_week_is_that_of_the_date_and_counts_each_date_once() -> None:
    spans = [
        at(VIENNA, "2026-11-01 12:00", lessons=5),  # a Sunday
        at(VIENNA, "2026-11-02 12:00", lessons=1, questions=4),
        at(HONOLULU, "2026-11-02 12:00", exercises=2),
        at(VIENNA, "2026-11-08 12:00"),
        at(VIENNA, "2026-11-09 12:00", lessons=5),
    ]
    assert week_of(spans, date(2026, 11, 8)) == Week(lessons=1, exercises=2, questions=4, days=1)
    assert not week_of(spans[:1], date(2026, 11, 8))


@pytest.mark.parametrize(
    ("measure", "target", "left"), [("days", 3, 1), ("days", 2, 0), ("lessons", 7, 2), ("exercises", 1, 0)]
)
def test_a_goal_is_so_many_of_something_a_week(measure: str, target: int, left: int) -> None:
    goal = goal_of(Week(lessons=5, exercises=3, questions=0, days=2), Measure(measure), target)
    assert goal is not None
    assert (goal.left, goal.is_reached) == (left, left == 0)


def test_who_has_no_goal_is_measured_against_none() -> None:
    assert goal_of(Week(days=2), Measure.DAYS, None) is None

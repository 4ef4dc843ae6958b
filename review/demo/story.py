"""On which days a demo learner learns, and at what time. Pure: a date and a source of chance in, moments out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

Item = TypeVar("Item")

WEEKS = 26
ZONE = "Europe/Vienna"
HOLIDAY = range(12, 14)
"""Two weeks in the middle without anything, so that pages have a gap to show, and reviews a pause."""

BEGINNING = 4
"""In the first weeks the learner comes less often."""


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A day on which something is learned, when that begins, and whether the holiday is right before or after it."""

    begins: datetime
    after_holiday: bool = False
    before_holiday: bool = False


def study_days(last: date, chance: random.Random) -> list[StudyDay]:
    """Half a year of evenings, up to the date given (which is one of them), in their order."""
    first = last - timedelta(days=7 * WEEKS - 1)
    days: list[StudyDay] = []
    for week in range(WEEKS):
        if week in HOLIDAY:
            continue
        chosen = set(chance.sample(range(7), chance.randint(3, 4) if week < BEGINNING else chance.randint(5, 6)))
        if week == WEEKS - 1:
            chosen.add(6)
        for day in sorted(chosen):
            begins = _evening(first + timedelta(days=7 * week + day), chance)
            after = week == HOLIDAY.stop and day == min(chosen)
            before = week == HOLIDAY.start - 1 and day == max(chosen)
            days.append(StudyDay(begins, after_holiday=after, before_holiday=before))
    return days


def _evening(on: date, chance: random.Random) -> datetime:
    return datetime.combine(on, time(chance.randint(17, 20), chance.randint(0, 59)), ZoneInfo(ZONE))


def share(steps: Sequence[Item], number: int, of: int) -> Sequence[Item]:
    """The steps of one of so many days, from 0: as many each day as can be, all of them together."""
    return steps[len(steps) * number // of : len(steps) * (number + 1) // of]

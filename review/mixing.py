"""In which order cards are asked, and what the coming days hold. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple


class Waiting(NamedTuple):
    """A card that is due: its id, and the lesson that it belongs to, if it belongs to one."""

    card: int
    lesson: int | None


def next_of(waiting: Sequence[Waiting], after: int | None = None) -> Waiting | None:
    """Which card to ask next, of those that are due, the one due longest first.

    Lessons are mixed: not the lesson `after`, which was asked about last, while there is another one; and the lesson
    with the most cards left goes first, so that its cards do not all end up together at the end.
    """
    others = [row for row in waiting if after is None or row.lesson != after] or waiting
    if not others:
        return None
    left = Counter(row.lesson for row in others)
    return max(others, key=lambda row: left[row.lesson])


@dataclass(frozen=True, slots=True)
class Load:
    """One day of the forecast: how many reviews it asks for, and how many more wait for a later day."""

    day: date
    reviews: int
    left_over: int


def forecast(due: Mapping[date, int], first: date, days: int, daily_most: int, done: int = 0) -> list[Load]:
    """What each of the days from `first` on asks for, when what a day has no room for waits for the next.

    `due` says how many cards are due on which day; what is overdue counts for `first`, on which `done` are done. Each
    card is counted once, since when it comes back after that depends on how it is answered.
    """
    backlog = sum(count for day, count in due.items() if day < first)
    loads = []
    for number in range(days):
        day = first + timedelta(days=number)
        backlog += due.get(day, 0)
        room = max(daily_most - done, 0) if number == 0 else daily_most
        reviews = min(backlog, room)
        backlog -= reviews
        loads.append(Load(day, reviews, backlog))
    return loads


BAR, GAP, HEIGHT = 18, 6, 120
"""Of the picture of a forecast, in its own units."""


def bars(loads: Iterable[Load]) -> str:
    """The days as one SVG path of bars, of which the highest has the HEIGHT; days without reviews leave a line."""
    rows = list(loads)
    highest = max((load.reviews for load in rows), default=0) or 1
    parts = []
    for number, load in enumerate(rows):
        height = max(round(HEIGHT * load.reviews / highest), 1)
        parts.append(f"M{number * (BAR + GAP)} {HEIGHT}v-{height}h{BAR}v{height}z")
    return "".join(parts)

"""When something fades, by FSRS. Pure: dates in, dates out, and no clock, no chance, no database.

Time is counted in the learner's own days. What is recalled at night and asked again the next morning is a day old, and
what is due on a day is due from its first moment on. There are no steps of minutes: what was forgotten comes back the
next day, after a sleep, so nothing is asked twice on one day.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler, State

RETENTION_LEAST, RETENTION_MOST, RETENTION = 80, 97, 90
"""Percent of what is due that the learner wants to recall. FSRS is made for this range: below it one learns by failing,
above it the number of reviews explodes."""

LONGEST_DAYS = 365
"""Nothing that is still in a course stays away for longer than a year."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows: stability in days, difficulty from 1 to 10, and the day of the last review."""

    stability: float
    difficulty: float
    reviewed_on: date


def review(memory: Memory | None, rating: Rating, on: date, retention: int = RETENTION) -> Memory:
    """The memory after it was called up on this day; None before the first time.

    A day before the last review, which a change of the time zone can bring about, counts as that day.
    """
    if memory is not None:
        on = max(on, memory.reviewed_on)
    after, _log = _scheduler(retention).review_card(_card(memory), rating, _noon(on))
    if after.stability is None or after.difficulty is None:
        raise AssertionError("FSRS gives every reviewed card a memory")
    return Memory(after.stability, after.difficulty, on)


def due_on(memory: Memory, retention: int = RETENTION) -> date:
    """The day on which the chance to recall it has come down to the retention wanted; the day after, at the earliest.

    FSRS says the same when a card is reviewed; asked for without a review, a change of the retention wanted moves what
    is scheduled already.
    """
    decay, factor = _curve()
    days = round((memory.stability / factor) * ((retention / 100) ** (1 / decay) - 1))
    return memory.reviewed_on + timedelta(days=min(max(days, 1), LONGEST_DAYS))


def recall(memory: Memory, on: date) -> float:
    """The estimated chance, 0 to 1, to recall it on this day."""
    decay, factor = _curve()
    days = max((on - memory.reviewed_on).days, 0)
    return float((1 + factor * days / memory.stability) ** decay)


def start_of(day: date, zone: str) -> datetime:
    """The first moment of a day where the learner lives, in UTC; an unknown zone counts as UTC."""
    try:
        local = datetime.combine(day, time(), ZoneInfo(zone or "UTC"))
    except (KeyError, ValueError, OSError):
        local = datetime.combine(day, time(), UTC)
    return local.astimezone(UTC)


@cache
def _curve() -> tuple[float, float]:
    """Decay and factor of the curve by which FSRS says that everything fades.

    The library works it out from its own cards, which take longer to make than the sum does; a page has hundreds.
    """
    decay = -_scheduler(RETENTION).parameters[20]
    return decay, 0.9 ** (1 / decay) - 1


@lru_cache(maxsize=RETENTION_MOST)
def _scheduler(retention: int) -> Scheduler:
    """Without the random spread of FSRS: the same answers give the same day, on every machine and in every test."""
    return Scheduler(
        desired_retention=retention / 100,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return Card(card_id=1)
    return Card(
        card_id=1,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_review=_noon(memory.reviewed_on),
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)

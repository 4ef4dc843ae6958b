"""When cards come back: the laws that hold whatever was answered, and when."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from fsrs import Card as Theirs
from fsrs import Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from review.scheduling import LONGEST_DAYS, Memory, due_on, recall, review, start_of

FIRST = date(2026, 1, 1)
RATINGS = st.sampled_from(list(Rating))
RETENTIONS = st.integers(80, 97)
HISTORIES = st.lists(st.tuples(RATINGS, st.integers(0, 400)), min_size=1, max_size=12)
"""Ratings, each so many days after the one before."""


def remember(history: list[tuple[Rating, int]], retention: int = 90) -> tuple[Memory, date]:
    memory, day = None, FIRST
    for rating, pause in history:
        day += timedelta(days=pause)
        memory = review(memory, rating, day, retention)
    assert memory is not None
    return memory, day


@given(HISTORIES, RETENTIONS)
def test_nothing_is_due_before_the_next_day_or_after_a_year(history: list[tuple[Rating, int]], retention: int) -> None:
    memory, day = remember(history, retention)
    assert timedelta(days=1) <= due_on(memory, retention) - day <= timedelta(days=LONGEST_DAYS)


@given(st.one_of(st.just([]), HISTORIES), st.integers(0, 400), RETENTIONS)
def test_a_better_rating_never_comes_back_earlier(
    history: list[tuple[Rating, int]], pause: int, retention: int
) -> None:
    memory, day = remember(history, retention) if history else (None, FIRST)
    after = [review(memory, rating, day + timedelta(days=pause), retention) for rating in Rating]
    days = [due_on(row, retention) for row in after]
    assert days == sorted(days)


@given(HISTORIES, RETENTIONS, RETENTIONS)
def test_who_wants_to_recall_more_reviews_no_later(history: list[tuple[Rating, int]], one: int, two: int) -> None:
    memory, _day = remember(history)
    assert due_on(memory, max(one, two)) <= due_on(memory, min(one, two))


@given(HISTORIES, RETENTIONS)
def test_the_day_is_the_one_that_fsrs_gives(history: list[tuple[Rating, int]], retention: int) -> None:
    scheduler = Scheduler(
        desired_retention=retention / 100,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
    card, day = Theirs(card_id=1), FIRST
    for rating, pause in history:
        day += timedelta(days=pause)
        card, _log = scheduler.review_card(card, rating, datetime.combine(day, time(12), UTC))
    memory, _day = remember(history, retention)
    assert card.state == State.Review
    assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert due_on(memory, retention) == card.due.date()


@given(HISTORIES, st.integers(-5, 700))
def test_the_chance_is_the_one_that_fsrs_gives(history: list[tuple[Rating, int]], later: int) -> None:
    memory, day = remember(history)
    noon = datetime.combine(day, time(12), UTC)
    card = Theirs(card_id=1, state=State.Review, stability=memory.stability, last_review=noon)
    on = day + timedelta(days=later)
    assert recall(memory, on) == Scheduler().get_card_retrievability(card, noon + timedelta(days=later))


@given(HISTORIES, st.integers(0, 700), st.integers(0, 700))
def test_what_is_not_called_up_fades(history: list[tuple[Rating, int]], one: int, two: int) -> None:
    memory, day = remember(history)
    sooner, later = (recall(memory, day + timedelta(days=number)) for number in sorted((one, two)))
    assert 0 < later <= sooner <= 1


@given(HISTORIES, st.integers(1, 600))
def test_a_late_success_is_worth_no_less_than_a_timely_one(history: list[tuple[Rating, int]], late: int) -> None:
    memory, _day = remember(history)
    timely = due_on(memory)
    assert review(memory, Rating.Good, timely + timedelta(days=late)).stability >= (
        review(memory, Rating.Good, timely).stability
    )


@given(HISTORIES, st.integers(1, 30))
def test_a_day_before_the_last_review_counts_as_that_day(history: list[tuple[Rating, int]], back: int) -> None:
    memory, day = remember(history)
    assert review(memory, Rating.Good, day - timedelta(days=back)) == review(memory, Rating.Good, day)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(sorted(available_timezones())),
    st.integers(1, 400),
)
def test_a_later_day_begins_after_now_in_every_zone(moment: datetime, zone: str, ahead: int) -> None:
    here = moment.astimezone(ZoneInfo(zone)).date()
    start = start_of(here + timedelta(days=ahead), zone)
    assert start > moment
    assert start_of(here, zone) <= moment


@pytest.mark.parametrize("zone", ["", "Nowhere/Atall", "../etc"])
def test_an_unknown_zone_counts_as_utc(zone: str) -> None:
    assert start_of(FIRST, zone) == datetime(2026, 1, 1, tzinfo=UTC)

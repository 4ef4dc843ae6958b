"""In which order cards are asked, and the forecast."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from review.mixing import Waiting, bars, forecast, next_of

MONDAY = date(2026, 3, 2)
LESSONS = st.lists(st.one_of(st.none(), st.integers(1, 4)), max_size=25)
DUE = st.dictionaries(st.integers(-60, 29).map(lambda number: MONDAY + timedelta(days=number)), st.integers(0, 40))


def session(lessons: list[int | None]) -> list[Waiting]:
    """The cards in the order in which they are asked, each page asking anew."""
    waiting = [Waiting(number, lesson) for number, lesson in enumerate(lessons)]
    asked: list[Waiting] = []
    while row := next_of(waiting, asked[-1].lesson if asked else None):
        asked.append(row)
        waiting.remove(row)
    return asked


@given(LESSONS)
def test_a_session_asks_every_card_once(lessons: list[int | None]) -> None:
    assert sorted(row.card for row in session(lessons)) == list(range(len(lessons)))


@given(LESSONS.map(lambda lessons: [lesson or 1 for lesson in lessons]))
def test_no_lesson_comes_twice_running_unless_it_must(lessons: list[int | None]) -> None:
    asked = [row.lesson for row in session(lessons)]
    twice = sum(one == two for one, two in pairwise(asked))
    most = max(Counter(lessons).values(), default=0)
    assert twice == max(0, most - (len(lessons) - most) - 1)


@given(LESSONS)
def test_within_a_lesson_what_is_due_longest_comes_first(lessons: list[int | None]) -> None:
    asked = session(lessons)
    for lesson in set(lessons):
        cards = [row.card for row in asked if row.lesson == lesson]
        assert cards == sorted(cards)


def test_nothing_comes_of_nothing() -> None:
    assert next_of([], after=1) is None


@given(DUE, st.integers(5, 60), st.integers(0, 70))
def test_no_day_of_a_forecast_asks_for_more_than_the_most_and_no_card_is_lost(
    due: dict[date, int], daily_most: int, done: int
) -> None:
    loads = forecast(due, MONDAY, 30, daily_most, done)
    assert loads[0].reviews <= max(daily_most - done, 0)
    assert all(load.reviews <= daily_most for load in loads)
    assert sum(load.reviews for load in loads) + loads[-1].left_over == sum(due.values())


@given(st.integers(0, 600), st.integers(5, 60))
def test_a_backlog_is_caught_up_in_as_few_days_as_the_most_allows(backlog: int, daily_most: int) -> None:
    loads = forecast({MONDAY - timedelta(days=20): backlog}, MONDAY, 130, daily_most)
    busy = [load for load in loads if load.reviews]
    assert len(busy) == -(-backlog // daily_most)
    assert busy == loads[: len(busy)]


def test_the_picture_has_a_bar_for_each_day() -> None:
    path = bars(forecast({MONDAY: 10, MONDAY + timedelta(days=1): 5}, MONDAY, 3, 30))
    assert path == "M0 120v-120h18v120zM24 120v-60h18v60zM48 120v-1h18v1z"

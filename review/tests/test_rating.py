"""How well something was recalled: the table of `review.rating`, line by line."""

import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from review.rating import Given, Kind, choices, rate, rate_word

GIVEN = st.builds(
    Given,
    kind=st.sampled_from(list(Kind)),
    right=st.just(True),
    tries=st.integers(1, 9),
    hints=st.integers(0, 4),
    seconds=st.one_of(st.none(), st.floats(-10, 10_000)),
)


@pytest.mark.parametrize(
    ("given_", "rating"),
    [
        (Given(Kind.CHOICE, False, seconds=3), Rating.Again),
        (Given(Kind.TYPED, False), Rating.Again),
        (Given(Kind.EXERCISE, True, hints=1, seconds=60), Rating.Hard),
        (Given(Kind.CHOICE, True, tries=2), Rating.Hard),
        (Given(Kind.EXERCISE, True, tries=2, seconds=60), Rating.Good),
        (Given(Kind.EXERCISE, True, tries=3, seconds=60), Rating.Hard),
        (Given(Kind.CHOICE, True, seconds=61), Rating.Hard),
        (Given(Kind.TYPED, True, seconds=61), Rating.Good),
        (Given(Kind.CHOICE, True, seconds=8), Rating.Easy),
        (Given(Kind.CHOICE, True, seconds=9), Rating.Good),
        (Given(Kind.EXERCISE, True, seconds=240), Rating.Easy),
        (Given(Kind.CHOICE, True), Rating.Good),
        (Given(Kind.CHOICE, True, seconds=601), Rating.Good),
        (Given(Kind.CHOICE, True, seconds=-5), Rating.Good),
    ],
)
def test_the_table(given_: Given, rating: Rating) -> None:
    assert rate(given_) == rating


@given(GIVEN)
def test_what_was_wrong_is_never_recalled_and_what_was_right_always(what: Given) -> None:
    assert rate(what) > Rating.Again
    assert rate(Given(what.kind, False, what.tries, what.hints, what.seconds)) == Rating.Again


@given(GIVEN)
def test_hints_and_tries_never_make_it_better(what: Given) -> None:
    assert rate(Given(what.kind, True, what.tries + 1, what.hints, what.seconds)) <= rate(what)
    assert rate(Given(what.kind, True, what.tries, what.hints + 1, what.seconds)) <= rate(what)


def test_a_word_is_worth_less_than_any_solution_without_help() -> None:
    assert rate_word(can=True) < rate(Given(Kind.EXERCISE, True, seconds=1400))
    assert rate_word(can=False) == Rating.Again
    assert max(choices(by_word=True)) == rate_word(can=True)
    assert list(choices(by_word=False)) == list(Rating)

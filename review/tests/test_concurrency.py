"""Sixteen connections at once, as of two tabs and an impatient finger: one card, one review, and no error."""

from collections import Counter

import pytest
from fsrs import Rating

from accounts.models import LearningEvent
from accounts.tests.test_progress_concurrency import CONNECTIONS, at_once
from review import acts
from review.learned import keep_up
from review.models import Card, Plan, Review
from review.own import write_card
from review.scheduling import review
from review.tests.cards import due_cards, learn, make_due, solve, turn_of
from tests.factory import make_lesson, make_quiz, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_cards_are_made_once() -> None:
    user, lesson = make_user(), make_lesson()
    make_quiz(lesson, questions=5)
    learn(user, lesson)
    solve(user, lesson)
    assert at_once(*[lambda: keep_up(user)] * CONNECTIONS) == []
    assert Counter(Card.objects.values_list("kind", flat=True)) == {"question": 5, "exercise": 1}
    assert Plan.objects.count() == 1


def test_a_card_written_sixteen_times_is_one_card() -> None:
    user = make_user()
    assert at_once(*[lambda: write_card(user, front="a", back="b")] * CONNECTIONS) == []
    assert Card.objects.count() == 1


def test_a_turn_answered_sixteen_times_is_answered_once() -> None:
    user = make_user()
    turn = turn_of(due_cards(user, questions=1)[0])
    raised = at_once(*[lambda: acts.answer_question(user, turn, "right")] * CONNECTIONS)
    assert Counter(map(type, raised)) == {acts.Over: CONNECTIONS - 1}
    row = Review.objects.get()
    assert Card.objects.get().memory == review(row.memory_before, Rating.Good, row.local_date)
    assert Plan.objects.get().done == 1
    assert LearningEvent.objects.filter(kind="reviewed").count() == 1


def test_a_verdict_read_from_sixteen_pages_settles_the_exercise_once() -> None:
    user = make_user()
    exercise = solve(user)
    keep_up(user)
    [card] = make_due(user)
    acts.take_hint(user, turn_of(card), 1)
    card.refresh_from_db()
    solve(user, exercise=exercise)
    assert at_once(*[lambda: acts.settle(user, card)] * CONNECTIONS) == []
    assert Review.objects.count() == 1


def test_the_same_correction_sixteen_times_is_one_correction() -> None:
    user = make_user()
    row = acts.answer_question(user, turn_of(due_cards(user, questions=1)[0]), "wrong")
    assert at_once(*[lambda: acts.correct(user, row, Rating.Good)] * CONNECTIONS) == []
    assert list(Review.objects.order_by("revision").values_list("rating", flat=True)) == [Rating.Again, Rating.Good]

"""Cards proven by the log of their reviews: through long random reviews, and not when either was changed by hand."""

import contextlib
import random
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from accounts.clock import as_of
from review import acts, plans
from review.acts import Over, Turn
from review.models import Card, Review
from review.proving import contradictions
from review.rating import Rating
from review.tests.cards import MONDAY, due_cards, own_card

ACTS = 400


def test_random_reviews_with_corrections_prove_every_memory(learner: User) -> None:
    chance, now = random.Random(5), MONDAY
    with as_of(now):
        cards = [*due_cards(learner), own_card(learner)]
    for _step in range(ACTS):
        now += timedelta(minutes=chance.randint(1, 3_000))
        with as_of(now), contextlib.suppress(Over):
            card = Card.objects.get(pk=chance.choice(cards).pk)
            done = Review.objects.filter(card=card).order_by("turn", "revision").last()
            if done is not None and chance.random() < 0.3:
                acts.correct(learner, done, chance.choice(list(Rating)))
            elif card.question is None:
                acts.rate_own(learner, Turn(card, card.turn), chance.choice(list(Rating)))
            else:
                acts.answer_question(learner, Turn(card, card.turn), chance.choice(["right", "wrong", None]))
            if chance.random() < 0.05:
                plans.change_plan(learner, retention=chance.randint(80, 97), daily_most=30)
    assert Review.objects.filter(revision=0).count() > 40
    assert Review.objects.filter(revision__gt=0).exists()
    assert list(contradictions(learner)) == []


@pytest.fixture
def reviewed(learner: User) -> Card:
    card = due_cards(learner, questions=1)[0]
    acts.answer_question(learner, Turn(card, 0), "right")
    assert list(contradictions(learner)) == []
    return card


def test_another_memory_than_the_reviews_make_is_found(learner: User, reviewed: Card) -> None:
    Card.objects.filter(pk=reviewed.pk).update(stability=99.0)
    assert [text.split(" as ")[0] for text in contradictions(learner)] == [f"card {reviewed.pk} is known"]
    with pytest.raises(CommandError, match="1 rows contradict"):
        call_command("rebuild_progress", "--check")


def test_a_review_that_is_gone_is_found(learner: User, reviewed: Card) -> None:
    Review.objects.filter(card=reviewed).delete()
    assert [text.split(",")[0] for text in contradictions(learner)] == [f"card {reviewed.pk} is in turn 1"]


def test_another_rating_than_was_given_is_found(learner: User, reviewed: Card) -> None:
    Review.objects.filter(card=reviewed).update(rating=Rating.Again)
    assert len(list(contradictions(learner))) == 1

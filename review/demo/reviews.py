"""A demo learner's reviews of one evening."""

import random
from datetime import timedelta

from django.contrib.auth.models import User

from accounts import clock
from review import acts
from review.demo.answers import right_answer, wrong_answer
from review.learned import keep_up
from review.models import Card
from review.rating import Rating

A_DAY = 8
"""Reviews an evening, at most."""

FORGOTTEN = 0.12
"""A little more than the tenth that FSRS aims at."""


def review_what_is_due(user: User, chance: random.Random) -> int:
    """Answer what is due now, in the order in which it became due; returns how many cards were answered."""
    keep_up(user)
    due = Card.objects.due(clock.now()).filter(user=user).select_related("question")[:A_DAY]
    for card in due:
        _answer(user, card, chance)
    return len(due)


def _answer(user: User, card: Card, chance: random.Random) -> None:
    is_forgotten = chance.random() < FORGOTTEN
    turn = acts.Turn(card, card.turn, clock.now() - timedelta(seconds=chance.randint(4, 70)))
    if card.question is not None:
        answer = wrong_answer(card.question.data) if is_forgotten else right_answer(card.question.data)
        acts.answer_question(user, turn, answer)
    elif card.kind == Card.Kind.OWN:
        acts.rate_own(user, turn, Rating.Again if is_forgotten else Rating.Good)
    else:
        acts.say_about_exercise(user, turn, can=not is_forgotten)

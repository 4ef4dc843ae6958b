"""What is known of each memory, proven by the log of its reviews.

A card's memory is what its reviews made of the memory that the first of them found, one after another, each by the last
word on it. FSRS gives the same for the same answers, so the stored figures have to be equal, not only near.
"""

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import User
from django.db.models import Prefetch

from review.models import Card, Review
from review.rating import Rating
from review.scheduling import review


def contradictions(user: User) -> Iterator[str]:
    """Which of this learner's cards are not what their reviews say, in sentences; in two queries for 1,000 cards."""
    reviews = Review.objects.order_by("turn", "revision").defer("answer")
    cards = Card.objects.filter(user=user).order_by("pk").prefetch_related(Prefetch("reviews", reviews, "log"))
    for card in cards.defer("front", "back", "front_html", "back_html").iterator(chunk_size=1000):
        log: list[Review] = getattr(card, "log")  # noqa: B009 - an attribute that the query puts there
        if problem := _problem(card, log):
            yield f"card {card.pk} {problem}"


def _problem(card: Card, log: Sequence[Review]) -> str | None:
    last = {row.turn: row for row in log}
    if sorted(last) != list(range(card.turn)):
        return f"is in turn {card.turn}, and reviews of the turns {sorted(last)} are there"
    memory = log[0].memory_before if log else card.memory
    for turn in range(card.turn):
        row = last[turn]
        if row.memory_before != memory:
            return f"was known as {memory} before turn {turn}, and the review says {row.memory_before}"
        memory = review(memory, Rating(row.rating), row.local_date)
    return None if memory == card.memory else f"is known as {card.memory}, and its reviews make {memory}"

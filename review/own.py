"""Cards that learners write: a question and an answer, on their own or out of a note."""

from django.contrib.auth.models import User
from django.db import transaction

from accounts import profiles
from accounts.models import Note
from courses.markdown import render_note
from review.models import Card
from review.today import Day


def write_card(user: User, *, front: str, back: str, note: Note | None = None) -> Card:
    """A new card of the learner's own; it is asked tomorrow for the first time. The same card twice is one."""
    with transaction.atomic():
        day = Day.of(profiles.locked_profile(user).time_zone)
        card, _created = Card.objects.get_or_create(
            user=user,
            kind=Card.Kind.OWN,
            note=note,
            front=front,
            back=back,
            defaults={
                "front_html": render_note(front),
                "back_html": render_note(back),
                "due_at": day.tomorrow,
                "created_at": day.now,
            },
        )
    return card


def change_card(card: Card, *, front: str, back: str) -> None:
    """Change what a card of the learner's own says. What is remembered of it stays."""
    own = Card.objects.filter(pk=card.pk, kind=Card.Kind.OWN)
    own.update(front=front, back=back, front_html=render_note(front), back_html=render_note(back))

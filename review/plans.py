"""A learner's plan: how much to recall, how much a day, and a pause."""

from django.contrib.auth.models import User
from django.db import transaction

from accounts import clock, profiles
from review.models import Card, Plan
from review.scheduling import due_on
from review.today import Day

AT_ONCE = 500
"""Cards written in one statement."""


def change_plan(user: User, *, retention: int, daily_most: int) -> None:
    """Change what the learner wants; with another retention, every card that was reviewed gets its day anew."""
    with transaction.atomic():
        day = Day.of(profiles.locked_profile(user).time_zone)
        plan, _created = Plan.objects.get_or_create(user=user)
        Plan.objects.filter(pk=plan.pk).update(retention=retention, daily_most=daily_most)
        if plan.retention != retention:
            _schedule_anew(user, day, retention)


def _schedule_anew(user: User, day: Day, retention: int) -> None:
    cards = list(Card.objects.filter(user=user, stability__isnull=False).defer("front", "back", "front_html"))
    for card in cards:
        if card.memory is not None:
            card.due_at = day.start(due_on(card.memory, retention))
    Card.objects.bulk_update(cards, ["due_at"], batch_size=AT_ONCE)


def pause(user: User) -> bool:
    """Nothing is asked until `resume`. No card is moved. Returns whether that changed anything."""
    Plan.objects.get_or_create(user=user)
    return Plan.objects.filter(user=user, paused_at=None).update(paused_at=clock.now()) > 0


def resume(user: User) -> bool:
    """Go on. What became due in the meantime waits, and comes in daily portions. Returns whether there was a pause."""
    return Plan.objects.filter(user=user, paused_at__isnull=False).update(paused_at=None) > 0

"""Finding a learner's own card or review; and the seal that says which turn of a card was shown, and when."""

from datetime import UTC, datetime

from django.core import signing
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from courses.views.fetch import learner
from review.acts import Turn
from review.models import Card, Review

__all__ = ["asked_turn", "learner", "own_card", "own_review", "seal"]

SALT = "review.turn"


def own_card(request: HttpRequest, card_id: int) -> Card:
    """A card of one's own, with all that it is about. Raises Http404."""
    cards = Card.objects.select_related(
        "question__quiz__lesson__course", "exercise__lesson__course", "note__lesson__course"
    )
    return get_object_or_404(cards, pk=card_id, user=request.user.pk)


def own_review(request: HttpRequest, review_id: int) -> Review:
    """A review of a card of one's own. Raises Http404."""
    return get_object_or_404(
        Review.objects.select_related("card", "submission"), pk=review_id, card__user=request.user.pk
    )


def seal(card: Card, now: datetime) -> str:
    """Goes with the form: which turn this is and when it was shown, so that no form can answer for another turn."""
    return signing.dumps([card.pk, card.turn, now.timestamp()], salt=SALT)


def asked_turn(request: HttpRequest, card: Card) -> Turn | None:
    """The turn that the form was for; None when the form does not say, or was for another card."""
    try:
        card_id, turn, shown = signing.loads(request.POST.get("asked", ""), salt=SALT)
    except signing.BadSignature:
        return None
    if card_id != card.pk:
        return None
    return Turn(card, turn, datetime.fromtimestamp(shown, UTC))

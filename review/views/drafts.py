"""Unsent work on a card's exercise: saved while one types, what it once was, and bringing that back."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.views.kept import login_required_keeping
from exercises.models import Exercise
from exercises.views.draft import keep
from exercises.views.history import go_on_with, show
from review.drafts import desk_of, work_on
from review.models import Card
from review.views.fetch import own_card


def card_page(request: HttpRequest, card_id: int, turn: int = 0) -> str:
    """Where one comes back to after logging in."""
    return reverse("review:card", args=[card_id])


@require_POST
@login_required_keeping(page=card_page)
def draft(request: HttpRequest, card_id: int, turn: int) -> HttpResponse:
    """Keep the editor's text for this turn, as `exercises.views.draft` does; 400 when the turn is over."""
    card, exercise = _card_and_exercise(request, card_id)
    if card.turn != turn:
        sentence = _("This card was answered in another window. Submit, and the text stays in the exercise's history.")
        return JsonResponse({"error": sentence}, status=400)
    return keep(request, exercise, desk_of(card))


@require_safe
@login_required_keeping(page=card_page)
def history(request: HttpRequest, card_id: int) -> HttpResponse:
    """The versions of this turn's work, newest first: what is older is on the exercise's own page."""
    card, exercise = _card_and_exercise(request, card_id)
    addresses = card_page(request, card_id), reverse("review:bring_back", args=[card_id])
    return show(request, desk_of(card), work_on(card, exercise), exercise, addresses)


@require_POST
@login_required_keeping(page=card_page, keep=False)
def bring_back(request: HttpRequest, card_id: int) -> HttpResponse:
    """Go on with a version, or with the beginning; what the editor held until now stays in the history."""
    card, exercise = _card_and_exercise(request, card_id)
    if exercise.is_archived:
        return redirect("review:session")
    return go_on_with(request, desk_of(card), exercise, card_page(request, card_id))


def _card_and_exercise(request: HttpRequest, card_id: int) -> tuple[Card, Exercise]:
    """The learner's own card of an exercise. Raises Http404."""
    card = own_card(request, card_id)
    if card.exercise is None:
        raise Http404
    return card, card.exercise

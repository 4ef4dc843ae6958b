"""One's cards: found, put away, taken back; and cards of one's own writing."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Note
from accounts.views import kept
from accounts.views.lists import listing
from courses.models import Lesson
from courses.numbers import whole_number
from review import acts, own
from review.forms import CardForm
from review.learned import keep_up
from review.models import TEXT_MOST, Card
from review.scheduling import recall
from review.today import Day, renewed
from review.views.fetch import learner, own_card
from review.wording import due_in, in_days, lesson_of, title_of

GET_OR_POST = ["GET", "HEAD", "POST"]

SORTS = [
    ("due", gettext_lazy("Due first")),
    ("new", gettext_lazy("Newest first")),
    ("weak", gettext_lazy("Weakest first")),
]
ORDERS: dict[str, tuple[str, ...]] = {
    "due": ("due_at", "pk"),
    "new": ("-created_at", "-pk"),
    "weak": ("stability", "pk"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One card in the list. `percent` is the estimated chance to recall it today; None before the first review."""

    card: Card
    title: str
    lesson: Lesson | None
    is_due: bool
    when: str
    percent: int | None
    is_gone: bool


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def card_list(request: HttpRequest) -> HttpResponse:
    """One's cards, to be searched, sorted, put away and taken back."""
    user = learner(request)
    keep_up(user)
    shown = request.GET.get("show", "")
    states = [("", _("All cards")), ("due", _("Due")), ("own", _("Your own")), ("away", _("Put away"))]
    day = renewed(request).day
    context = listing(request, lambda text, sort: _find(user.pk, text, sort, shown, day), SORTS, name="cards")
    context["rows"] = [_row(card, day) for card in context["cards"]]
    context["filters"] = [("show", _("Which cards"), states, shown if shown in dict(states) else "")]
    return render(request, "review/card_list.html", context)


def _find(user_id: int, text: str, sort: str, shown: str, day: Day) -> QuerySet[Card]:
    cards = Card.objects.filter(user=user_id).select_related(
        "question__quiz__lesson__course", "exercise__lesson__course", "note__lesson__course"
    )
    cards = {
        "due": cards.due(day.now),
        "own": cards.filter(kind=Card.Kind.OWN),
        "away": cards.filter(suspended_at__isnull=False),
    }.get(shown, cards)
    if text:
        about = ("front", "back", "question__stem_html", "exercise__title", "question__quiz__lesson__title")
        holds = Q()
        for field in (*about, "exercise__lesson__title"):
            holds |= Q(**{f"{field}__icontains": text})
        cards = cards.filter(holds)
    return cards.order_by(*ORDERS[sort])


def _row(card: Card, day: Day) -> Row:
    lesson = lesson_of(card)
    about = card.question or card.exercise
    is_gone = (about is not None and about.is_archived) or (card.question is not None and lesson is None)
    is_due = card.suspended_at is None and card.due_at <= day.now and not is_gone
    percent = round(100 * recall(card.memory, day.today)) if card.memory else None
    return Row(card, title_of(card), lesson, is_due, in_days(due_in(card, day)), percent, is_gone)


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def write_card(request: HttpRequest) -> HttpResponse:
    """Write a card of one's own, out of the note that `?note` names, if it names one."""
    user = learner(request)
    number = whole_number(request.GET.get("note", ""))
    note = None if number is None else Note.objects.filter(user=user, pk=number).first()
    initial = kept.initial(request) or ({"front": note.title, "back": _short(note.content)} if note else None)
    form = CardForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        own.write_card(user, **form.cleaned_data, note=note)
        messages.success(request, _("The card is made. It is asked tomorrow for the first time."))
        return redirect("review:cards")
    return render(request, "review/write_card.html", {"form": form, "note": note})


def _short(text: str) -> str:
    """A note that fits on a card; a longer one is for the learner to cut."""
    return text if len(text) <= TEXT_MOST else ""


def _written(request: HttpRequest, card_id: int) -> Card:
    card = own_card(request, card_id)
    if card.kind != Card.Kind.OWN:
        raise Http404
    return card


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def edit_card(request: HttpRequest, card_id: int) -> HttpResponse:
    """Change a card of one's own writing."""
    card = _written(request, card_id)
    initial = kept.initial(request) or {"front": card.front, "back": card.back}
    form = CardForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        own.change_card(card, **form.cleaned_data)
        messages.success(request, _("The card is changed."))
        return redirect("review:cards")
    return render(request, "review/write_card.html", {"form": form, "card": card, "note": card.note})


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page, keep=False)
def delete_card(request: HttpRequest, card_id: int) -> HttpResponse:
    """Ask, then delete a card of one's own writing, with its reviews."""
    card = _written(request, card_id)
    if request.method == "POST":
        card.delete()
        messages.success(request, _("The card is deleted."))
        return redirect("review:cards")
    return render(request, "review/delete_card.html", {"card": card, "title": title_of(card)})


def list_page(request: HttpRequest, **kwargs: Any) -> str:
    """Where one comes back to after logging in."""
    return reverse("review:cards")


@require_POST
@kept.login_required_keeping(page=list_page, keep=False)
def change_state(request: HttpRequest, card_id: int) -> HttpResponse:
    """Put a card away (`do=suspend`), take it back (`wake`), or put it off until tomorrow (`put_off`)."""
    user = learner(request)
    card = get_object_or_404(Card, pk=card_id, user=user)
    match request.POST.get("do"):
        case "suspend" if acts.suspend(user, card):
            messages.success(request, _("Put away. It is not asked until you take it back."))
        case "wake" if acts.wake(user, card):
            messages.success(request, _("Taken back."))
        case "put_off" if acts.put_off(user, card):
            messages.success(request, _("Put off until tomorrow."))
    return redirect("review:cards")

"""A session: one card after the other, each with what there is to say to the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from accounts.views import kept
from courses.numbers import whole_number
from courses.quizzes import AnswerError, grade, show_answer, show_right
from courses.views.questions import Answered, pairs
from review import acts
from review.learned import keep_up
from review.mixing import Waiting, next_of
from review.models import LESSON_OF_CARD, Card, Rating, Review
from review.rating import Rating as Given
from review.today import renewed, standing_for
from review.views import asking
from review.views.fetch import asked_turn, learner, own_card, own_review
from review.wording import choices, due_in, in_days, lesson_of, why

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def session(request: HttpRequest) -> HttpResponse:
    """To the card that comes next, not of the lesson `?after`; to the day's page when there is none."""
    user = learner(request)
    keep_up(user)
    standing = renewed(request)
    due = Card.objects.due(standing.day.now).filter(user=user).annotate(about=LESSON_OF_CARD)
    rows = [Waiting(*row) for row in due.order_by("due_at", "pk").values_list("pk", "about")[: standing.due]]
    chosen = next_of(rows, whole_number(request.GET.get("after", "")))
    return redirect("review:card", chosen.card) if chosen else redirect("review:today")


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def ask_card(request: HttpRequest, card_id: int) -> HttpResponse:
    """Ask one card, and take the answer. What is not due, or has left the library, leads on to the next."""
    card = own_card(request, card_id)
    if request.method == "POST":
        return _take(request, card)
    if done := acts.settle(learner(request), card):
        page = reverse("review:done", args=[done.pk])
        return HttpResponseClientRedirect(page) if kept.is_htmx(request) else redirect(page)
    standing = standing_for(request)
    if standing.paused_at or not Card.objects.due(standing.day.now).filter(pk=card.pk).exists():
        return redirect("review:today")
    if kept.is_htmx(request) and not asking.waits(card):
        return HttpResponseClientRedirect(request.path)  # with its editor, which only a whole page sets up
    return asking.show(request, card, kept.take(request, request.path))


def _take(request: HttpRequest, card: Card) -> HttpResponse:
    turn = asked_turn(request, card)
    if turn is None:
        messages.warning(request, _("The page had been open for too long to send this. Please send it again."))
        return asking.show(request, card, request.POST)
    try:
        if request.POST.get("do") == "put_off":
            acts.put_off(learner(request), card)
            return redirect("review:session")
        return asking.TAKE[Card.Kind(card.kind)](request, turn)
    except acts.Over:
        messages.info(request, _("This card was answered or put away in another window. Here is what comes next."))
        return redirect("review:session")


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page, keep=False)
def done(request: HttpRequest, review_id: int) -> HttpResponse:
    """What came of a review: feedback, when the card comes back, and the rating, which a POST corrects."""
    row = acts.latest_of(own_review(request, review_id))
    if request.method == "POST":
        return _correct(request, row)
    card = own_card(request, row.card_id)
    standing = standing_for(request)
    offered = acts.choices_of(card, row) if acts.may_correct(row) else ()
    lesson = lesson_of(card)
    context = {
        "card": card,
        "review": row,
        "why": why(row, card),
        "rating": Rating(row.rating).label,
        "back": in_days(due_in(card, standing.day)) if acts.may_correct(row) else "",
        "due_at": card.due_at,
        "choices": choices(row.memory_before, row.local_date, standing.retention, offered, row.rating),
        "lesson": lesson,
        "left": standing.due,
        **_feedback(row, card),
    }
    return render(request, "review/done.html", context)


def _correct(request: HttpRequest, row: Review) -> HttpResponse:
    try:
        acts.correct(learner(request), row, Given(whole_number(request.POST.get("rating", "")) or 0))
    except ValueError:
        messages.error(request, _("There is no such rating. Choose one of those below."))
    except acts.Over:
        messages.info(request, _("This card was answered again since, so its older rating stays as it is."))
    return redirect("review:done", row.pk)


def _feedback(row: Review, card: Card) -> dict[str, Any]:
    """The answer with what is to be said to it, as the question reads today; it was passed, so the right one too."""
    question = card.question
    if question is None:
        return {}
    try:
        [result] = grade(pairs([question]), {question.slug: row.answer}).results
        said = [part for part in result.feedback if part.html]
    except AnswerError:
        said = []
    shown = show_answer(question.data, row.answer)
    right = show_right(question.data) if question.data else None
    return {"item": Answered(question, bool(row.is_right), shown, said, right)}

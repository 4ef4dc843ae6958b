"""The page that asks a card, and reading back what it was answered: one function for each kind of card."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts import progress
from courses.numbers import whole_number
from courses.quiz_forms import read_answers
from courses.quizzes import AnswerError
from courses.views.questions import asked, pairs
from exercises import practice
from exercises.forms import DraftForm, SubmitForm
from exercises.judging import examples, outlook, suite_of
from exercises.models import Exercise, Submission
from exercises.views.polling import asked_before, verdict_context
from review import acts, drafts
from review.acts import Turn
from review.models import Card
from review.rating import Rating
from review.today import standing_for
from review.views.fetch import learner, seal
from review.wording import choices


def show(
    request: HttpRequest,
    card: Card,
    typed: QueryDict | None = None,
    error: AnswerError | None = None,
    form: SubmitForm | None = None,
) -> HttpResponse:
    """The card, with what was typed before."""
    standing = standing_for(request)
    context: dict[str, Any] = {
        "card": card,
        "seal": seal(card, standing.day.now),
        "number": standing.done + 1,
        "total": standing.done + standing.due,
        "percent": standing.done * 100 // max(standing.done + standing.due, 1),
    }
    if card.question is not None:
        seed = f"{card.user_id}/{card.pk}/{card.turn}"
        [context["item"]] = asked([card.question], seed, typed, error)
    elif card.exercise is not None:
        context |= _exercise(request, card, card.exercise, typed, form)
    else:
        context["choices"] = choices(card.memory, standing.day.today, standing.retention, Rating)
    return render(request, f"review/ask_{card.kind}.html", context)


def _exercise(
    request: HttpRequest, card: Card, exercise: Exercise, typed: QueryDict | None, form: SubmitForm | None
) -> dict[str, Any]:
    """The task, with the latest solution of this turn and what the judge says to it; else the empty beginning."""
    latest, work = drafts.latest(card), drafts.work_on(card, exercise)
    if form is None:
        initial = typed.dict() if typed else SubmitForm.initial_from(exercise, work.files)
        form = SubmitForm(initial=initial, exercise=exercise)
    shown = examples(exercise)
    return {
        "exercise": exercise,
        "form": form,
        "work": work,
        "check": practice.check_for_page(exercise, shown),
        "call": next((case.call for case in shown if case.call), ""),
        "waits": latest is not None and latest.is_pending and not form.errors,
        "examples": shown,
        "suite": suite_of(exercise),
        "outlook": outlook(exercise),
        "hints": exercise.hints[: card.hints],
        "next_hint": card.hints + 1 if card.hints < len(exercise.hints) else None,
        **(verdict_context(latest, asked_before(request)) if latest else {}),
    }


def waits(card: Card) -> bool:
    """Whether a solution of the card's exercise is being judged."""
    return Submission.objects.of(card.user_id).pending().filter(exercise=card.exercise_id).exists()


def take_question(request: HttpRequest, turn: Turn) -> HttpResponse:
    """Grade the answer. One that was left out is asked for again: a slip says nothing about memory."""
    question = turn.card.question
    if question is None:
        raise acts.Over
    if request.POST.get("do") == "unknown":
        return _done(acts.answer_question(learner(request), turn, None).pk)
    try:
        answer = read_answers(pairs([question]), dict(request.POST.lists())).get(question.slug)
        if not answer:
            messages.info(request, _("There is no answer yet. Give one, or say that you do not know."))
            return show(request, turn.card, request.POST)
        return _done(acts.answer_question(learner(request), turn, answer).pk)
    except AnswerError as error:
        return show(request, turn.card, request.POST, error)


def take_own(request: HttpRequest, turn: Turn) -> HttpResponse:
    """How well the learner says that the answer came."""
    rating = request.POST.get("rating", "")
    if rating not in {str(int(value)) for value in Rating}:
        return show(request, turn.card)
    return _done(acts.rate_own(learner(request), turn, Rating(int(rating))).pk)


def take_exercise(request: HttpRequest, turn: Turn) -> HttpResponse:
    """A solution for the judge, a look at a hint, or the learner's word."""
    exercise, user = turn.card.exercise, learner(request)
    if exercise is None:
        raise acts.Over
    if (word := request.POST.get("do")) in ("can", "cannot"):
        return _done(acts.say_about_exercise(user, turn, can=word == "can").pk)
    form = SubmitForm(request.POST, exercise=exercise)
    hint = whole_number(request.POST.get("hint", ""))
    keep_typed(request, turn, exercise)
    if hint and hint <= len(exercise.hints):
        acts.take_hint(user, turn, hint)
        turn.card.refresh_from_db(fields=["hints", "began_at"])
        return show(request, turn.card, request.POST)
    if form.is_valid():
        try:
            acts.submit_exercise(user, turn, form.files_typed)
        except progress.SubmissionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("review:card", turn.card.pk)
    return show(request, turn.card, form=form)


def keep_typed(request: HttpRequest, turn: Turn, exercise: Exercise) -> None:
    """Keep what the form holds before anything becomes of it: it may be refused, and a page without scripts keeps none.

    The text that was kept before stays in the history. What belongs to no turn any more goes to the exercise's.
    """
    form = DraftForm(request.POST, exercise=exercise)
    if not form.is_valid() or "source" not in request.POST:
        return
    card = turn.card
    if card.turn == turn.number:
        desk = drafts.desk_of(card)
        draft = desk.draft()
        if draft is None or draft.files != form.files_typed:
            desk.save({"files": form.files_typed}, apart=True)
    elif drafts.set_aside(card, exercise, form.files_typed):
        messages.info(request, _("What you had written is in the history of the exercise."))


def _done(review_id: int) -> HttpResponse:
    return redirect("review:done", review_id)


TAKE = {Card.Kind.QUESTION: take_question, Card.Kind.OWN: take_own, Card.Kind.EXERCISE: take_exercise}
"""Who takes what a card was answered, by its kind."""

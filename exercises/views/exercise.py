"""An exercise's page, and handing in a solution."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts import notes, progress
from accounts.models import Favorite
from accounts.views.kept import is_htmx, login_required_keeping, take
from exercises import practice
from exercises.drafts import Work, work_on
from exercises.forms import SubmitForm
from exercises.judging import examples, outlook, suite_of
from exercises.models import Exercise, Submission
from exercises.views.fetch import exercise_is_gone, exercise_page, get_exercise, learner
from exercises.views.polling import verdict_context, verdict_fragment

LATEST = 10
"""So many of the learner's submissions stand on the page."""


@require_safe
def exercise_detail(request: HttpRequest, exercise_slug: str) -> HttpResponse:
    """The task and the editor, with the draft or the last submission in it, or what could not be sent."""
    exercise = get_exercise(exercise_slug)
    if exercise.is_archived:
        return exercise_is_gone(request, exercise)
    work = work_on(request.user.pk, exercise)
    typed = take(request, reverse("exercises:submit", args=[exercise_slug]))
    initial = typed.dict() if typed else SubmitForm.initial_from(exercise, work.files)
    form = SubmitForm(initial=initial, exercise=exercise)
    return render(request, "exercises/exercise_detail.html", _context(request, exercise, form, work))


@require_POST
@login_required_keeping(page=exercise_page)
def submit(request: HttpRequest, exercise_slug: str) -> HttpResponse:
    """Hand in a solution: to its submission's page, or the verdict in its place for htmx."""
    exercise = get_exercise(exercise_slug)
    if exercise.is_archived:
        return exercise_is_gone(request, exercise)
    form = SubmitForm(request.POST, exercise=exercise)
    if form.is_valid():
        try:
            found = practice.read_claim(request.headers.get(practice.HEADER, ""), exercise)
            submission = progress.submit_solution(learner(request), exercise, form.files_typed, found)
        except progress.SubmissionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return verdict_fragment(request, submission) if is_htmx(request) else redirect(submission)
    if is_htmx(request):
        return render(request, "exercises/_refused.html", {"form": form})
    work = work_on(request.user.pk, exercise)
    return render(request, "exercises/exercise_detail.html", _context(request, exercise, form, work))


def _context(request: HttpRequest, exercise: Exercise, form: SubmitForm, work: Work) -> dict[str, Any]:
    shown = examples(exercise)
    context = {
        "exercise": exercise,
        "form": form,
        "work": work,
        "examples": shown,
        "suite": suite_of(exercise),
        "check": practice.check_for_page(exercise, shown),
        "call": next((case.call for case in shown if case.call), ""),
        "outlook": outlook(exercise),
    }
    if not request.user.is_authenticated:
        return context
    return {**context, **_own_things(request.user.pk, exercise), **notes.beside(request.user, exercise=exercise)}


def _own_things(user_id: int, exercise: Exercise) -> dict[str, Any]:
    own = Submission.objects.of(user_id).filter(exercise=exercise)
    latest = list(own.defer("report", "files")[:LATEST])
    pending = next((submission for submission in latest if submission.is_pending), None)
    return {
        "submissions": latest,
        "is_solved": any(submission.is_accepted for submission in latest) or own.accepted().exists(),
        "starred": Favorite.objects.filter(user=user_id, exercise=exercise).exists(),
        **(verdict_context(pending) if pending else {}),
    }

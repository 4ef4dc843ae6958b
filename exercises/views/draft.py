"""Unsent work, saved by the editor while one types."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from accounts.views.kept import login_required_keeping
from exercises.drafts import desk_of
from exercises.forms import DraftForm
from exercises.keeping import Desk, StaleDraft
from exercises.models import Exercise
from exercises.views.fetch import exercise_is_gone, exercise_page, get_exercise, learner


@require_POST
@login_required_keeping(page=exercise_page)
def draft(request: HttpRequest, exercise_slug: str) -> HttpResponse:
    """Keep the editor's text; 409 with what is kept when it was saved elsewhere since, 400 when it cannot be kept."""
    exercise = get_exercise(exercise_slug)
    if exercise.is_archived:
        return exercise_is_gone(request, exercise)
    return keep(request, exercise, desk_of(learner(request).pk, exercise))


def keep(request: HttpRequest, exercise: Exercise, desk: Desk[Any, Any]) -> JsonResponse:
    """The same for any desk where work on an exercise is written, with its answers."""
    form = DraftForm(request.POST, exercise=exercise)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(form.sentences)}, status=400)
    text, said = {"files": form.files_typed}, form.cleaned_data
    if said["aside"]:
        desk.set_aside(text)
        return JsonResponse({"revision": said["revision"] or 0})
    try:
        revision = desk.save(text, said["revision"], apart=said["apart"])
    except StaleDraft as stale:
        theirs = DraftForm.initial_from(exercise, stale.current.files)
        return JsonResponse({"revision": stale.current.revision, **theirs}, status=409)
    return JsonResponse({"revision": revision})

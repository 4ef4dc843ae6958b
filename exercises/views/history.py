"""What a learner's work on an exercise once was, and bringing it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.views.kept import login_required_keeping
from exercises.drafts import Work, desk_of, work_on
from exercises.keeping import Desk
from exercises.models import Exercise
from exercises.views.fetch import exercise_is_gone, get_exercise, learner

STUB = "stub"
"""Asked for in place of a version's number: the text that everybody starts with."""


def history_page(request: HttpRequest, exercise_slug: str) -> str:
    """Where one comes back to after logging in."""
    return reverse("exercises:history", args=[exercise_slug])


@require_safe
@login_required_keeping(page=history_page)
def history(request: HttpRequest, exercise_slug: str) -> HttpResponse:
    """The versions that are kept, newest first, each with a button that brings it back."""
    exercise = get_exercise(exercise_slug)
    if exercise.is_archived:
        return exercise_is_gone(request, exercise)
    user_id = learner(request).pk
    work, back = work_on(user_id, exercise), reverse("exercises:bring_back", args=[exercise_slug])
    return show(request, desk_of(user_id, exercise), work, exercise, (exercise.get_absolute_url(), back))


def show(
    request: HttpRequest, desk: Desk[Any, Any], work: Work, exercise: Exercise, addresses: tuple[str, str]
) -> HttpResponse:
    """The history of any desk where work on an exercise is written; `addresses`: its page, and bringing back."""
    page, back = addresses
    versions = [(version, version.files == work.files) for version in desk.history()]
    context = {"exercise": exercise, "versions": versions, "page_url": page, "back_url": back}
    return render(request, "exercises/history.html", context)


@require_POST
@login_required_keeping(page=history_page, keep=False)
def bring_back(request: HttpRequest, exercise_slug: str) -> HttpResponse:
    """Go on with a version, or with the beginning; what the editor held until now stays in the history."""
    exercise = get_exercise(exercise_slug)
    if exercise.is_archived:
        return exercise_is_gone(request, exercise)
    return go_on_with(request, desk_of(learner(request).pk, exercise), exercise, exercise.get_absolute_url())


def go_on_with(request: HttpRequest, desk: Desk[Any, Any], exercise: Exercise, page: str) -> HttpResponse:
    """The same for any such desk, and to its page. Raises Http404 when there is no such version."""
    wanted = request.POST.get("version", "")
    version = desk.numbered(wanted)
    if version is None and wanted != STUB:
        raise Http404
    desk.save({"files": version.files if version else exercise.stub}, apart=True)
    messages.success(request, _("Brought back. What stood there before is in the history."))
    return redirect(page)

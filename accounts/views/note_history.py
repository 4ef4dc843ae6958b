"""What a note once was, saved or only typed, and bringing it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import notes
from accounts.models import Note, NoteDraft
from accounts.note_drafts import Place, desk_of, place_of
from accounts.views import kept
from accounts.views.note_places import own_note, place_of_new
from courses.views.fetch import learner


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def history_of_new(request: HttpRequest) -> HttpResponse:
    """What was typed into the form of a new note and is no note, newest first."""
    place = place_of_new(request)
    draft = desk_of(learner(request), place).draft()
    context = {
        "form_url": reverse("accounts:create_note", query=request.GET),
        "back_url": reverse("accounts:bring_back_new_note", query=request.GET),
        "title": _("A new note"),
    }
    return _show(request, place, draft, context)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def history_of_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """What the note once was, newest first, and what was typed into its form and never saved."""
    note = own_note(request, note_id)
    context = {
        "form_url": note.get_absolute_url(),
        "back_url": reverse("accounts:bring_back_note", args=[note.pk]),
        "title": note.title,
        "note": note,
    }
    return _show(request, place_of(note), note, context)


@require_POST
@kept.login_required_keeping(page=lambda request: reverse("accounts:create_note", query=request.GET), keep=False)
def bring_back_new(request: HttpRequest) -> HttpResponse:
    """Go on writing at a version; what the form held until now stays in the history."""
    desk = desk_of(learner(request), place_of_new(request))
    version = desk.numbered(request.POST.get("version", ""))
    if version is None:
        raise Http404
    desk.save({"title": version.title, "content": version.content}, apart=True)
    messages.success(request, _("Brought back. What stood there before is in the history."))
    return redirect(reverse("accounts:create_note", query=request.GET))


@require_POST
@kept.login_required_keeping(page=lambda request, note_id: reverse("accounts:note_history", args=[note_id]), keep=False)
def bring_back(request: HttpRequest, note_id: int) -> HttpResponse:
    """Make the note what it was in a version; what it is now stays in the history, and what was typed does, too."""
    note = own_note(request, note_id)
    version = desk_of(learner(request), place_of(note)).numbered(request.POST.get("version", ""))
    if version is None or not version.content.strip():
        raise Http404
    title = version.title or note.title  # a draft may have none, a note may not
    notes.change_note(note, title=title, content=version.content, lesson=note.lesson, exercise=note.exercise)
    messages.success(request, _("Brought back. What stood there before is in the history."))
    return redirect(note)


def _show(request: HttpRequest, place: Place, now: Note | NoteDraft | None, context: dict[str, Any]) -> HttpResponse:
    """The versions that hold any text, and for each whether it is what stands there now."""
    written = [version for version in desk_of(learner(request), place).history() if version.content.strip()]
    versions = [(row, now is not None and (row.title, row.content) == (now.title, now.content)) for row in written]
    return render(request, "accounts/note_history.html", {**context, "versions": versions})

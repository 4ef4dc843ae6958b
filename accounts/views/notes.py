"""Notes: the list, one note, writing, changing and deleting it. Each is its owner's alone."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts import notes
from accounts.forms import NoteForm
from accounts.models import Note
from accounts.views import kept
from accounts.views.lists import listing
from courses.models import Lesson
from courses.views.fetch import learner
from exercises.models import Exercise

GET_OR_POST = ["GET", "HEAD", "POST"]
TITLE_MAX_CHARACTERS = 200

SORTS = [
    ("changed", gettext_lazy("Changed last")),
    ("created", gettext_lazy("Written last")),
    ("title", gettext_lazy("By title")),
]


def own_note(request: HttpRequest, note_id: int) -> Note:
    """The note, if it is the visitor's own. Raises Http404."""
    rows = Note.objects.select_related("lesson__course", "exercise").defer("lesson__source", "lesson__html")
    return get_object_or_404(rows, pk=note_id, user=request.user.pk)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def note_list(request: HttpRequest) -> HttpResponse:
    """One's notes, to be searched and sorted; with `?lesson`, `?exercise` or `?course` those on it."""
    user, targets = learner(request), _targets(request)
    courses = list(notes.courses_noted(user))
    course = next((row for row in courses if str(row.pk) == request.GET.get("course")), None)
    context = listing(
        request, lambda text, sort: notes.search(user, text, sort, course=course, **targets), SORTS, name="notes"
    )
    context["excerpts"] = [(note, notes.excerpt_of(note)) for note in context["notes"]]
    query = {name: row.pk for name, row in targets.items()}
    context["write_url"] = reverse("accounts:create_note", query=query)
    context |= {"about": list(targets.values()), "course": course, "kept_query": list(query.items())}
    if courses:
        choices = [("", _("Any course")), *((row.pk, row.title) for row in courses)]
        context["filters"] = [("course", _("Course"), choices, course.pk if course else "")]
    return render(request, "accounts/note_list.html", context)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def note_detail(request: HttpRequest, note_id: int) -> HttpResponse:
    """One note."""
    note = own_note(request, note_id)
    return render(request, "accounts/note_detail.html", {"note": note, "html": notes.html_of(note)})


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def create_note(request: HttpRequest) -> HttpResponse:
    """Write a note, about the lesson and the exercise that the address names, if it names any."""
    user = learner(request)
    if request.method != "POST":
        form = NoteForm(initial=kept.initial(request) or _about(request), user=user)
    elif _searches(request):
        form = NoteForm(initial=request.POST.dict(), user=user)
    else:
        form = NoteForm(request.POST, user=user)
        if form.is_valid():
            note = notes.create_note(user, **form.cleaned_data)
            messages.success(request, _("Note created successfully!"))
            return redirect(note)
    return render(request, "accounts/create_note.html", {"form": form})


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def edit_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Change a note. When it was changed elsewhere in the meantime, both texts are shown and nothing is saved."""
    user, note = learner(request), own_note(request, note_id)
    searches = _searches(request)
    typed = request.POST.dict() if request.method == "POST" else kept.initial(request)
    context: dict[str, Any] = {"note": note, "revision": _revision(typed) or note.revision}
    if request.method == "POST" and not searches:
        form = NoteForm(request.POST, instance=note, user=user)
        if form.is_valid():
            if notes.change_note(note, revision=_revision(typed), **form.cleaned_data):
                messages.success(request, _("Note updated successfully!"))
                return redirect(note)
            theirs = own_note(request, note_id)
            form.add_error(None, _("This note was changed somewhere else in the meantime. Both texts are below."))
            context |= {"theirs": theirs, "revision": theirs.revision}
    else:
        form = NoteForm(instance=note, initial=typed, user=user)
    return render(request, "accounts/edit_note.html", {**context, "form": form})


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page, keep=False)
def delete_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Ask, then delete."""
    note = own_note(request, note_id)
    if request.method == "POST":
        note.delete()
        messages.success(request, _("Note deleted successfully!"))
        return redirect("accounts:notes")
    return render(request, "accounts/delete_note.html", {"note": note})


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def note_targets(request: HttpRequest, kind: str) -> HttpResponse:
    """The options of a note form's lesson or exercise that a search found; for htmx."""
    if kind not in ("lesson", "exercise"):
        raise Http404
    form = NoteForm(initial=request.GET.dict(), user=learner(request))
    return render(
        request, "accounts/_note_targets.html", {"choices": form.choices_of(kind), "chosen": form[kind].value()}
    )


def _targets(request: HttpRequest) -> dict[str, Lesson | Exercise]:
    """What `?lesson` and `?exercise` name; ids that are malformed or unknown are ignored."""
    form = NoteForm()
    found = {}
    for name in ("lesson", "exercise"):
        with suppress(ValidationError):
            found[name] = form.fields[name].clean(request.GET.get(name))
    return {name: row for name, row in found.items() if row is not None}


def _about(request: HttpRequest) -> dict[str, Any]:
    """What a new note's form starts with; the title names the exercise, if there is one, else the lesson."""
    targets = _targets(request)
    initial: dict[str, Any] = {name: row.pk for name, row in targets.items()}
    for row in targets.values():
        initial["title"] = (_("Notes on %(title)s") % {"title": row.title})[:TITLE_MAX_CHARACTERS]
    return initial


def _searches(request: HttpRequest) -> bool:
    """Whether this is a POST that looks for a lesson or an exercise, and saves nothing yet."""
    typed = request.POST
    has_text = any(typed.get(f"{name}_search", "").strip() for name in ("lesson", "exercise"))
    return "find" in typed or (has_text and "save" not in typed)


def _revision(typed: Mapping[str, Any] | None) -> int | None:
    text = str((typed or {}).get("revision", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

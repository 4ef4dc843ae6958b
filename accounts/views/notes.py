"""Notes: the list, one note, writing, changing and deleting it. Each is its owner's alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import trigger_client_event

from accounts import note_export, notes
from accounts.forms import NoteForm
from accounts.note_drafts import place_of
from accounts.views import kept
from accounts.views.lists import listing
from accounts.views.note_places import (
    answer_form,
    answer_saved,
    ids,
    opening,
    own_note,
    place_of_new,
    revision_of,
    saves_nothing,
    targets,
)
from courses.views.fetch import learner

GET_OR_POST = ["GET", "HEAD", "POST"]

SORTS = [
    ("changed", gettext_lazy("Changed last")),
    ("created", gettext_lazy("Written last")),
    ("title", gettext_lazy("By title")),
]


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def note_list(request: HttpRequest) -> HttpResponse:
    """One's notes, to be searched and sorted; with `?lesson`, `?exercise` or `?course` those on it."""
    user, about = learner(request), targets(request.GET)
    courses = list(notes.courses_noted(user))
    course = next((row for row in courses if str(row.pk) == request.GET.get("course")), None)
    context = listing(
        request, lambda text, sort: notes.search(user, text, sort, course=course, **about), SORTS, name="notes"
    )
    context["excerpts"] = [(note, notes.excerpt_of(note)) for note in context["notes"]]
    query = {name: row.pk for name, row in about.items()}
    context["write_url"] = reverse("accounts:create_note", query=query)
    context |= {"about": list(about.values()), "course": course, "kept_query": list(query.items())}
    if courses:
        choices = [("", _("Any course")), *((row.pk, row.title) for row in courses)]
        context["filters"] = [("course", _("Course"), choices, course.pk if course else "")]
    return render(request, "accounts/note_list.html", context)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def note_detail(request: HttpRequest, note_id: int) -> HttpResponse:
    """One note; for htmx in its place in the panel, with `?closed` only its line there."""
    note = own_note(request, note_id)
    context = {"note": note, "html": notes.html_of(note), "is_closed": "closed" in request.GET}
    return kept.answer(request, "accounts/note_detail.html", "accounts/_note_in_panel.html", context)


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def create_note(request: HttpRequest) -> HttpResponse:
    """Write a note, about the lesson and the exercise that the address names, if it names any."""
    user, place = learner(request), place_of_new(request)
    if request.method != "POST" or saves_nothing(request):
        context = opening(request, place)
    else:
        form = NoteForm(request.POST, user=user, auto_id=ids(request, place))
        if form.is_valid():
            note = notes.create_note(user, **form.cleaned_data, passage=place.passage, place=place.name)
            return answer_saved(request, note, place, _("Note created successfully!"))
        context = {"form": form}
    context["draft_url"] = reverse("accounts:draft_new_note", query=request.GET)
    context["history_url"] = reverse("accounts:new_note_history", query=request.GET)
    return answer_form(request, "accounts/create_note.html", place, context)


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page)
def edit_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Change a note. When it was changed elsewhere in the meantime, both texts are shown and nothing is saved."""
    user, note = learner(request), own_note(request, note_id)
    place = place_of(note)
    if request.method != "POST" or saves_nothing(request):
        context = opening(request, place)
    else:
        revision = revision_of(request.POST)
        form = NoteForm(request.POST, instance=note, user=user, auto_id=ids(request, place))
        context = {"form": form, "revision": revision}
        if form.is_valid():
            if notes.change_note(note, revision=revision, **form.cleaned_data):
                return answer_saved(request, own_note(request, note_id), place, _("Note updated successfully!"))
            theirs = own_note(request, note_id)
            form.add_error(None, _("This note was changed somewhere else in the meantime. Both texts are below."))
            context |= {"theirs": theirs, "revision": theirs.revision}
    context |= {"note": note, "revision": context["revision"] or note.revision}
    context["draft_url"] = reverse("accounts:draft_note", args=[note.pk])
    context["history_url"] = reverse("accounts:note_history", args=[note.pk])
    return answer_form(request, "accounts/edit_note.html", place, context)


@require_http_methods(GET_OR_POST)
@kept.login_required_keeping(page=kept.own_page, keep=False)
def delete_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Ask, then delete."""
    note = own_note(request, note_id)
    if request.method == "POST":
        note.delete()
        if kept.is_htmx(request):
            return trigger_client_event(HttpResponse(), "note-deleted")
        messages.success(request, _("Note deleted successfully!"))
        return redirect("accounts:notes")
    return kept.answer(request, "accounts/delete_note.html", "accounts/_note_panel_delete.html", {"note": note})


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def export_notes(request: HttpRequest) -> StreamingHttpResponse:
    """All of one's notes as Markdown files in a zip."""
    response = StreamingHttpResponse(note_export.archive(learner(request)), content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(True, "notes.zip")
    return response


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

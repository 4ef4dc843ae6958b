"""Where a note is being written: what the address says about it, and the unsent draft that belongs there."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2s
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget, trigger_client_event

from accounts import note_drafts, note_texts, notes
from accounts.forms import NoteDraftForm, NoteForm
from accounts.models import NOTE_MAX_CHARACTERS, Note
from accounts.note_drafts import TITLE_MAX_CHARACTERS, Place, desk_of, place_of
from accounts.passages import CONTEXT_CHARACTERS, EXACT_MAX_CHARACTERS, Passage
from accounts.views import kept
from courses.markdown import render_note
from courses.models import Lesson
from courses.numbers import whole_number
from courses.views.fetch import learner
from exercises.keeping import StaleDraft
from exercises.models import Exercise, Submission


def own_note(request: HttpRequest, note_id: int) -> Note:
    """The note, if it is the visitor's own. Raises Http404."""
    rows = Note.objects.select_related("lesson__course", "exercise").defer("lesson__source", "lesson__html")
    return get_object_or_404(rows, pk=note_id, user=request.user.pk)


def targets(query: Mapping[str, Any]) -> dict[str, Lesson | Exercise]:
    """What `lesson` and `exercise` of an address name; ids that are malformed or unknown are ignored."""
    form = NoteForm()
    found = {}
    for name in ("lesson", "exercise"):
        with suppress(ValidationError):
            found[name] = form.fields[name].clean(query.get(name))
    return {name: row for name, row in found.items() if row is not None}


def place_of_new(request: HttpRequest) -> Place:
    """The form of a new note at this address, which may name what it is about or a submission of one's own."""
    if (submission := own_submission(request)) is not None:
        title = note_texts.title_of(submission)
        content = note_texts.about(submission)
        return Place(f"new-submission-{submission.pk}", exercise=submission.exercise, title=title, content=content)
    about: dict[str, Any] = targets(request.GET)
    name = "-".join(["new", *(f"{name}-{row.pk}" for name, row in about.items())])
    passage = passage_in(request.GET) if "lesson" in about else None
    if passage is None:
        return Place(name, **about)
    words = "\0".join((passage.exact, passage.prefix, passage.suffix))
    content = (note_texts.fenced if "code" in request.GET else note_texts.quoted)(passage.exact)
    return Place(
        f"{name}-{blake2s(words.encode(), digest_size=8).hexdigest()}", **about, passage=passage, content=content
    )


def own_submission(request: HttpRequest) -> Submission | None:
    """The submission that the address names, if it is the visitor's own."""
    number = whole_number(request.GET.get("submission", ""))
    if number is None:
        return None
    return Submission.objects.select_related("exercise").filter(pk=number, user=request.user.pk).first()


def passage_in(query: Mapping[str, Any]) -> Passage | None:
    """What `quote`, `before` and `after` of an address name; None for none, or for more than a passage may have."""
    exact, prefix, suffix = (str(query.get(name, "")) for name in ("quote", "before", "after"))
    is_one = exact.strip() and "\0" not in exact + prefix + suffix and len(exact) <= EXACT_MAX_CHARACTERS
    if not is_one or max(len(prefix), len(suffix)) > CONTEXT_CHARACTERS:
        return None
    return Passage(exact, prefix, suffix)


def initial_of_new(place: Place) -> dict[str, Any]:
    """What a new note's form starts with; the title names the exercise, if there is one, else the lesson."""
    about = {"lesson": place.lesson, "exercise": place.exercise}
    named = [row for row in about.values() if row is not None]
    title = place.title or (_("Notes on %(title)s") % {"title": named[-1].title} if named else "")
    ids = {name: row.pk for name, row in about.items() if row is not None}
    return {"title": title[:TITLE_MAX_CHARACTERS], "content": place.content, **ids}


def opening(request: HttpRequest, place: Place) -> dict[str, Any]:
    """The form with what was typed into it: in this POST, before a login, or into an unsent draft."""
    user = learner(request)
    typed = request.POST.dict() if request.method == "POST" else kept.initial(request)
    draft = None if typed else desk_of(user, place).draft()
    start = {} if place.note else initial_of_new(place)
    texts = typed or ({"title": draft.title, "content": draft.content, "base": draft.base} if draft else {})
    form = NoteForm(instance=place.note, initial=start | texts, user=user, auto_id=ids(request, place))
    return {"form": form, "is_unsent": draft is not None, "revision": revision_of(texts)}


def ids(request: HttpRequest, place: Place) -> str:
    """What the ids of the form's fields are made of; several forms may stand in one panel."""
    return f"{place.name}_%s" if kept.is_htmx(request) else "id_%s"


def revision_of(typed: Mapping[str, Any]) -> int | None:
    """The revision of the note that a text grew out of; None if it does not say so."""
    return whole_number(str(typed.get("revision") or typed.get("base") or ""), 9)


def saves_nothing(request: HttpRequest) -> bool:
    """Whether this is a POST that only looks: for a lesson or an exercise, or at the note as it will be."""
    typed = request.POST
    has_text = any(typed.get(f"{name}_search", "").strip() for name in ("lesson", "exercise"))
    return "find" in typed or "preview" in typed or (has_text and "save" not in typed)


def answer_form(request: HttpRequest, page: str, place: Place, context: dict[str, Any]) -> HttpResponse:
    """The form in its page or in a panel, or for htmx its preview alone."""
    draft = desk_of(learner(request), place).draft()
    context = {"place": place, "draft_revision": draft.revision if draft else 0, **context}
    if "preview" in request.POST:
        context["preview"] = render_note(request.POST.get("content", "")[:NOTE_MAX_CHARACTERS])
        return kept.answer(request, page, "accounts/_note_preview.html", context)
    return kept.answer(request, page, "accounts/_note_panel_form.html", context)


def answer_saved(request: HttpRequest, note: Note, place: Place, said: str) -> HttpResponse:
    """Where a saved note is seen: on its own page, or for htmx in its panel."""
    if not kept.is_htmx(request):
        messages.success(request, said)
        return redirect(note)
    about = {"lesson": place.lesson, "exercise": place.exercise}
    context = {"note": note, "html": notes.html_of(note), "said": said, **about}
    if place.note:
        response = render(request, "accounts/_note_in_panel.html", context)
    else:
        target = {name: row for name, row in about.items() if row is not None}
        context |= notes.beside(learner(request), **target)
        response = retarget(reswap(render(request, "accounts/_notes_panel.html", context), "outerHTML"), "#own-notes")
    return trigger_client_event(response, "note-saved")


@require_POST
@kept.login_required_keeping(page=lambda request: request.get_full_path().replace("draft/", "", 1))
def draft_new_note(request: HttpRequest) -> HttpResponse:
    """Keep what is typed into the form of a new note."""
    page = reverse("accounts:create_note", query=request.GET)
    return _save(request, place_of_new(request), page)


@require_POST
@kept.login_required_keeping(page=lambda request, note_id: reverse("accounts:edit_note", args=[note_id]))
def draft_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Keep what is typed into the form of a note that is being changed."""
    return _save(request, place_of(own_note(request, note_id)), reverse("accounts:edit_note", args=[note_id]))


def _save(request: HttpRequest, place: Place, page: str) -> HttpResponse:
    """The new revision; 409 with what is kept when it was saved elsewhere since, 400 when it cannot be kept.

    With `discard` the draft is given up, and the form on `page` begins again; the text stays in the history.
    """
    desk, form = desk_of(learner(request), place), NoteDraftForm(request.POST)
    is_valid, said = form.is_valid(), form.cleaned_data
    text = {name: said.get(name, "") for name in ("title", "content")}
    if "discard" in request.POST:
        if text["content"].strip():
            desk.set_aside(text)
        note_drafts.discard(learner(request), place)
        return redirect(page)
    if not is_valid:
        return JsonResponse({"error": " ".join(form.sentences)}, status=400)
    if said["aside"]:
        desk.set_aside(text)
        return JsonResponse({"revision": said["revision"] or 0})
    try:
        revision = desk.save(text, said["revision"], apart=said["apart"], base=said["base"])
    except StaleDraft as stale:
        theirs = stale.current
        texts = {"title": theirs.title, "content": theirs.content, "base": str(theirs.base or "")}
        return JsonResponse({"revision": theirs.revision, **texts}, status=409)
    return JsonResponse({"revision": revision})

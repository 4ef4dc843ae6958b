"""Learners' notes: written, changed and found. Their Markdown becomes HTML here, when they are saved."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import unescape
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Left, Lower
from django.utils.html import strip_tags

from accounts import clock, note_drafts, note_search, profiles
from accounts.models import Note, NotePassage
from accounts.passages import Passage, find, text_of
from courses.markdown import render_note
from courses.models import Course, Lesson
from exercises.models import Exercise

EXCERPT_CHARACTERS = 240
FOUND_AT_MOST = 20
RECENT_AT_MOST = 10
BESIDE_AT_MOST = 100
"""Among so many notes on a lesson, the newest, those on passages are looked for in its text."""
SHOWN_BESIDE = 5
"""So many of the learner's notes stand beside a lesson or an exercise; the rest is one link away."""

UNREAD = ("lesson__source", "lesson__html", "exercise__statement_html", "exercise__definition")
"""Big columns that no page of notes shows."""

SORTS: dict[str, tuple[Any, ...]] = {
    "changed": ("-updated_at", "-id"),
    "created": ("-created_at", "-id"),
    "title": (Lower("title"), "-id"),
}


@transaction.atomic
def create_note(
    user: User,
    *,
    title: str,
    content: str,
    lesson: Lesson | None,
    exercise: Exercise | None,
    passage: Passage | None = None,
    place: str = "",
) -> Note:
    """A new note of this user's, about a `passage` of its lesson if there is one.

    `place` names the form that it was typed into, whose draft and history become the note's. The same note again, sent
    twice, is the one note (`clock.SENT_AGAIN`).
    """
    profiles.locked_profile(user)
    same = Note.objects.filter(user=user, title=title, content=content, lesson=lesson, exercise=exercise)
    words = asdict(passage) if passage is not None and lesson is not None else None
    about = {f"passage__{field}": text for field, text in words.items()} if words else {"passage": None}
    if sent := same.filter(created_at__range=clock.just_now(), **about).first():
        return sent
    note = Note.objects.create(
        user=user, title=title, content=content, content_html=render_note(content), lesson=lesson, exercise=exercise
    )
    if passage is not None and lesson is not None:
        NotePassage.objects.create(note=note, exact=passage.exact, prefix=passage.prefix, suffix=passage.suffix)
    note_drafts.follow(note, place)
    note_drafts.record(note, {"title": title, "content": content})
    return note


@transaction.atomic
def change_note(
    note: Note,
    *,
    title: str,
    content: str,
    lesson: Lesson | None,
    exercise: Exercise | None,
    revision: int | None = None,
) -> bool:
    """Change a stored note. With a `revision`, only if nobody has changed it since; returns whether it is as given.

    What it was stays in its history. A note that is about another lesson now is about no passage of it.
    """
    rows = Note.objects.filter(pk=note.pk)
    if revision is not None:
        rows = rows.filter(revision=revision)
    before = rows.values("title", "content").first()
    moved = list(NotePassage.objects.filter(note=note.pk).exclude(note__lesson=lesson))
    changed = rows.update(
        title=title,
        content=content,
        content_html=render_note(content),
        lesson=lesson,
        exercise=exercise,
        revision=F("revision") + 1,
        updated_at=clock.now(),
    )
    if changed and before is not None:
        note_drafts.record_once(note, before)
        note_drafts.record(note, {"title": title, "content": content})
        note.drafts.all().delete()
        for passage in moved:
            passage.delete()
    is_same = {"title": title, "content": content, "lesson": lesson, "exercise": exercise}
    return changed == 1 or Note.objects.filter(pk=note.pk, **is_same).exists()  # it was sent twice


def beside(user: User | AnonymousUser, **target: Lesson | Exercise) -> dict[str, Any]:
    """The user's latest `notes` on a lesson or an exercise as its page shows them; more than `latest` are not shown.

    Those on `passages` of the lesson's text come by themselves.
    """
    if not user.is_authenticated:
        return {}
    fields = ("title", "updated_at", "passage__exact", "passage__prefix", "passage__suffix")
    rows = Note.objects.filter(user=user, **target).select_related("passage").only(*fields)[:BESIDE_AT_MOST]
    lesson = target.get("lesson")
    passages = passages_in(lesson, rows) if isinstance(lesson, Lesson) else []
    shown_there = {row.note.pk for row in passages}
    others = [note for note in rows if note.pk not in shown_there]
    about = "&".join(f"{name}={row.pk}" for name, row in target.items())
    return {"notes": others[: SHOWN_BESIDE + 1], "latest": SHOWN_BESIDE, "about": about, "passages": passages}


@dataclass(frozen=True, slots=True)
class Marked:
    """A note on a passage of a lesson's text. `found` is the passage as it reads today, None when it is not there.

    `start` is its offset in the text, in UTF-16 code units, as browsers count.
    """

    note: Note
    exact: str
    found: str | None = None
    start: int = 0


def passages_in(lesson: Lesson, noted: Iterable[Note]) -> list[Marked]:
    """Those notes that are on passages of the lesson, in the order of its text; what is not found any more is last."""
    rows = [note.passage for note in noted if hasattr(note, "passage")]
    text = text_of(lesson.html) if rows else ""
    marked = [_mark(row, text) for row in rows]
    return sorted(marked, key=lambda row: (row.found is None, row.start))


def _mark(row: NotePassage, text: str) -> Marked:
    span = find(text, Passage(row.exact, row.prefix, row.suffix))
    if span is None:
        return Marked(row.note, row.exact)
    return Marked(row.note, row.exact, text[slice(*span)], len(text[: span[0]].encode("utf-16-le")) // 2)


def html_of(note: Note) -> str:
    """The note as sanitised HTML; made now for a note that came past this module."""
    return note.content_html or render_note(note.content)


def search(
    user: User, text: str = "", sort: str = "changed", *, course: Course | None = None, **targets: Lesson | Exercise
) -> QuerySet[Note]:
    """The user's notes that hold the words, ready for `excerpt_of`; an unknown `sort` is the newest change first.

    `targets` may name the `lesson` and the `exercise` that the notes have to be about, and `course` the course of
    either. The title of what a note is about counts as the note's own.
    """
    rows = Note.objects.filter(user=user, **targets).select_related("lesson__course", "exercise")
    if course is not None:
        rows = rows.filter(Q(lesson__course=course) | Q(exercise__lesson__course=course))
    if text:
        rows = rows.filter(_holds(user, text))
    rows = rows.defer("content", "content_html", *UNREAD).annotate(
        content_start=Left("content", EXCERPT_CHARACTERS), html_start=Left("content_html", 4 * EXCERPT_CHARACTERS)
    )
    return rows.order_by(*SORTS.get(sort, SORTS["changed"]))


def _holds(user: User, text: str) -> Q:
    holds = Q(pk__in=note_search.matching(user.pk, text) or [])
    for name, kind in (("lesson", Lesson), ("exercise", Exercise)):
        # Looked up beforehand: with a subquery in an OR, no database begins with the few notes that have the words.
        if named := list(kind.objects.filter(title__icontains=text).order_by().values_list("pk", flat=True)):
            holds |= Q(**{f"{name}__in": named})
    return holds


def courses_noted(user: User) -> QuerySet[Course]:
    """The courses that the user has notes on."""
    own = Note.objects.filter(user=user).order_by()
    return Course.objects.filter(
        Q(pk__in=own.values("lesson__course")) | Q(pk__in=own.values("exercise__lesson__course"))
    )


def excerpt_of(note: Any) -> str:
    """The beginning of a note that `search` found, as plain text; as it was typed, if it came past this module."""
    if not note.html_start:
        return str(note.content_start)
    whole_tags = re.sub(r"<[^<>]*$", "", note.html_start)
    return unescape(strip_tags(whole_tags.replace("><", "> <")))[:EXCERPT_CHARACTERS]


def lessons_to_pick(user: User | None, text: str = "") -> QuerySet[Lesson]:
    """Lessons that a note could be about: those whose titles hold the text, or those that the user opened last."""
    lessons = Lesson.objects.current().select_related("course")
    if text:
        return lessons.filter(Q(title__icontains=text) | Q(course__title__icontains=text))[:FOUND_AT_MOST]
    if user is None:
        return lessons.none()
    return lessons.filter(progress__user=user).order_by("-progress__last_accessed_at")[:RECENT_AT_MOST]


def exercises_to_pick(user: User | None, text: str = "") -> QuerySet[Exercise]:
    """Exercises that a note could be about: those whose title holds the text, or those that the user tried last."""
    exercises = Exercise.objects.current()
    if text:
        return exercises.filter(title__icontains=text)[:FOUND_AT_MOST]
    if user is None:
        return exercises.none()
    tried = exercises.filter(submissions__user=user).annotate(last=Max("submissions__submitted_at"))
    return tried.order_by("-last")[:RECENT_AT_MOST]

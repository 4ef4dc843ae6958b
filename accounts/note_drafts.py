"""What is typed into a note's form and not saved yet, kept on the server as unsent code is (`exercises.keeping`).

A form has a place: `note-12` for a note that is changed; `new`, `new-lesson-5` and the like for one that is written.
When a new note is saved, the history of its form goes along with it, and the form begins an empty one.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User

from accounts.models import Note, NoteDraft, NoteVersion
from accounts.passages import Passage
from courses.models import Lesson
from exercises.keeping import Desk, Text
from exercises.models import Exercise

TITLE_MAX_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A note's form: its name, the note that it changes, and what a note written there is about and begins with."""

    name: str
    note: Note | None = None
    lesson: Lesson | None = None
    exercise: Exercise | None = None
    passage: Passage | None = None
    title: str = ""
    content: str = ""


def place_of(note: Note) -> Place:
    """The form that changes this note."""
    return Place(f"note-{note.pk}", note)


def desk_of(user: User, place: Place) -> Desk[NoteDraft, NoteVersion]:
    """Where the user writes there; a text has the fields `title` and `content`, and a draft has a `base` beside."""
    where = {"user": user, "place": place.name, "note": place.note}
    return Desk(NoteDraft.objects.all(), NoteVersion.objects.all(), where)


def discard(user: User, place: Place) -> None:
    """The user goes on with what is saved; what was typed stays in the history."""
    NoteDraft.objects.filter(user=user, place=place.name).delete()


def follow(note: Note, place_name: str) -> None:
    """The form of this name has become a note: it is no draft any more, and its history is the note's."""
    NoteDraft.objects.filter(user=note.user, place=place_name).delete()
    of_form = NoteVersion.objects.filter(user=note.user, place=place_name, note=None)
    of_form.update(place=place_of(note).name, note=note)


def record(note: Note, text: Text) -> None:
    """Have in the note's history that this text was saved as the note."""
    desk_of(note.user, place_of(note)).set_aside(text, is_saved=True)


def record_once(note: Note, text: Text) -> None:
    """The same for a text that may be there: one saved past `accounts.notes`, or before there was a history, is not."""
    if not desk_of(note.user, place_of(note)).history().filter(**text, is_saved=True).exists():
        record(note, text)

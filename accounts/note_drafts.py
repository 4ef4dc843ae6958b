"""What is typed into a note's form and not saved yet, kept on the server as `exercises.drafts` keeps unsent code.

A form has a place: `note-12` for a note that is changed; `new`, `new-lesson-5` and the like for one that is written.
A save over a newer draft is refused. The text that is given up when somebody chooses between two is not lost: it
becomes a note of its own.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import notes
from accounts.models import Note, NoteDraft
from accounts.passages import Passage
from courses.models import Lesson
from exercises.models import Exercise

TITLE_MAX_CHARACTERS = 200


class StaleDraft(Exception):
    """The draft was saved elsewhere since; `current` is what is kept now."""

    def __init__(self, current: NoteDraft) -> None:
        super().__init__(f"the draft is at revision {current.revision}")
        self.current = current


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


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. `base` is the revision of the note that it grew out of."""

    title: str
    content: str
    base: int | None = None


def draft_of(user: User, place: Place) -> NoteDraft | None:
    """What the user has typed there and not saved."""
    return NoteDraft.objects.filter(user=user, place=place.name).first()


def discard(user: User, place: Place) -> None:
    """The user goes on with what is saved."""
    NoteDraft.objects.filter(user=user, place=place.name).delete()


def save(user: User, place: Place, typed: Typed, revision: int | None = None, *, apart: bool = False) -> int:
    """Keep the text and return the draft's new revision.

    `revision` is the one that the form started from, 0 when there was no draft; None saves over whatever is there.
    `apart`: the text does not grow out of the one that it takes the place of, so that one becomes a note.
    Raises StaleDraft when the draft has moved on to another text.
    """
    kept = NoteDraft.objects.filter(user=user, place=place.name)
    with transaction.atomic():
        current = kept.select_for_update().first()
        if current is None:
            if _insert(user, place, typed):
                return 1
            current = kept.get()
        if revision is None or revision == current.revision:
            if apart:
                set_aside(user, place, Typed(current.title, current.content))
            kept.update(
                title=typed.title,
                content=typed.content,
                base=typed.base,
                revision=F("revision") + 1,
                updated_at=timezone.now(),
            )
            return current.revision + 1
    if (current.title, current.content) == (typed.title, typed.content):
        return current.revision
    raise StaleDraft(current)


def set_aside(user: User, place: Place, typed: Typed) -> None:
    """Keep a text that the user does not go on with, as a note about the same things."""
    if not typed.content.strip():
        return
    about = place.note or place
    title = _("%(title)s (set aside)") % {"title": typed.title[: TITLE_MAX_CHARACTERS - 40]}
    notes.create_note(user, title=title, content=typed.content, lesson=about.lesson, exercise=about.exercise)


def _insert(user: User, place: Place, typed: Typed) -> bool:
    """Make the row, or say that another request has just made it."""
    try:
        with transaction.atomic():
            NoteDraft.objects.create(
                user=user,
                place=place.name,
                note=place.note,
                title=typed.title,
                content=typed.content,
                base=typed.base,
            )
    except IntegrityError:
        return False
    return True

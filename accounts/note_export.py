"""All notes of a learner as files that any editor opens: one Markdown file a note, in a zip, made while it is sent."""

import zipfile
from collections.abc import Iterator
from io import RawIOBase
from typing import Any

import yaml
from django.contrib.auth.models import User
from django.utils.text import slugify

from accounts.models import Note

NAME_CHARACTERS = 40
"""Of the title in the name of a file: 160 bytes at most, and file systems take 255."""

FIRST_YEAR = 1980
"""A zip knows no earlier date."""


class Pipe(RawIOBase):
    """Where the archive is written to; what has been written is taken out again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What was written since this was asked last."""
        taken = b"".join(self.pieces)
        self.pieces.clear()
        return taken


def archive(user: User) -> Iterator[bytes]:
    """A zip of the user's notes, piece by piece; one note at a time is in memory."""
    pipe = Pipe()
    rows = Note.objects.filter(user=user).select_related("lesson__course", "exercise", "passage").order_by("pk")
    rows = rows.defer("content_html", "lesson__source", "lesson__html", "exercise__statement_html")
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for note in rows.iterator(chunk_size=100):
            changed = note.updated_at.timetuple()[:6]
            entry = zipfile.ZipInfo(file_name(note), max(changed, (FIRST_YEAR, 1, 1, 0, 0, 0)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, text_of(note))
            yield pipe.take()
    yield pipe.take()


def file_name(note: Note) -> str:
    """A name that every file system takes, and no other note of the site has."""
    words = slugify(note.title, allow_unicode=True)[:NAME_CHARACTERS].strip("-_")
    return f"{words or 'note'}-{note.pk}.md"


def text_of(note: Note) -> str:
    """The note's Markdown, with what else is known of it above it in YAML."""
    known = {
        "title": note.title,
        "created": note.created_at.isoformat(timespec="seconds"),
        "changed": note.updated_at.isoformat(timespec="seconds"),
        "course": note.lesson.course.title if note.lesson else None,
        "lesson": note.lesson.title if note.lesson else None,
        "exercise": note.exercise.title if note.exercise else None,
        "passage": note.passage.exact if hasattr(note, "passage") else None,
    }
    head = yaml.safe_dump({name: value for name, value in known.items() if value}, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{note.content}\n"

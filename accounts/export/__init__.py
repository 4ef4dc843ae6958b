"""Everything that is one learner's, as one zip made while it is sent: its README.md describes the format."""

import json
import zipfile
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from accounts import note_export, own_data
from accounts.clock import now
from accounts.export import files, records
from accounts.models import Note, Profile

FORMAT = "milepost-export"
VERSION = 1
"""Grows when a program that reads the files would have to change."""


def archive(user: User) -> Iterator[bytes]:
    """The zip, piece by piece; some rows at a time are in memory."""
    pipe = note_export.Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        manifest: dict[str, Any] = {"format": FORMAT, "version": VERSION, "made_at": now().isoformat(), "rows": {}}
        for owned in own_data.owned():
            number = 0
            with file.open(f"data/{owned.label}.json", "w", force_zip64=True) as member:
                for number, record in enumerate(records.of(owned, user), 1):
                    member.write(b"[\n" if number == 1 else b",\n")
                    member.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))
                    yield pipe.take()
                member.write(b"\n]\n" if number else b"[]\n")
            manifest["rows"][owned.label] = number
        for name, text in _texts(user):
            file.writestr(name, text)
            yield pipe.take()
        file.writestr("manifest.json", json.dumps(manifest, indent=1))
        file.writestr("index.html", _index(user, manifest))
        file.writestr("style.css", render_to_string("accounts/export/style.css"))
        file.writestr("README.md", render_to_string("accounts/export/README.md", {"version": VERSION}))
    yield pipe.take()


def _texts(user: User) -> Iterator[tuple[str, str | bytes]]:
    rows = Note.objects.filter(user=user).select_related("lesson__course", "exercise", "passage").order_by("pk")
    for note in rows.iterator(chunk_size=100):
        yield f"notes/{note_export.file_name(note)}", note_export.text_of(note)
    for name, text in files.of(user):
        yield name, text.encode("utf-8", "surrogatepass")
    if picture := _picture(user):
        try:
            with default_storage.open(picture) as stored:
                yield "picture.webp", stored.read()
        except FileNotFoundError:
            return


def _picture(user: User) -> str | None:
    return Profile.objects.filter(user=user).values_list("avatar", flat=True).first()


def _index(user: User, manifest: dict[str, Any]) -> str:
    notes = [(note_export.file_name(note), note.title) for note in Note.objects.filter(user=user).only("title")]
    context = {
        "person": user,
        "made_at": now(),
        "picture": bool(_picture(user)),
        "notes": notes,
        "rows": [(label, number) for label, number in manifest["rows"].items() if number],
        "courses": user.course_progress.select_related("course").order_by("started_at"),
        "certificates": user.certificates.order_by("issued_at"),
        "codes": user.submissions.exists() or user.drafts.exists(),
    }
    return render_to_string("accounts/export/index.html", context)

"""A site with something of everything, and rows whose values are easily lost on the way."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.db.models import JSONField, Value
from PIL import Image

from accounts.models import LearningEvent, Note, Profile
from exercises.models import Draft, Submission
from tests.factory import make_exercise, make_submission, make_user
from tests.security.world import World

ODD_TEXT = 'é \U0001f40d ␀ \u2028 \\u0041 "quoted" \'and\' \r\n\ttab, {"datetime": "no"}'
ODD_JSON: dict[str, Any] = {"": None, "n": [1, -0.5, 1e-9, 2**60, True], "text": ODD_TEXT, "datetime": "2020-01-01"}


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "#0b6e4f").save(out, "WEBP")
    return out.getvalue()


def make_odd_site() -> User:
    """Everything that `World` has, and odd rows; gives the learner to whom it belongs."""
    owner = make_user("ada", first_name=ODD_TEXT[:20])
    World(owner)
    owner.groups.add(Group.objects.create(name="Readers"))
    own = Profile.objects.get(user=owner)
    own.avatar.save("odd.webp", ContentFile(picture()))
    Note.objects.create(user=owner, title=ODD_TEXT[:200], content=ODD_TEXT * 50)
    Note.objects.filter(user=owner).update(updated_at=datetime(1969, 12, 31, 23, 59, 59, 999999, UTC))
    exercise = make_exercise(definition=ODD_JSON, stub=[], hints={})
    Draft.objects.create(user=owner, exercise=exercise, files=ODD_JSON)
    make_submission(owner, exercise, "queued", report=None, files={})
    null = make_submission(owner, exercise, "wrong_answer")
    Submission.objects.filter(pk=null.pk).update(report=Value(None, JSONField()))
    LearningEvent.objects.filter(user=owner).update(utc_offset=-570)
    for gone in range(3):  # keys with gaps: what is made next must not take one of those that are there
        make_user(f"gone{gone}").delete()
    make_user("grace")
    return owner


def contents(archive: Path) -> dict[str, Any]:
    """Every row of every table of an archive as values, and every uploaded file."""
    with zipfile.ZipFile(archive) as file:
        names = [name for name in file.namelist() if name != "manifest.json"]
        found: dict[str, Any] = {}
        for name in names:
            data = file.read(name)
            found[name] = [json.loads(line) for line in data.splitlines()] if name.endswith(".jsonl") else data
    return found

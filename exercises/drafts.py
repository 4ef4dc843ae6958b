"""Unsent work kept on the server, with its history.

A save over a newer one is refused, so that two tabs cannot eat each other's work; and what a text was before it was
changed, reset or given up for another one can be brought back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone

from exercises.models import Draft, DraftVersion, Exercise, Submission

VERSIONS_KEPT = 50
"""Of each exercise, for each learner; the oldest go first."""

ONE_VERSION = timedelta(minutes=2)
"""Saves within this time make one version: people think in steps, not in keystrokes."""

MUCH_GONE = 0.5
"""A text that lost more than this share of its length begins a new version at once."""


class StaleDraft(Exception):
    """The draft was saved elsewhere since; `current` is what is kept now."""

    def __init__(self, current: Draft) -> None:
        super().__init__(f"the draft is at revision {current.revision}")
        self.current = current


@dataclass(frozen=True, slots=True)
class Work:
    """The files to go on with, where they come from, and the revision of the draft that is kept (0: there is none)."""

    files: dict[str, str]
    origin: Literal["stub", "submission", "draft"]
    revision: int = 0


def work_on(user_id: int | None, exercise: Exercise) -> Work:
    """What the editor opens with: the learner's draft or last submission, whichever is newer, or else the stub."""
    if user_id is None:
        return Work(exercise.stub, "stub")
    draft = Draft.objects.filter(user_id=user_id, exercise=exercise).first()
    last = Submission.objects.of(user_id).filter(exercise=exercise).exclude(files={}).first()
    revision = draft.revision if draft else 0
    if draft and (last is None or draft.updated_at >= last.submitted_at):
        return Work(draft.files, "draft", revision)
    if last:
        return Work(last.files, "submission", revision)
    return Work(exercise.stub, "stub")


def save_draft(
    user_id: int, exercise: Exercise, files: dict[str, str], revision: int | None = None, *, apart: bool = False
) -> int:
    """Keep these files as the learner's draft and return its new revision.

    `revision` is the one that the editor started from, 0 when there was no draft; None saves over whatever is there.
    `apart`: the text does not grow out of the one before it, so that one stays in the history as it is.
    Raises StaleDraft when the draft has moved on to another text.
    """
    kept = Draft.objects.filter(user_id=user_id, exercise=exercise)
    unmoved = kept if revision is None else kept.filter(revision=revision)
    with transaction.atomic():
        if unmoved.update(files=files, revision=F("revision") + 1, updated_at=timezone.now()):
            _note_version(user_id, exercise, files, apart=apart)
            return kept.get().revision
        if not kept.exists() and _insert(user_id, exercise, files):
            _note_version(user_id, exercise, files, apart=apart)
            return 1
        if revision is None:
            return save_draft(user_id, exercise, files, apart=apart)
        current = kept.get()
    if current.files == files:
        return current.revision
    raise StaleDraft(current)


def _insert(user_id: int, exercise: Exercise, files: dict[str, str]) -> bool:
    """Make the row, or say that another request has just made it."""
    try:
        with transaction.atomic():
            Draft.objects.create(user_id=user_id, exercise=exercise, files=files)
    except IntegrityError:
        return False
    return True


def set_aside(user_id: int, exercise: Exercise, files: dict[str, str]) -> None:
    """Keep these files in the history alone: the learner goes on with another text."""
    with transaction.atomic():
        _append(user_id, exercise, files, is_closed=True)


def versions_of(user_id: int, exercise: Exercise) -> models.QuerySet[DraftVersion]:
    """The learner's history of an exercise, newest first."""
    return DraftVersion.objects.filter(user_id=user_id, exercise=exercise)


def restore(user_id: int, exercise: Exercise, files: dict[str, str]) -> int:
    """Go on with these files, whatever the draft holds: that stays in the history. Gives the draft's new revision."""
    return save_draft(user_id, exercise, files, apart=True)


def _note_version(user_id: int, exercise: Exercise, files: dict[str, str], *, apart: bool) -> None:
    """Write a saved text into the history: into the version that is being written, or as a new one."""
    latest = versions_of(user_id, exercise).first()
    if latest is not None and latest.files == files:
        return
    if latest is None or apart or _is_over(latest, files):
        _append(user_id, exercise, files)
    else:
        versions_of(user_id, exercise).filter(pk=latest.pk).update(files=files, saved_at=timezone.now())


def _append(user_id: int, exercise: Exercise, files: dict[str, str], *, is_closed: bool = False) -> None:
    DraftVersion.objects.create(user_id=user_id, exercise=exercise, files=files, is_closed=is_closed)
    old = versions_of(user_id, exercise).values_list("pk", flat=True)[VERSIONS_KEPT:]
    DraftVersion.objects.filter(pk__in=list(old)).delete()


def _is_over(version: DraftVersion, files: Mapping[str, str]) -> bool:
    """Whether the next text begins a version of its own."""
    if version.is_closed or timezone.now() - version.began_at > ONE_VERSION:
        return True
    return _length(files) < _length(version.files) * (1 - MUCH_GONE)


def _length(files: Mapping[str, str]) -> int:
    return sum(len(text) for text in files.values())

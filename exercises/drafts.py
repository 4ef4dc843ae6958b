"""Unsent work kept on the server. A save over a newer one is refused, so that two tabs cannot eat each other's work."""

from dataclasses import dataclass
from typing import Literal

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from exercises.models import Draft, Exercise, Submission


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


def save_draft(user_id: int, exercise: Exercise, files: dict[str, str], revision: int | None = None) -> int:
    """Keep these files as the learner's draft and return its new revision.

    `revision` is the one that the editor started from, 0 when there was no draft; None saves over whatever is there.
    Raises StaleDraft when the draft has moved on to another text.
    """
    kept = Draft.objects.filter(user_id=user_id, exercise=exercise)
    unmoved = kept if revision is None else kept.filter(revision=revision)
    with transaction.atomic():
        if unmoved.update(files=files, revision=F("revision") + 1, updated_at=timezone.now()):
            return kept.get().revision
        if not kept.exists() and _insert(user_id, exercise, files):
            return 1
        if revision is None:
            return save_draft(user_id, exercise, files)
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

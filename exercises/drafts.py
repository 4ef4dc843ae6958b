"""Unsent work on exercises, kept on the server with its history (`exercises.keeping`)."""

from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from exercises.keeping import Desk
from exercises.models import Draft, DraftVersion, Exercise, KeptDraft, KeptVersion, Submission

D = TypeVar("D", bound=KeptDraft)
V = TypeVar("V", bound=KeptVersion)


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
    last = Submission.objects.of(user_id).filter(exercise=exercise).exclude(files={}).first()
    return newest(desk_of(user_id, exercise), last, exercise)


def newest(desk: Desk[D, V], last: Submission | None, exercise: Exercise) -> Work:
    """What is gone on with at a desk whose text is `files`: its draft or this submission, or else the stub."""
    draft: Any = desk.draft()
    revision = draft.revision if draft else 0
    if draft and (last is None or draft.updated_at >= last.submitted_at):
        return Work(draft.files, "draft", revision)
    if last:
        return Work(last.files, "submission", revision)
    return Work(exercise.stub, "stub")


def desk_of(user_id: int, exercise: Exercise) -> Desk[Draft, DraftVersion]:
    """Where the learner works on the exercise; the text has one field, `files`: file name to text."""
    return Desk(Draft.objects.all(), DraftVersion.objects.all(), {"user_id": user_id, "exercise": exercise})

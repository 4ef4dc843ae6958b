"""Text that is being written and must not be lost: one draft, and the history of what it once was.

A save over a newer draft is refused, so that two windows cannot eat each other's work; and what a text was before it
was changed, reset or given up for another one can be brought back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from courses.numbers import whole_number
from exercises.models import KeptDraft, KeptVersion

VERSIONS_KEPT = 50
"""Of each text, for each learner; the oldest go first."""

ONE_VERSION = timedelta(minutes=2)
"""Saves within this time make one version: people think in steps, not in keystrokes."""

MUCH_GONE = 0.5
"""A text that lost more than this share of its length begins a new version at once."""

D = TypeVar("D", bound=KeptDraft)
V = TypeVar("V", bound=KeptVersion)
Text = Mapping[str, Any]
"""The fields that a draft and its versions have in common, by name."""


class StaleDraft(Exception):
    """The draft was saved elsewhere since; `current` is what is kept now."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"the draft is at revision {current.revision}")
        self.current = current


@dataclass(frozen=True, slots=True)
class Desk(Generic[D, V]):
    """Where one learner writes one text. `where` are the fields that name it, of its draft and of its versions."""

    drafts: QuerySet[D]
    versions: QuerySet[V]
    where: Mapping[str, Any]

    def draft(self) -> D | None:
        """What is being written, or None."""
        return self._draft.first()

    def history(self) -> QuerySet[V]:
        """What it once was, newest first."""
        return self.versions.filter(**self.where)

    def numbered(self, number: str) -> V | None:
        """The version of this number, as an address or a form says it; None when there is none."""
        pk = whole_number(number)
        return None if pk is None else self.history().filter(pk=pk).first()

    def save(self, text: Text, revision: int | None = None, *, apart: bool = False, **beside: Any) -> int:
        """Keep the text, and `beside` it other fields of the draft; return the draft's new revision.

        `revision` is the one that the form started from, 0 when there was no draft; None saves over whatever is there.
        `apart`: the text does not grow out of the one before it, so that one stays in the history as it is.
        Raises StaleDraft when the draft has moved on to another text.
        """
        unmoved = self._draft if revision is None else self._draft.filter(revision=revision)
        with transaction.atomic():
            if unmoved.update(**text, **beside, revision=F("revision") + 1, updated_at=timezone.now()):
                self._note(text, apart=apart)
                return self._draft.get().revision
            if not self._draft.exists() and self._insert(text, beside):
                self._note(text, apart=apart)
                return 1
            if revision is None:
                return self.save(text, apart=apart, **beside)
            current = self._draft.get()
        if _is_same(current, text):
            return current.revision
        raise StaleDraft(current)

    def set_aside(self, text: Text, **fields: Any) -> None:
        """Have this text in the history as it is, whatever is written next; `fields` are others of the version."""
        with transaction.atomic():
            latest = self.history().first()
            if latest is not None and _is_same(latest, text):
                self.history().filter(pk=latest.pk).update(is_closed=True, **fields)
            else:
                self._append(text, is_closed=True, **fields)

    @property
    def _draft(self) -> QuerySet[D]:
        return self.drafts.filter(**self.where)

    def _insert(self, text: Text, beside: Text) -> bool:
        """Make the row, or say that another request has just made it."""
        try:
            with transaction.atomic():
                self.drafts.create(**self.where, **text, **beside)
        except IntegrityError:
            return False
        return True

    def _note(self, text: Text, *, apart: bool) -> None:
        """Write a saved text into the history: into the version that is being written, or as a new one."""
        latest = self.history().first()
        if latest is not None and _is_same(latest, text):
            return
        if latest is None or apart or _is_over(latest, text):
            self._append(text)
        else:
            self.history().filter(pk=latest.pk).update(**text, saved_at=timezone.now())

    def _append(self, text: Text, **fields: Any) -> None:
        self.versions.create(**self.where, **text, **fields)
        old = self.history().values_list("pk", flat=True)[VERSIONS_KEPT:]
        self.history().filter(pk__in=list(old)).delete()


def _is_same(row: KeptDraft | KeptVersion, text: Text) -> bool:
    return all(getattr(row, name) == value for name, value in text.items())


def _is_over(version: KeptVersion, text: Text) -> bool:
    """Whether the next text begins a version of its own."""
    if version.is_closed or timezone.now() - version.began_at > ONE_VERSION:
        return True
    before = sum(_length(getattr(version, name)) for name in text)
    return sum(map(_length, text.values())) < before * (1 - MUCH_GONE)


def _length(value: str | Mapping[str, str]) -> int:
    return len(value) if isinstance(value, str) else sum(map(len, value.values()))

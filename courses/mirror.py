"""Rows that mirror files: made, changed, archived and brought back in a few queries, each only where it differs."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.utils import timezone

M = TypeVar("M", bound=Model)
K = TypeVar("K", bound=Hashable)

BATCH = 200
"""Rows in one statement: few enough for the longest texts, many enough for a few statements."""


@dataclass
class Tally:
    """What an import did, counted by kind of row and by deed; empty when the rows said what the files say already."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, kind: type[Model] | str, deed: str, number: int) -> None:
        """Count `number` rows of a kind; deeds are new, changed, archived, restored and removed."""
        if number:
            self.counts[kind if isinstance(kind, str) else str(kind._meta.verbose_name_plural), deed] += number

    def __str__(self) -> str:
        return ", ".join(f"{number} {name} {deed}" for (name, deed), number in self.counts.items()) or "nothing to do"


@dataclass(frozen=True)
class Wanted(Generic[K]):
    """What a row should say. `before` is the key it had before it was renamed, if it was."""

    key: K
    fields: Mapping[str, Any]
    before: K | None = None


def mirror(model: type[M], rows: Mapping[K, M], wanted: Iterable[Wanted[K]], tally: Tally) -> dict[K, M]:
    """Make rows say what is wanted, writing only what differs; the rows come back by their wanted keys.

    `rows` are those that are there, by key. A row with `archived_at` is brought back when it is wanted.
    """
    kept: dict[K, M] = {}
    new: list[M] = []
    changed: list[M] = []
    touched: set[str] = set()
    for want in wanted:
        row = rows.get(want.key)
        if row is None and want.before is not None:
            row = rows.get(want.before)
        if row is None:
            row = model(**want.fields)
            new.append(row)
        elif differing := _differing(row, want.fields):
            touched |= differing.keys()
            changed.append(row)
            tally.add(model, "restored" if "archived_at" in differing else "changed", 1)
            for name, value in differing.items():
                setattr(row, name, value)
        kept[want.key] = row
    tally.add(model, "new", len(new))
    manager = model._default_manager
    manager.bulk_create(new, batch_size=BATCH)
    if changed:
        manager.bulk_update(changed, sorted(touched), batch_size=BATCH)
    return kept


def _differing(row: Model, fields: Mapping[str, Any]) -> dict[str, Any]:
    differing = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if getattr(row, "archived_at", None) is not None:
        differing["archived_at"] = None
    return differing


def archive(model: type[M], rows: Iterable[M], kept: Mapping[K, M], tally: Tally) -> None:
    """Archive those of `rows` that were not kept; such as are archived already stay as they are."""
    ids = {row.pk for row in kept.values()}
    gone = [row.pk for row in rows if row.pk not in ids and getattr(row, "archived_at", None) is None]
    tally.add(model, "archived", len(gone))
    if gone:
        model._default_manager.filter(pk__in=gone).update(archived_at=timezone.now())


def remove(model: type[M], rows: Iterable[M], kept: Mapping[K, M], tally: Tally) -> None:
    """Delete those of `rows` that were not kept: for rows that no learner's row points at."""
    ids = {row.pk for row in kept.values()}
    gone = [row.pk for row in rows if row.pk not in ids]
    tally.add(model, "removed", len(gone))
    if gone:
        model._default_manager.filter(pk__in=gone).delete()


def mirror_links(what: str, through: type[Model], wanted: Mapping[int, Sequence[int]], tally: Tally) -> None:
    """Make a many-to-many table say, for each id of its first end, which ids of the second it has."""
    first, second = (column.attname for column in through._meta.concrete_fields if column.is_relation)
    manager = through._default_manager
    there = {
        (row[first], row[second]): row["pk"]
        for row in manager.filter(**{f"{first}__in": list(wanted)}).values("pk", first, second)
    }
    pairs = {(one, other) for one, others in wanted.items() for other in others}
    new = [through(**{first: one, second: other}) for one, other in sorted(pairs - there.keys())]
    gone = [pk for pair, pk in there.items() if pair not in pairs]
    tally.add(what, "new", len(new))
    tally.add(what, "removed", len(gone))
    manager.bulk_create(new, batch_size=BATCH)
    if gone:
        manager.filter(pk__in=gone).delete()

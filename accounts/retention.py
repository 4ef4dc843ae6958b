"""What goes while the account stays, when a setting says for how long it is kept (docs/operating.md).

Only what no number is told from: reports of verdicts, but never the verdict or the code; earlier versions of a text,
but never the newest; the log of the administration, but never a learner's history.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import clock
from accounts.models import NoteVersion
from exercises.models import PENDING, DraftVersion, Submission

BATCH = 500
"""Rows of one statement: nobody who writes waits long for it."""

BATCHES = 20
"""Of each kind, by one worker in one hour; the rest goes in the next."""

Rows = Callable[[datetime], QuerySet[Any]]


class Rule(NamedTuple):
    """What goes: its name, the setting that says after how many days, and the rows from before a moment."""

    name: str
    setting: str
    rows: Rows
    remove: Callable[[QuerySet[Any]], object] = lambda rows: rows.delete()

    def due(self, now: datetime) -> QuerySet[Any] | None:
        """What goes now; None where it is kept for good."""
        days = getattr(settings, self.setting)
        return self.rows(now - timedelta(days=days)).order_by("pk") if days else None


def _reports(before: datetime) -> QuerySet[Submission]:
    judged = Submission.objects.exclude(result__in=PENDING).filter(judged_at__lt=before)
    return judged.filter(Q(report__isnull=False) | Q(practice__isnull=False))


def _without_reports(rows: QuerySet[Submission]) -> int:
    return rows.update(report=None, practice=None)


def _draft_versions(before: datetime) -> QuerySet[DraftVersion]:
    newer = DraftVersion.objects.filter(user=OuterRef("user"), exercise=OuterRef("exercise"), pk__gt=OuterRef("pk"))
    return DraftVersion.objects.filter(Exists(newer), saved_at__lt=before)


def _note_versions(before: datetime) -> QuerySet[NoteVersion]:
    newer = NoteVersion.objects.filter(user=OuterRef("user"), place=OuterRef("place"), pk__gt=OuterRef("pk"))
    return NoteVersion.objects.filter(Exists(newer), saved_at__lt=before)


def _admin_log(before: datetime) -> QuerySet[LogEntry]:
    return LogEntry.objects.filter(action_time__lt=before)


RULES = (
    Rule("reports of verdicts", "KEEP_REPORTS_DAYS", _reports, _without_reports),
    Rule("earlier versions of solutions", "KEEP_VERSIONS_DAYS", _draft_versions),
    Rule("earlier versions of notes", "KEEP_VERSIONS_DAYS", _note_versions),
    Rule("entries in the log of the administration", "KEEP_ADMIN_LOG_DAYS", _admin_log),
)


def prune(now: datetime | None = None) -> dict[str, int]:
    """Remove what is not to be kept longer, so much at a time; how many of what, for each rule that is on."""
    now = now or clock.now()
    return {rule.name: sum(_removed(rule, rows)) for rule in RULES if (rows := rule.due(now)) is not None}


def due(now: datetime | None = None) -> dict[str, int]:
    """How many of what would go, for each rule that is on; nothing is changed."""
    now = now or clock.now()
    return {rule.name: rows.count() for rule in RULES if (rows := rule.due(now)) is not None}


def _removed(rule: Rule, rows: QuerySet[Any]) -> Iterator[int]:
    for _number in range(BATCHES):
        keys = list(rows.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        # Asked once more: what was judged anew in the meantime is new.
        rule.remove(rows.filter(pk__in=keys).order_by())
        yield len(keys)


def told() -> list[str]:
    """What a learner is told of this: a sentence for each thing that does not stay as long as the account."""
    sentences = []
    if days := settings.KEEP_REPORTS_DAYS:
        sentences.append(
            ngettext(
                "The details of a verdict, such as what your program printed: %d day. The verdict and your code stay.",
                "The details of a verdict, such as what your program printed: %d days. The verdict and your code stay.",
                days,
            )
            % days
        )
    if days := settings.KEEP_VERSIONS_DAYS:
        sentences.append(
            _("Earlier versions of notes and solutions: %d days, at most 50 of each. The newest stays.") % days
        )
    if days := settings.UNUSED_ACCOUNT_DAYS:
        sentences.append(
            _("The account, when nobody uses it: %d days. You get a mail weeks before, and logging in keeps it.") % days
        )
    return sentences

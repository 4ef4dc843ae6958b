"""After the class: the rows against what learners were told. python -m bench.load.audit ledger.json …

Every act that the site said was done is there once, and nothing is there that nobody did.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Act = dict[str, Any]
DRAIN_SECONDS = 120.0


def differences(acts: Sequence[Act], unsure: Sequence[Act]) -> list[str]:
    """What is missing, what is there twice, and what nobody did, in a sentence each; empty when all is well."""
    return [*_notes(acts, unsure), *_by_number(acts, unsure), *_stars(acts, unsure), *_read(acts), *_verdicts(acts)]


def _of(acts: Iterable[Act], kind: str) -> list[Act]:
    return [act for act in acts if act["kind"] == kind]


def _notes(acts: Sequence[Act], unsure: Sequence[Act]) -> list[str]:
    from accounts.models import Note

    told = sorted((act["learner"], act["title"]) for act in _of(acts, "note"))
    maybe = {(act["learner"], act["title"]) for act in _of(unsure, "note")} - set(told)
    there = sorted(row for row in Note.objects.values_list("user_id", "title") if row not in maybe)
    return _unequal("notes", told, there)


def _by_number(acts: Sequence[Act], unsure: Sequence[Act]) -> list[str]:
    """Quiz attempts and submissions, by the number that the site named; sent twice at once they are one."""
    from accounts.models import QuizAttempt
    from exercises.models import Submission

    found = []
    for kind, rows in (("quiz", QuizAttempt.objects.all()), ("submission", Submission.objects.all())):
        told = {(act["learner"], int(re.findall(r"\d+", act["at"])[-1])) for act in _of(acts, kind)}
        doubtful = {act["learner"] for act in _of(unsure, kind)}
        there = {row for row in rows.values_list("user_id", "pk") if row[0] not in doubtful or row in told}
        found += _unequal(kind, sorted(told), sorted(there))
    return found


def _stars(acts: Sequence[Act], unsure: Sequence[Act]) -> list[str]:
    from accounts.models import Favorite

    last = {(act["learner"], act["lesson"]): act["state"] for act in _of(acts, "star")}
    doubtful = {(act["learner"], act["lesson"]) for act in _of(unsure, "star")}
    told = sorted(key for key, state in last.items() if state == "on" and key not in doubtful)
    there = sorted(row for row in Favorite.objects.values_list("user_id", "lesson_id") if row not in doubtful)
    return _unequal("stars", told, there)


def _read(acts: Sequence[Act]) -> list[str]:
    """A lesson that was read has its date, and its event once, however often it was said."""
    from accounts.models import LearningEvent, LessonProgress

    told = {(act["learner"], act["lesson"]) for act in _of(acts, "read")}
    rows = set(LessonProgress.objects.exclude(read_at=None).values_list("user_id", "lesson_id"))
    events: dict[tuple[int, int], int] = defaultdict(int)
    for key in LearningEvent.objects.filter(kind=LearningEvent.Kind.READ).values_list("user_id", "lesson_id"):
        events[key] += 1
    return [
        *(f"read, and not in the rows: {key}" for key in sorted(told - rows)),
        *(f"read {events[key]} times by the events: {key}" for key in sorted(told) if events[key] != 1),
    ]


def _verdicts(acts: Sequence[Act]) -> list[str]:
    from exercises.models import Result, Submission

    expected = {int(re.findall(r"\d+", act["at"])[-1]): act["expected"] for act in _of(acts, "submission")}
    rows = Submission.objects.filter(pk__in=expected).values_list("pk", "result")
    return [
        f"submission {pk} is {result}, and was to be {expected[pk]}"
        for pk, result in rows
        if result == Result.JUDGE_ERROR or (result == Result.ACCEPTED) != (expected[pk] == "accepted")
    ]


def _unequal(kind: str, told: Sequence[Any], there: Sequence[Any]) -> list[str]:
    if list(told) == list(there):
        return []
    lost, strange = sorted(set(told) - set(there)), sorted(set(there) - set(told))
    twice = len(there) - len(set(there))
    return [f"{kind}: {len(lost)} lost {lost[:3]}, {len(strange)} that nobody did {strange[:3]}, {twice} twice"]


def drain() -> int:
    """Wait until nothing waits for a verdict; how many still do when patience ends."""
    from exercises.models import Submission

    deadline = time.monotonic() + DRAIN_SECONDS
    while (left := Submission.objects.pending().count()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return left


def waits(learners: Sequence[int], since: float) -> list[float]:
    """Seconds from handing in to the verdict, of these learners' submissions since a moment."""
    from datetime import UTC, datetime

    from exercises.models import Submission

    began = datetime.fromtimestamp(since, UTC)
    rows = Submission.objects.filter(user__in=learners, submitted_at__gte=began, attempts__gt=0)
    return [(judged - sent).total_seconds() for sent, judged in rows.values_list("submitted_at", "judged_at") if judged]


def main(arguments: Sequence[str]) -> None:
    """Print what was found, as JSON: differences, submissions that still wait, and waits by ledger."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    left = drain()
    ledgers = [json.loads(Path(path).read_text()) for path in arguments]
    acts = [act for ledger in ledgers for act in ledger["done"]]
    unsure = [act for ledger in ledgers for act in ledger["unsure"]]
    found = differences(acts, unsure) + ([f"{left} submissions have no verdict"] if left else [])
    by_ledger = []
    for ledger in ledgers:
        honest = {act["learner"] for act in _of(ledger["done"], "submission")} - set(ledger["flooders"])
        by_ledger.append(waits(sorted(honest), ledger["began"]))
    print(json.dumps({"differences": found, "waits": by_ledger}))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Practice in the page: what its check is given, and what becomes of what it found once the judge has spoken.

The page tries the public cases with the judge's own files (frontend/src/python/milepost_check.py). What it found comes
from a browser, so nobody trusts it: it is held against the judge's word, and where they differ on a public case, that
is written down as a fault of the content. It never changes a verdict.
"""

import json
import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from exercises import verdict_words
from exercises.judging import Case, CaseState, examples, public_job, report_of
from exercises.models import Disagreement, Exercise, Result, Submission

log = logging.getLogger(__name__)

__all__ = ["HEADER", "MAX_CLAIM_CHARACTERS", "check_for_page", "compare", "read_claim"]

HEADER = "Milepost-Practice"
"""What a browser sends along with a solution: {"hash": …, "cases": {number: state}} of the same text, as JSON."""

MAX_CLAIM_CHARACTERS = 2_000
"""Twenty cases take some 600."""

DECIDED = frozenset(
    {
        *(CaseState.PASSED.value, CaseState.WRONG_ANSWER.value, CaseState.RUNTIME_ERROR.value),
        *(CaseState.MISSING_NAME.value, Result.SYNTAX_ERROR.value, Result.FORBIDDEN_CONSTRUCT.value),
    }
)
"""Limits are left out: a browser has more time and less of everything else, and that says nothing about a case."""


def check_for_page(exercise: Exercise, cases: Sequence[Case]) -> dict[str, Any] | None:
    """What the page needs to try these public cases, or to go through one of them; None where it cannot."""
    job = public_job(exercise, cases)
    if job is None:
        return None
    return {"job": job.to_json(), "shown": {case.number: case.shown() for case in cases}, "words": _words()}


def read_claim(text: str, exercise: Exercise) -> dict[str, Any] | None:
    """What a browser says that it found, to be kept with the submission; None for what is no word on today's cases."""
    if not text or len(text) > MAX_CLAIM_CHARACTERS:
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    cases = said.get("cases") if isinstance(said, dict) else None
    if not isinstance(cases, dict) or not cases:
        return None
    job = public_job(exercise, examples(exercise))
    if job is None or said.get("hash") != job.case_hash:
        return None
    known = {str(case.number) for case in job.cases}
    fits = all(number in known and type(state) is str and state in DECIDED for number, state in cases.items())
    return {"hash": job.case_hash, "cases": cases} if fits else None


def compare(submission: Submission) -> None:
    """Hold what the page found against the judge's report, and write down where they differ; nothing else changes."""
    said, exercise = submission.practice or {}, submission.exercise
    report = report_of(submission) if said else None
    if report is None or report.case_hash != exercise.case_hash:
        return
    job = public_job(exercise, examples(exercise))
    if job is None or said["hash"] != job.case_hash:
        return
    for case in report.cases:
        judged = report.verdict.value if report.verdict.before_cases else case.state.value
        in_page = said["cases"].get(str(case.number), judged)
        if judged in DECIDED and in_page != judged:
            _write_down(exercise, case.number, in_page, judged)


def _write_down(exercise: Exercise, number: int, in_page: str, judged: str) -> None:
    log.warning("On case %s of %s the page says %s, and the judge %s", number, exercise.slug, in_page, judged)
    with transaction.atomic():
        row, _is_new = Disagreement.objects.get_or_create(
            exercise=exercise, case_hash=exercise.case_hash, number=number, in_page=in_page, judged=judged
        )
        Disagreement.objects.filter(pk=row.pk).update(times=F("times") + 1, last_seen=timezone.now())


def _words() -> dict[str, Any]:
    """Sentences in the reader's language, with {names} for a script to fill in."""
    sentences = {
        "passed": verdict_words.CASE_PASSED,
        "failed": verdict_words.CASE_ENDED,
        "not_run": verdict_words.CASE_NOT_RUN,
        "several": verdict_words.CASES_NOT_RUN,
        "place": verdict_words.PLACE,
        "missing": verdict_words.NAME_MISSING,
        "similar": verdict_words.NAME_SIMILAR,
        "syntax_error": verdict_words.UNREADABLE,
        "forbidden_construct": verdict_words.RULES_BROKEN,
    }
    return {
        **{name: str(text % _PLACES) for name, text in sentences.items()},
        "facts": {name: str(word) for name, word in verdict_words.FACTS.items()},
        "states": {result.value: str(result.label) for result in Result},
    }


_PLACES = {name: f"{{{name}}}" for name in ("number", "state", "first", "last", "file", "line", "name", "similar")}

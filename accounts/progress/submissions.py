"""A solution on its way to a verdict: taken in, claimed by a worker, judged outside any transaction, stored.

The Submission row is the truth. Its lease says until when somebody is trusted to be on it: the queue, while it waits,
or the worker that claimed it. A lease that runs out is given out again, three times in all; then we admit our failure.
While nobody can judge, a submission is put off, as often as it takes, and none of its three times is spent.
"""

import contextlib
import hashlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import clock
from accounts.progress.act import Act
from accounts.progress.lessons import accept_exercise
from exercises import judging
from exercises.models import NO_ATTEMPT, Exercise, Result, Submission, SubmissionQuerySet
from exercises.practice import compare

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
LEASE = timedelta(seconds=90)
"""Longer than a worker waits for any verdict (`judge.remote.PATIENCE_SECONDS`, `judge.suites.WALLS_IN_ALL`)."""

PUT_OFF_LEAST, PUT_OFF_MOST = timedelta(seconds=2), timedelta(seconds=30)
"""While nobody judges, the next try comes after a quarter of the time waited so far, within these bounds."""


class SubmissionRefused(Exception):
    """The submission was not taken; the message says why and what to do, and the learner keeps the text."""


def submit_solution(
    user: User,
    exercise: Exercise,
    files: Mapping[str, str],
    practice: dict[str, Any] | None = None,
    *,
    asked_at: datetime | None = None,
) -> Submission:
    """Take in a solution and queue it for judging.

    The same files sent twice while they wait, or just now (`clock.SENT_AGAIN`, but not before they were asked for), are
    one submission; files judged before against the same cases have their verdict at once. `practice` is what a browser
    says that it found of them (`exercises.practice`). Raises SubmissionRefused when judging is off, another one waits,
    or too many came in a minute.
    """
    if reason := judging.why_off(exercise):
        raise SubmissionRefused(reason)
    fingerprint = source_hash(files)
    with Act.by(user) as act:
        own = Submission.objects.of(user.pk)
        if waiting := own.pending().first():
            if (waiting.exercise_id, waiting.source_hash) == (exercise.pk, fingerprint):
                return waiting
            raise SubmissionRefused(_("Your last submission is still being judged. Send this one when it is done."))
        known = _judged_before(exercise, own, fingerprint)
        if known is not None and _is_sent_again(known, asked_at):
            return known
        if _were_many(act, own):
            raise SubmissionRefused(
                _("That was a lot of submissions in one minute. Wait a moment, then send it again.")
            )
        submission = _insert(act, exercise, files, practice=practice, **_as_judged_before(known, act.now))
        if known is None:
            transaction.on_commit(lambda: _enqueue(submission.pk))
        elif submission.is_accepted:
            accept_exercise(user, exercise)
    compare(submission)
    return submission


def keep_judged(user: User, exercise: Exercise, files: Mapping[str, str], report: judging.Report) -> Submission:
    """Keep a solution together with a verdict that is known already, so that it never waits.

    For histories that are told afterwards; what learners hand in is for the judge (`submit_solution`).
    """
    with Act.by(user) as act:
        submission = _insert(act, exercise, files, result=Result.RUNNING, attempts=1)
        _store(submission, report)
    submission.refresh_from_db()
    return submission


def judge_submission(submission_id: int) -> None:
    """Judge a submission and store what came of it. Harmless when it is judged already or another worker is on it."""
    now = timezone.now()
    free = Q(result=Result.QUEUED) | Q(result=Result.RUNNING, lease_until__lt=now)
    claimed = Submission.objects.filter(free, pk=submission_id, attempts__lt=MAX_ATTEMPTS).update(
        result=Result.RUNNING, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not claimed:
        return
    submission = Submission.objects.select_related("exercise__lesson__course", "user").get(pk=submission_id)
    try:
        report = judging.judge_files(submission.exercise, submission.files)
    except judging.JudgeAway as reason:
        log.warning("Submission %s waits, as nobody can judge it now: %s", submission_id, reason)
        waited = timezone.now() - submission.submitted_at
        _put_off(submission, min(max(waited / 4, PUT_OFF_LEAST), PUT_OFF_MOST))
        return
    except (SystemExit, KeyboardInterrupt):  # this worker has been told twice to stop
        _put_off(submission, timedelta())
        raise
    except judging.CouldNotJudge:
        log.exception("Submission %s could not be judged", submission_id)
        _give_back(submission)
        return
    if report.verdict.value == Result.JUDGE_ERROR and not report.is_final:
        log.error("Submission %s: the judge failed", submission_id)
        _give_back(submission)
        return
    _store(submission, report)


def requeue_expired(now: datetime | None = None) -> int:
    """Give out again what nobody is on any more; admit failure after the third time. Returns how many went out."""
    now = now or timezone.now()
    never = Q(lease_until=None) | Q(lease_until__gt=now + PUT_OFF_MOST + 2 * LEASE)  # the clock was set back since
    expired = Submission.objects.pending().filter(Q(lease_until__lt=now) | never)
    expired.filter(attempts__gte=MAX_ATTEMPTS).update(result=Result.JUDGE_ERROR, judged_at=now, lease_until=None)
    given_out = 0
    for submission_id, lease in expired.filter(attempts__lt=MAX_ATTEMPTS).values_list("pk", "lease_until"):
        renewed = Submission.objects.pending().filter(pk=submission_id, lease_until=lease)
        if renewed.update(result=Result.QUEUED, lease_until=now + LEASE):
            if not _enqueue(submission_id):
                break  # the queue is away for the others, too
            given_out += 1
    return given_out


def source_hash(files: Mapping[str, str]) -> str:
    """A fingerprint of file names and texts."""
    digest = hashlib.sha256()
    for name, text in sorted(files.items()):
        for part in (name.encode(), text.encode()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _insert(act: Act, exercise: Exercise, files: Mapping[str, str], **fields: Any) -> Submission:
    return Submission.objects.create(
        user=act.user,
        exercise=exercise,
        files=dict(files),
        source_hash=source_hash(files),
        case_hash=exercise.case_hash,
        submitted_at=act.now,
        **fields,
    )


def _judged_before(exercise: Exercise, own: SubmissionQuerySet, fingerprint: str) -> Submission | None:
    """The newest judged submission of the same files for the same cases; a time limit is worth another try.

    One whose report is not kept any more (`accounts.retention`) has no report to give to another.
    """
    same = own.filter(exercise=exercise, source_hash=fingerprint, case_hash=exercise.case_hash, report__isnull=False)
    return same.exclude(result__in=[*NO_ATTEMPT, Result.TIME_LIMIT]).exclude(case_hash="").first()


def _were_many(act: Act, own: SubmissionQuerySet) -> bool:
    this_minute = (act.now - timedelta(minutes=1), act.now + timedelta(minutes=1))
    return own.filter(submitted_at__range=this_minute).count() >= settings.SUBMISSIONS_PER_MINUTE


def _is_sent_again(known: Submission, asked_at: datetime | None) -> bool:
    first, last = clock.just_now()
    return max(first, asked_at or first) <= known.submitted_at <= last


def _as_judged_before(known: Submission | None, now: datetime) -> dict[str, Any]:
    """The fields of a submission that has its verdict at once, or else of one that waits."""
    if known is None:
        return {"result": Result.QUEUED, "lease_until": now + LEASE}
    return {"result": known.result, "report": known.report, "judged_at": now}


def _enqueue(submission_id: int, not_before: datetime | None = None) -> bool:
    """Whether the queue took it. The row is stored already, so a queue that is away loses nothing and fails no page."""
    from accounts.tasks import judge  # the task calls back into this module

    try:
        judge.using(run_after=not_before).enqueue(submission_id)
    except Exception:
        log.exception("Submission %s could not be enqueued; the sweep tries it again", submission_id)
        with contextlib.suppress(DatabaseError):  # else after its lease
            Submission.objects.filter(pk=submission_id, result=Result.QUEUED).update(lease_until=timezone.now())
        return False
    return True


def _give_back(submission: Submission) -> None:
    """Our own failure: the lease ends now, and the sweep gives the submission out again or admits the failure."""
    mine = Submission.objects.filter(pk=submission.pk, result=Result.RUNNING, attempts=submission.attempts)
    mine.update(result=Result.QUEUED, lease_until=timezone.now())


def _put_off(submission: Submission, delay: timedelta) -> None:
    """Nobody's failure: it waits as if it had not been tried. The lease is the queue's, for what the queue may lose."""
    at = timezone.now() + delay
    mine = Submission.objects.filter(pk=submission.pk, result=Result.RUNNING, attempts=submission.attempts)
    if mine.update(result=Result.QUEUED, lease_until=at + LEASE, attempts=F("attempts") - 1):
        _enqueue(submission.pk, at)


def _store(submission: Submission, report: judging.Report) -> None:
    with Act.by(submission.user):
        mine = Submission.objects.filter(pk=submission.pk, result=Result.RUNNING, attempts=submission.attempts)
        stored = mine.update(
            result=str(report.verdict),
            report=report.to_json(),
            case_hash=report.case_hash,
            judged_at=clock.now(),
            lease_until=None,
        )
        if stored and report.accepted:
            accept_exercise(submission.user, submission.exercise, submission.submitted_at)
    if stored:
        submission.report = report.to_json()
        compare(submission)

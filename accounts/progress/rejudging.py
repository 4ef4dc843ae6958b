"""What becomes of solutions when the cases of their exercise were corrected: judged anew, and their learners told.

Solved stays solved: what was accepted stays so, with its report, whatever today's cases say; its learner is only told.
Everything else gets today's verdict, and one that is accepted now counts as if it had been at once. The events name the
exercise alone: they correct evidence, and the rows of the lesson go on following from that.
"""

import logging
from collections import Counter
from collections.abc import Iterator

from django.contrib.auth.models import User

from accounts import clock
from accounts.models import LearningEvent, Profile
from accounts.progress.act import Act, Kind
from accounts.progress.lessons import accept_exercise
from exercises import judging
from exercises.models import Exercise, Result, Submission

log = logging.getLogger(__name__)


def rejudge(exercise: Exercise) -> Counter[str]:
    """Judge anew what was judged by other cases than today's; may be called again, and goes on where it was stopped.

    Counts `judged`, of these `accepted` now and `failing` (accepted once, not by today's cases), and `unjudged`. Blocks
    for as long as judging takes. Raises JudgeAway when nobody can judge here.
    """
    counts: Counter[str] = Counter()
    for submission in _concerned(exercise):
        try:
            report = judging.judge_files(exercise, submission.files)
        except judging.CouldNotJudge:
            log.exception("Submission %s could not be judged anew", submission.pk)
            report = None
        if report is None or report.verdict.value == Result.JUDGE_ERROR:
            counts["unjudged"] += 1
            continue
        counts["judged"] += 1
        if submission.is_accepted:
            counts["failing"] += _compare(submission, report)
        else:
            counts["accepted"] += _renew(submission, report)
    return counts


def _concerned(exercise: Exercise) -> Iterator[Submission]:
    """Of who has solved it the newest accepted solution, once for each change; of everybody else all, oldest first."""
    judged = Submission.objects.attempts().filter(exercise=exercise).exclude(files={}).select_related("user")
    stale = judged.exclude(case_hash=exercise.case_hash)
    solved = Submission.objects.accepted().filter(exercise=exercise)
    told = LearningEvent.objects.filter(exercise=exercise, kind=Kind.CORRECTED, data__case_hash=exercise.case_hash)
    certain = {
        *solved.filter(case_hash=exercise.case_hash).values_list("user_id", flat=True),
        *told.values_list("user_id", flat=True),
    }
    newest = {row.user_id: row for row in stale.accepted().order_by("submitted_at", "pk")}
    yield from (row for user_id, row in newest.items() if user_id not in certain)
    others = stale.exclude(user__in=solved.values("user")).order_by("submitted_at", "pk")
    yield from list(others)


def _compare(submission: Submission, report: judging.Report) -> bool:
    """An accepted solution by today's cases, whose report it has from now on if it passes; says whether it fails."""
    if report.accepted:
        _replace(submission, report)
        return False
    with Act.by(submission.user, own=False) as act:
        _tell(act, submission, report, str(report.verdict))
    return True


def _renew(submission: Submission, report: judging.Report) -> bool:
    """Give a submission today's verdict, unless somebody else has by now; says whether it is accepted."""
    before = submission.result
    with Act.by(submission.user, own=False) as act:
        if not _replace(submission, report) or not report.accepted:
            return False
        _tell(act, submission, report, before)
        accept_exercise(submission.user, submission.exercise, submission.submitted_at)
    return True


def _replace(submission: Submission, report: judging.Report) -> bool:
    unmoved = Submission.objects.filter(pk=submission.pk, result=submission.result, case_hash=submission.case_hash)
    said = {"result": str(report.verdict), "report": report.to_json(), "case_hash": report.case_hash}
    return unmoved.update(**said, judged_at=clock.now()) > 0


def _tell(act: Act, submission: Submission, report: judging.Report, other: str) -> None:
    """Write it down, and let the learner's overview say so once. `other` is the verdict that is not `accepted`."""
    data = {"submission": submission.pk, "case_hash": report.case_hash, "accepted": report.accepted, "other": other}
    event = act.event(Kind.CORRECTED, exercise=submission.exercise, data=data)
    event.save()
    Profile.objects.filter(user=act.user, untold_event=None).update(untold_event=event.pk)


def corrections_to_tell(user: User) -> list[LearningEvent]:
    """The corrections of exercises that this learner has not been told of, the oldest first; told with that."""
    with Act.by(user):
        first = Profile.objects.filter(user=user).values_list("untold_event", flat=True).get()
        if first is None:
            return []
        Profile.objects.filter(user=user).update(untold_event=None)
    events = LearningEvent.objects.filter(user=user, kind=Kind.CORRECTED, exercise__isnull=False, pk__gte=first)
    return list(events.order_by("pk").select_related("exercise"))

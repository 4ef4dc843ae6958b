"""Certificates made and withdrawn: by their learner, or because what they say is not so any more."""

from collections import Counter
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q

from accounts.certificates import Certificate
from accounts.completion import Ground, quiz_passed
from accounts.models import CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from accounts.progress.act import Act, Kind
from courses.models import Course
from exercises.models import Submission


class NotComplete(Exception):
    """There is no certificate for a course that the learner has not completed."""


def issue_certificate(user: User, course: Course, name: str) -> Certificate:
    """Make the certificate of a completed course, with this name on it; the one that there is, if there is one.

    Raises NotComplete.
    """
    with Act.by(user) as act:
        row = CourseProgress.objects.filter(user=user, course=course, is_completed=True).first()
        if row is None:
            raise NotComplete
        counts = _counts(user, course, row.completion_date)
        certificate, _made = Certificate.objects.get_or_create(
            user=user,
            course=course,
            withdrawn_at=None,
            defaults={
                "name": name,
                "title": course.title,
                "version": _version(user, course),
                "completed_at": row.completion_date,
                "issued_at": act.now,
                **{f"by_{kind}": counts[kind] for kind in ("work", "reading", "word", "record")},
            },
        )
    return certificate


def withdraw_certificate(user: User, course: Course) -> bool:
    """The learner withdraws the certificate of a course; says whether there was one."""
    with Act.by(user) as act:
        return withdraw_those(act, course.pk)


def withdraw_those(act: Act, course_id: int, *, issued_since: datetime | None = None) -> bool:
    """Withdraw the certificate of a course (if made since then): it counts what does not count any more."""
    valid = Certificate.objects.filter(user=act.user, course=course_id, withdrawn_at=None)
    if issued_since is not None:
        valid = valid.filter(issued_at__gte=issued_since)
    return valid.update(withdrawn_at=act.now) > 0


def _version(user: User, course: Course) -> str:
    """The version of the content that was completed; empty where no event tells it."""
    events = LearningEvent.objects.filter(user=user, course=course, kind=Kind.COURSE_COMPLETED).order_by("-at", "-id")
    data = events.values_list("data", flat=True).first() or {}
    return str(data.get("version", ""))


def _counts(user: User, course: Course, completed_at: datetime | None) -> Counter[str]:
    """How many of the lessons that were complete when the course was count by what."""
    rows = LessonProgress.objects.filter(user=user, lesson__course=course, is_completed=True)
    if completed_at is not None:
        rows = rows.filter(Q(completion_date__lte=completed_at) | Q(completion_date=None))
    worked = _worked(user, course)
    return Counter(_kind(row, row.lesson_id in worked) for row in rows)


def _kind(row: LessonProgress, is_worked: bool) -> str:
    if row.ground is not Ground.EVIDENCE:
        return str(row.ground)
    return "work" if is_worked else "reading"


def _worked(user: User, course: Course) -> set[int | None]:
    """The lessons whose quiz the learner passed, or of which an exercise was accepted, whatever they ask for today."""
    attempts = QuizAttempt.objects.filter(user=user, lesson__course=course).order_by()
    scores = attempts.values_list("lesson_id", "score", "max_score").distinct()
    accepted = Submission.objects.of(user.pk).accepted().filter(exercise__lesson__course=course).order_by()
    solved = accepted.values_list("exercise__lesson_id", flat=True).distinct()
    return {*solved, *(lesson_id for lesson_id, *score in scores if quiz_passed(*score))}

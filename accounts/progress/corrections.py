"""An administrator's changes to a learner's rows, each with its event."""

from typing import Any

from django.contrib.auth.models import User

from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from accounts.progress.act import Act, Kind
from accounts.progress.certificates import withdraw_those
from accounts.progress.lessons import complete_course, enter, settle


def correct_lesson_progress(row: LessonProgress, *, by: User) -> None:
    """Save an administrator's change to a learner's row, with its event."""
    with Act.by(row.user, own=False) as act:
        _save(act, row, by, course=row.lesson.course, lesson=row.lesson)
        if row.is_completed:
            enter(act, row.lesson)
            complete_course(act, row.lesson)
        else:
            withdraw_those(act, row.lesson.course_id)


def correct_course_progress(row: CourseProgress, *, by: User) -> None:
    """Save an administrator's change to a learner's row, with its event."""
    with Act.by(row.user, own=False) as act:
        _save(act, row, by, course=row.course)
        if not row.is_completed:
            withdraw_those(act, row.course_id)


def correct_quiz_attempt(row: QuizAttempt, *, by: User) -> None:
    """Save an attempt that an administrator entered or changed, with its event and what follows for the lesson.

    The event names no lesson: it corrects the evidence, and the lesson's own row goes on following from that.
    """
    with Act.by(row.user, own=False) as act:
        row.save()
        score = {"attempt": row.pk, "score": row.score, "max_score": row.max_score}
        act.record(Kind.CORRECTED, data={"by": by.pk, **score})
        enter(act, row.lesson)
        settle(act, row.lesson)


def delete_record(row: LessonProgress | CourseProgress | QuizAttempt, *, by: User) -> None:
    """Delete a learner's row because an administrator says so, with an event that tells of it.

    What had followed from it stays: a completed lesson stays completed when an attempt at its quiz goes.
    """
    with Act.by(row.user, own=False) as act:
        said: dict[str, Any] = {"by": by.pk, "deleted": True}
        if isinstance(row, QuizAttempt):
            act.record(Kind.CORRECTED, data={**said, "attempt": row.pk})
        elif isinstance(row, LessonProgress):
            said["is_completed"] = False
            act.record(Kind.CORRECTED, course=row.lesson.course, lesson=row.lesson, data=said)
            withdraw_those(act, row.lesson.course_id)
        else:
            act.record(Kind.CORRECTED, course=row.course, data={**said, "is_completed": False})
            withdraw_those(act, row.course_id)
        row.delete()


def _save(act: Act, row: LessonProgress | CourseProgress, by: User, **about: Any) -> None:
    if row.is_completed and row.completion_date is None:
        row.completion_date = act.now
    row.save()
    act.record(Kind.CORRECTED, data={"by": by.pk, "is_completed": row.is_completed}, **about)

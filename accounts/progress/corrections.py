"""An administrator's changes to a learner's rows, each with its event."""

from django.contrib.auth.models import User
from django.db import transaction

from accounts.models import CourseProgress, LessonProgress
from accounts.progress.act import Act, Kind
from accounts.progress.lessons import complete_course, enter


def correct_lesson_progress(row: LessonProgress, *, by: User) -> None:
    """Save an administrator's change to a learner's row, with its event."""
    with transaction.atomic():
        act = Act.by(row.user)
        if row.is_completed and row.completion_date is None:
            row.completion_date = act.now
        row.save()
        data = {"by": by.pk, "is_completed": row.is_completed}
        act.record(Kind.CORRECTED, course=row.lesson.course, lesson=row.lesson, data=data)
        if row.is_completed:
            enter(act, row.lesson)
            complete_course(act, row.lesson)


def correct_course_progress(row: CourseProgress, *, by: User) -> None:
    """Save an administrator's change to a learner's row, with its event."""
    with transaction.atomic():
        act = Act.by(row.user)
        if row.is_completed and row.completion_date is None:
            row.completion_date = act.now
        row.save()
        data = {"by": by.pk, "is_completed": row.is_completed}
        act.record(Kind.CORRECTED, course=row.course, data=data)

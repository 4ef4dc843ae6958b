"""What each act upon a lesson asks of the learner's own rows and changes in them: SQL that is worked out once."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from accounts.clock import CompactMoment
from accounts.models import CourseProgress, LessonProgress
from accounts.prepared import Prepared, PreparedChange, Sql, inserting, updating
from courses.models import Lesson


def _own(user_id: int, lesson_id: int, **state: Any) -> QuerySet[LessonProgress]:
    return LessonProgress.objects.filter(user=user_id, lesson=lesson_id, **state)


def _is_read(user_id: int, lesson_id: int) -> QuerySet[Any, Any]:
    return _own(user_id, lesson_id, read_at__isnull=False).values_list("pk")


def _course(user_id: int, course_id: int) -> QuerySet[Any, Any]:
    done = LessonProgress.objects.filter(user=user_id, lesson=OuterRef("pk"), is_completed=True)
    lessons = Lesson.objects.current().filter(course=course_id).order_by()
    return lessons.annotate(is_completed=Exists(done)).values_list("pk", "is_completed")


def _course_opened(user_id: int, course_id: int, now: datetime) -> Sql:
    row = CourseProgress(user_id=user_id, course_id=course_id, started_at=now, last_accessed_at=now)
    return inserting(row, unique=("user", "course"), renewed=("last_accessed_at",))


def _opened(user_id: int, lesson_id: int, now: datetime) -> Sql:
    row = LessonProgress(user_id=user_id, lesson_id=lesson_id, last_accessed_at=now)
    return inserting(row, unique=("user", "lesson"))


def _shown(user_id: int, lesson_id: int, now: datetime) -> Sql:
    since = Coalesce("evidence_at", Value(now, CompactMoment()))
    open_row = _own(user_id, lesson_id, is_completed=False)
    return updating(open_row, is_completed=True, completion_date=now, evidence_at=since)


IS_READ = Prepared(_is_read)
COURSE = Prepared(_course)
"""The ids of a course's lessons of today, each with whether it is complete."""

COURSE_OPENED = PreparedChange(_course_opened)
OPENED = PreparedChange(_opened)
RENEWED = PreparedChange(lambda user_id, lesson_id, now: updating(_own(user_id, lesson_id), last_accessed_at=now))
READ = PreparedChange(lambda user_id, lesson_id, now: updating(_own(user_id, lesson_id, read_at=None), read_at=now))
DECLARED = PreparedChange(
    lambda user_id, lesson_id, now: updating(_own(user_id, lesson_id, is_completed=False), declared_at=now)
)
COMPLETED = PreparedChange(
    lambda user_id, lesson_id, now: updating(
        _own(user_id, lesson_id, is_completed=False), is_completed=True, completion_date=now
    )
)
SHOWN = PreparedChange(_shown)
"""Completes it because the evidence is whole."""

EVIDENCE = PreparedChange(
    lambda user_id, lesson_id, now: updating(_own(user_id, lesson_id, evidence_at=None), evidence_at=now)
)
"""Notes the evidence for one that was complete before."""

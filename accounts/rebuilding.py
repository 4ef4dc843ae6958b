"""Progress recomputed from the evidence: quiz attempts, accepted submissions, and what learners said of their reading.

Rows that other hands made count as they stand: nothing is deleted, nothing is un-completed. What an administrator
corrected stays as corrected.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min, Q

from accounts import completion
from accounts.checklist import Checklist, checklists_for
from accounts.models import CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from accounts.progress.act import Act, Kind
from courses.models import Lesson
from exercises.models import Submission


@dataclass(frozen=True)
class Difference:
    """A stored row that is not what the evidence says, in a sentence."""

    user: str
    what: str

    def __str__(self) -> str:
        return f"{self.user}: {self.what}"


def rebuild(user: User, *, check: bool = False) -> list[Difference]:
    """Bring one learner's rows in line with the evidence, in one transaction. With `check`, only say what differs."""
    with transaction.atomic():
        act = Act.by(user)
        differences = [*_lessons(act, check), *_courses(act, check)]
        if not check:
            _take_over(act)
    return differences


def settle_learners() -> int:
    """After the library changed: complete what the evidence completes now. Returns how many rows were brought along.

    A requirement that left the library may have been the last thing that a lesson or course waited for.
    """
    open_lessons = LessonProgress.objects.filter(is_completed=False).values("user")
    open_courses = CourseProgress.objects.filter(is_completed=False).values("user")
    waiting = User.objects.filter(Q(pk__in=open_lessons) | Q(pk__in=open_courses))
    return sum(len(rebuild(user)) for user in waiting.iterator(chunk_size=500))


def _lessons(act: Act, check: bool) -> Iterator[Difference]:
    lessons = _touched_lessons(act.user)
    checklists = checklists_for(act.user.pk, lessons)
    rows = {row.lesson_id: row for row in LessonProgress.objects.filter(user=act.user)}
    corrected = _corrected(act.user, "lesson_id")
    for lesson in lessons:
        row = rows.get(lesson.pk)
        checklist = checklists[lesson.pk]
        if lesson.pk in corrected or not completion.shown(checklist.asked, checklist.evidence):
            continue
        if row is not None and row.is_completed and row.evidence_at is not None:
            continue
        yield Difference(act.user.username, f"the evidence completes the lesson “{lesson}”, the row did not say so")
        if not check:
            _complete(act, lesson, row, _shown_at(act.user, lesson, checklist) or act.now)


def _complete(act: Act, lesson: Lesson, row: LessonProgress | None, at: datetime) -> None:
    row = row or LessonProgress(user=act.user, lesson=lesson)
    row.evidence_at = row.evidence_at or at
    if not row.is_completed:
        row.is_completed = True
        row.completion_date = at
        data = {"version": lesson.digest, "rebuilt": True}
        act.record(Kind.LESSON_COMPLETED, at=at, course=lesson.course, lesson=lesson, data=data)
    row.save()
    CourseProgress.objects.get_or_create(user=act.user, course=lesson.course)


def _courses(act: Act, check: bool) -> Iterator[Difference]:
    done = LessonProgress.objects.filter(user=act.user, is_completed=True)
    dates = {row.lesson_id: row.completion_date for row in done}
    courses = {row.lesson.course_id: row.lesson.course for row in done.select_related("lesson__course")}
    complete = set(
        CourseProgress.objects.filter(user=act.user, is_completed=True).values_list("course_id", flat=True)
    ) | _corrected(act.user, "course_id")
    for course_id, course in courses.items():
        lessons = Lesson.objects.current().filter(course=course).values_list("pk", flat=True)
        if course_id in complete or not completion.course_complete(lessons, dates):
            continue
        yield Difference(act.user.username, f"all lessons of “{course}” are complete, the row did not say so")
        if not check:
            at = max((date for pk in lessons if (date := dates[pk]) is not None), default=act.now)
            CourseProgress.objects.update_or_create(
                user=act.user, course=course, defaults={"is_completed": True, "completion_date": at}
            )
            data = {"version": course.digest, "rebuilt": True}
            act.record(Kind.COURSE_COMPLETED, at=at, course=course, data=data)


def _take_over(act: Act) -> None:
    """Write an event for each complete row that no event tells of: it came from elsewhere, and it counts."""
    events = LearningEvent.objects.filter(user=act.user)
    told = events.filter(kind__in=[Kind.LESSON_COMPLETED, Kind.CORRECTED, Kind.IMPORTED])
    done = LessonProgress.objects.filter(user=act.user, is_completed=True).select_related("lesson__course")
    for row in done.exclude(lesson__in=told.filter(lesson__isnull=False).values("lesson")):
        act.record(Kind.IMPORTED, course=row.lesson.course, lesson=row.lesson)
    told = events.filter(kind__in=[Kind.COURSE_COMPLETED, Kind.CORRECTED, Kind.IMPORTED], lesson=None)
    courses = CourseProgress.objects.filter(user=act.user, is_completed=True).select_related("course")
    for course_row in courses.exclude(course__in=told.filter(course__isnull=False).values("course")):
        act.record(Kind.IMPORTED, course=course_row.course)


def _touched_lessons(user: User) -> list[Lesson]:
    """The lessons that this learner has left any trace in."""
    ids = {
        *LessonProgress.objects.filter(user=user).values_list("lesson_id", flat=True),
        *QuizAttempt.objects.filter(user=user).order_by().values_list("lesson_id", flat=True).distinct(),
        *Submission.objects.of(user.pk).accepted().order_by().values_list("exercise__lesson_id", flat=True).distinct(),
    }
    return list(Lesson.objects.current().filter(pk__in=ids - {None}).select_related("course"))


def _corrected(user: User, field: str) -> set[int]:
    """Ids whose last word was an administrator's: nothing of the learner's own came after the correction."""
    own = {"lesson_id": {}, "course_id": {"lesson": None}}[field]
    events = LearningEvent.objects.filter(user=user, **own).order_by("at", "id").values_list(field, "kind")
    last = dict(events.exclude(kind=Kind.IMPORTED))
    return {pk for pk, kind in last.items() if kind == Kind.CORRECTED and pk is not None}


def _shown_at(user: User, lesson: Lesson, checklist: Checklist) -> datetime | None:
    """When the evidence was whole: the moment of its last part."""
    if checklist.asked.reading:
        return LessonProgress.objects.values_list("read_at", flat=True).get(user=user, lesson=lesson)
    moments: list[datetime | None] = []
    if checklist.asked.quiz:
        passed = [
            attempt.attempt_date
            for attempt in QuizAttempt.objects.filter(user=user, lesson=lesson)
            if completion.quiz_passed(attempt.score, attempt.max_score)
        ]
        moments.append(min(passed, default=None))
    solved = Submission.objects.of(user.pk).accepted().filter(exercise__in=checklist.asked.exercises).order_by()
    moments += [row["at"] for row in solved.values("exercise").annotate(at=Min("submitted_at"))]
    return max((moment for moment in moments if moment is not None), default=None)

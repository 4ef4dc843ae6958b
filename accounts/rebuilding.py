"""Progress recomputed from the evidence: quiz attempts, accepted submissions, and what learners said of their reading.

Rows that other hands made count as they stand: nothing is deleted, nothing is un-completed. What an administrator
corrected stays as corrected.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q

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
    with Act.by(user) as act:
        differences = [*_lessons(act, check), *_courses(act, check)]
        if not check:
            act.write()
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


def _lessons(act: Act, check: bool) -> list[Difference]:
    """What the evidence completes and no row says: written together, however many lessons it is."""
    lessons = _touched_lessons(act.user)
    checklists = checklists_for(act.user.pk, lessons)
    rows = {row.lesson_id: row for row in LessonProgress.objects.filter(user=act.user)}
    corrected = _corrected(act.user, "lesson_id")
    found: list[tuple[Lesson, datetime]] = []
    for lesson in lessons:
        row = rows.get(lesson.pk)
        checklist = checklists[lesson.pk]
        if lesson.pk in corrected or not completion.shown(checklist.asked, checklist.evidence):
            continue
        if row is not None and row.is_completed and row.evidence_at is not None:
            continue
        found.append((lesson, _shown_at(checklist) or act.now))
    if found and not check:
        _complete(act, found, rows)
    text = "the evidence completes the lesson “%s”, the row did not say so"
    return [Difference(act.user.username, text % lesson) for lesson, _at in found]


def _complete(act: Act, found: list[tuple[Lesson, datetime]], rows: dict[int, LessonProgress]) -> None:
    written, events = [], []
    for lesson, at in found:
        row = rows.get(lesson.pk) or LessonProgress(user=act.user, lesson=lesson)
        row.evidence_at = row.evidence_at or at
        if not row.is_completed:
            row.is_completed, row.completion_date = True, at
            data = {"version": lesson.digest, "rebuilt": True}
            events.append(act.event(Kind.LESSON_COMPLETED, at=at, course=lesson.course, lesson=lesson, data=data))
        row.pk = None  # one statement writes those that are there and those that are not, by learner and lesson
        written.append(row)
    LessonProgress.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["user", "lesson"],
        update_fields=["evidence_at", "is_completed", "completion_date"],
    )
    LearningEvent.objects.bulk_create(events)
    CourseProgress.objects.bulk_create(
        [CourseProgress(user=act.user, course_id=pk) for pk in {lesson.course_id for lesson, _at in found}],
        ignore_conflicts=True,
    )


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
    rows = done.exclude(lesson__in=told.filter(lesson__isnull=False).values("lesson"))
    missing = [act.event(Kind.IMPORTED, course=row.lesson.course, lesson=row.lesson) for row in rows]
    told = events.filter(kind__in=[Kind.COURSE_COMPLETED, Kind.CORRECTED, Kind.IMPORTED], lesson=None)
    courses = CourseProgress.objects.filter(user=act.user, is_completed=True).select_related("course")
    courses = courses.exclude(course__in=told.filter(course__isnull=False).values("course"))
    missing += [act.event(Kind.IMPORTED, course=row.course) for row in courses]
    LearningEvent.objects.bulk_create(missing)


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


def _shown_at(checklist: Checklist) -> datetime | None:
    """When the evidence was whole: the moment of its last part."""
    return max((step.done_at for step in checklist.steps if step.done_at is not None), default=None)

"""A second proof: a learner's rows against the history that was written down while they came about.

`accounts.rebuilding` looks at what the evidence asks of the rows; here each stored row has to be what its events told,
in the order in which they were written, and each event about evidence has to have that evidence. A row that no event
tells of was made elsewhere, and counts as it stands. A contradiction is only said, never mended: which of the two is
right takes a person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django.contrib.auth.models import User
from django.db.models import Count, Q

from accounts.certificates import Certificate
from accounts.models import CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from exercises.models import Submission

Kind = LearningEvent.Kind


class Unknown(Enum):
    """For what no event tells, and any value is right."""

    ANY = "any"


ANY = Unknown.ANY
Told = datetime | Unknown | None
"""When it happened; None for not, or not any more."""


@dataclass
class _Lesson:
    read: Told = ANY
    word: Told = ANY
    complete: Told = ANY
    """None and a moment also say whether it is complete; ANY leaves open when, and `is_complete` whether."""
    is_complete: bool | None = None


@dataclass
class _Course:
    complete: Told = ANY
    is_complete: bool | None = None


@dataclass
class _History:
    """What the events say, replayed."""

    lessons: dict[int, _Lesson] = field(default_factory=dict)
    courses: dict[int, _Course] = field(default_factory=dict)
    attempts: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    accepted: set[int] = field(default_factory=set)

    def replay(self, event: LearningEvent) -> None:
        if "attempt" in event.data:
            score = (event.data.get("score"), event.data.get("max_score"))
            self.attempts[event.data["attempt"]] = None if None in score else score
        if event.kind == Kind.ACCEPTED and event.exercise_id is not None:
            self.accepted.add(event.exercise_id)
        if event.lesson_id is not None:
            self._lesson(event, self.lessons.setdefault(event.lesson_id, _Lesson()))
        elif event.course_id is not None:
            self._course(event, self.courses.setdefault(event.course_id, _Course()))

    def _lesson(self, event: LearningEvent, lesson: _Lesson) -> None:
        match event.kind:
            case Kind.READ:
                lesson.read = event.at
            case Kind.DECLARED:
                lesson.word = event.at
            case Kind.WITHDRAWN:
                if event.amount:
                    lesson.complete, lesson.is_complete = None, False
                    self._undo_course(event, lesson.word)
                lesson.word = None
            case Kind.LESSON_COMPLETED:
                lesson.complete, lesson.is_complete = event.at, True
            case Kind.CORRECTED if event.data.get("deleted"):
                del self.lessons[event.lesson_id or 0]
            case Kind.CORRECTED:
                self.lessons[event.lesson_id or 0] = _Lesson(is_complete=event.data.get("is_completed"))
            case Kind.IMPORTED:
                lesson.complete, lesson.is_complete = ANY, True

    def _undo_course(self, event: LearningEvent, given: Told) -> None:
        """A word taken back undoes the course that was completed since it was given."""
        course = self.courses.get(event.course_id or 0)
        if course is None or not course.is_complete:
            return
        if not isinstance(course.complete, datetime) or not isinstance(given, datetime):
            course.complete, course.is_complete = ANY, None
        elif course.complete >= given:
            course.complete, course.is_complete = None, False

    def _course(self, event: LearningEvent, course: _Course) -> None:
        match event.kind:
            case Kind.COURSE_COMPLETED:
                course.complete, course.is_complete = event.at, True
            case Kind.CORRECTED:
                course.complete, course.is_complete = ANY, event.data.get("is_completed")
            case Kind.IMPORTED:
                course.complete, course.is_complete = ANY, True


def contradictions(user: User) -> Iterator[str]:
    """What of this learner's rows is not as the history says, in sentences; in eight queries and one for all events."""
    history = _History()
    for event in LearningEvent.objects.filter(user=user).order_by("pk").iterator(chunk_size=2000):
        history.replay(event)
    yield from _of_lessons(user, history)
    yield from _of_courses(user, history)
    yield from _of_attempts(user, history)
    solved = set(Submission.objects.of(user.pk).accepted().order_by().values_list("exercise_id", flat=True))
    for exercise in sorted(history.accepted - solved):
        yield f"exercise {exercise} was accepted, and no accepted submission is there"
    incomplete = CourseProgress.objects.filter(user=user, is_completed=False).values("course")
    for certificate in Certificate.objects.filter(user=user, withdrawn_at=None, course__in=incomplete):
        yield f"the certificate of “{certificate.title}” is valid, and the course is not complete"


def _of_lessons(user: User, history: _History) -> Iterator[str]:
    rows = {row.lesson_id: row for row in LessonProgress.objects.filter(user=user)}
    for pk, told in history.lessons.items():
        row = rows.get(pk)
        if row is None:
            yield f"events tell of lesson {pk}, and there is no row of it"
            continue
        if told.is_complete is not None and row.is_completed != told.is_complete:
            yield f"lesson {pk} is {_state(told.is_complete)} by its events, and its row says otherwise"
        if isinstance(told.complete, datetime) and row.completion_date != told.complete:
            yield f"lesson {pk} was completed on {told.complete}, and its row says {row.completion_date}"
        for name, moment, stored in (("read", told.read, row.read_at), ("declared", told.word, row.declared_at)):
            if moment is not ANY and stored != moment:
                yield f"lesson {pk} was last {name} on {moment}, and its row says {stored}"


def _of_courses(user: User, history: _History) -> Iterator[str]:
    rows = {row.course_id: row for row in CourseProgress.objects.filter(user=user)}
    for pk, told in history.courses.items():
        row = rows.get(pk)
        if told.is_complete is not None and (row is not None and row.is_completed) != told.is_complete:
            yield f"course {pk} is {_state(told.is_complete)} by its events, and its row says otherwise"
        if isinstance(told.complete, datetime) and row is not None and row.completion_date != told.complete:
            yield f"course {pk} was completed on {told.complete}, and its row says {row.completion_date}"


def _of_attempts(user: User, history: _History) -> Iterator[str]:
    right = Count("answers", filter=Q(answers__is_right=True))
    rows = QuizAttempt.objects.filter(user=user).order_by("pk").annotate(asked=Count("answers"), right=right)
    corrected = LearningEvent.objects.filter(user=user, kind=Kind.CORRECTED, lesson=None, course=None)
    by_hand = {data.get("attempt") for data in corrected.values_list("data", flat=True)}
    seen = {row.pk: row for row in rows}
    for pk, score in history.attempts.items():
        row = seen.get(pk)
        stored = None if row is None else (row.score, row.max_score)
        if stored != score:
            yield f"quiz attempt {pk} earned {score} by its event, and its row says {stored}"
    for pk, row in seen.items():
        if row.asked and pk not in by_hand and (row.right, row.asked) != (row.score, row.max_score):
            yield f"quiz attempt {pk} has {row.right} right answers of {row.asked}, and says {row.score}"


def _state(is_complete: bool) -> str:
    return "complete" if is_complete else "not complete"

"""What "My Learning Progress" shows, asked of the database in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from accounts import completion
from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from accounts.prepared import Prepared
from exercises.models import Submission, is_solved

LATEST = 5
"""So many of each kind are listed (SPEC.md, Templates)."""


@dataclass(frozen=True)
class Totals:
    """A learner's counts, under the names that the page's context keeps (SPEC.md, Templates; behaviour 3)."""

    courses_completed: int
    courses_in_progress: int
    lessons_completed: int
    lessons_in_progress: int
    exercises_attempted: int
    exercises_completed: int
    quizzes_taken: int
    avg_quiz_score: float

    def context(self) -> dict[str, Any]:
        """The counts, and the share of each that a bar shows."""
        return {
            **asdict(self),
            "courses_percent": Counted(self.courses_completed, self.courses_in_progress).percent,
            "lessons_percent": Counted(self.lessons_completed, self.lessons_in_progress).percent,
            "exercises_percent": completion.percent(self.exercises_completed, self.exercises_attempted),
        }


class Counted(NamedTuple):
    """How many of the rows that a learner has of a kind are complete, and how many are still open."""

    done: int
    open: int

    @property
    def percent(self) -> int:
        """The whole percentage that is complete."""
        return completion.percent(self.done, self.done + self.open)


class Tried(NamedTuple):
    """How many exercises a learner has tried, and how many of them the judge accepted."""

    attempted: int
    completed: int

    @property
    def percent(self) -> int:
        """The whole percentage that is solved."""
        return completion.percent(self.completed, self.attempted)


class QuizScore(NamedTuple):
    """A result in the quiz of a lesson, and how often a learner had it."""

    lesson_id: int
    score: int
    max_score: int
    times: int


def count_courses(user: User) -> Counted:
    """The courses that the learner has begun, in one query."""
    return _counted(CourseProgress.objects.filter(user=user))


def count_lessons(user: User) -> Counted:
    """The lessons that the learner has opened, in one query."""
    return _counted(LessonProgress.objects.filter(user=user))


def count_exercises(user: User) -> Tried:
    """The exercises that the learner has tried, in one query; what was not judged is no try."""
    own = Submission.objects.of(user.pk)
    counts = own.attempts().aggregate(
        attempted=Count("exercise", distinct=True),
        completed=Count("exercise", distinct=True, filter=Q(pk__in=own.accepted().order_by().values("pk"))),
    )
    return Tried(**counts)


def quiz_scores(user: User) -> list[QuizScore]:
    """The learner's results in all quizzes, in one query."""
    attempts = QuizAttempt.objects.filter(user=user).order_by().values_list("lesson_id", "score", "max_score")
    return [QuizScore(*row) for row in attempts.annotate(times=Count("pk"))]


def best_of_each(scores: Iterable[QuizScore]) -> dict[int, float]:
    """The best percentage in the quiz of each lesson, by the lesson's id."""
    best: dict[int, float] = defaultdict(float)
    for lesson_id, score, max_score, _times in scores:
        best[lesson_id] = max(best[lesson_id], completion.percentage(score, max_score))
    return dict(best)


def mean_of_best(best: Mapping[int, float]) -> float:
    """The mean of the best percentages; 0 for none."""
    return sum(best.values()) / len(best) if best else 0.0


def _counted(rows: QuerySet[Any]) -> Counted:
    counts = rows.aggregate(
        done=Count("pk", filter=Q(is_completed=True)), open=Count("pk", filter=Q(is_completed=False))
    )
    return Counted(**counts)


def latest(user: User) -> dict[str, list[Any]]:
    """The latest of each kind, newest first, in four queries; submissions with whether their exercise `is_solved`."""
    return {name: question.objects(user.pk) for name, question in _LATEST.items()}


def _latest_courses(user_id: int) -> QuerySet[Any]:
    rows = CourseProgress.objects.filter(user=user_id).select_related("course")
    return rows.order_by("-last_accessed_at", "-pk")[:LATEST]


def _latest_lessons(user_id: int) -> QuerySet[Any]:
    rows = LessonProgress.objects.filter(user=user_id).select_related("lesson__course")
    return rows.defer("lesson__source", "lesson__html").order_by("-last_accessed_at", "-pk")[:LATEST]


def _latest_submissions(user_id: int) -> QuerySet[Any]:
    rows = Submission.objects.of(user_id).select_related("exercise").annotate(is_solved=is_solved())
    shown = ["result", "submitted_at", "user_id", *(f"exercise__{name}" for name in ("title", "slug", "archived_at"))]
    return rows.only(*shown)[:LATEST]


def _latest_attempts(user_id: int) -> QuerySet[Any]:
    rows = QuizAttempt.objects.filter(user=user_id).select_related("lesson__course")
    return rows.defer("lesson__source", "lesson__html")[:LATEST]


_LATEST = {
    "recent_course_progress": Prepared(_latest_courses),
    "recent_lesson_progress": Prepared(_latest_lessons),
    "recent_submissions": Prepared(_latest_submissions),
    "recent_quiz_attempts": Prepared(_latest_attempts),
}

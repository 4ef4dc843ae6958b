"""What lessons ask for and what a learner has shown for them, asked of the database once for many lessons."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from accounts import completion
from accounts.completion import Asked, Evidence
from accounts.models import LessonProgress, QuizAttempt
from courses.models import Lesson, Question
from exercises.models import Exercise, Submission


@dataclass(frozen=True)
class Step:
    """One line of a checklist: the quiz, a required exercise, or the reading."""

    kind: str
    done: bool
    exercise: Exercise | None = None
    best_percent: float | None = None


@dataclass(frozen=True)
class Checklist:
    """What one lesson asks of one learner. `steps` are in the order in which the page shows them."""

    asked: Asked
    evidence: Evidence
    steps: tuple[Step, ...]

    @cached_property
    def missing(self) -> tuple[Step, ...]:
        """The steps that are not done yet."""
        return tuple(step for step in self.steps if not step.done)


def checklists_for(user_id: int | None, lessons: Iterable[Lesson]) -> dict[int, Checklist]:
    """A checklist for each lesson, by its id, in at most five queries; nothing is ticked for nobody (None)."""
    ids = [lesson.pk for lesson in lessons]
    exercises = _required_exercises(ids)
    asked = _asked(ids, exercises)
    scores = _scores(user_id, ids)
    evidence = _evidence(user_id, ids, scores, [exercise.pk for group in exercises.values() for exercise in group])
    return {
        lesson_id: Checklist(
            asked[lesson_id],
            evidence[lesson_id],
            _steps(asked[lesson_id], evidence[lesson_id], exercises[lesson_id], scores[lesson_id]),
        )
        for lesson_id in ids
    }


def _required_exercises(lesson_ids: Collection[int]) -> dict[int, list[Exercise]]:
    required: dict[int, list[Exercise]] = defaultdict(list)
    rows = Exercise.objects.current().filter(lesson__in=lesson_ids, extra=False).only("pk", "title", "slug", "lesson")
    for exercise in rows:
        if exercise.lesson_id is not None:
            required[exercise.lesson_id].append(exercise)
    return required


def _asked(lesson_ids: Collection[int], exercises: dict[int, list[Exercise]]) -> dict[int, Asked]:
    questions = Question.objects.current().filter(quiz__lesson__in=lesson_ids, quiz__archived_at=None).order_by()
    with_quiz = set(questions.values_list("quiz__lesson_id", flat=True).distinct())
    return {
        lesson_id: Asked(lesson_id in with_quiz, frozenset(exercise.pk for exercise in exercises[lesson_id]))
        for lesson_id in lesson_ids
    }


def _scores(user_id: int | None, lesson_ids: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    scores: dict[int, list[tuple[int, int]]] = defaultdict(list)
    if user_id is not None:
        attempts = QuizAttempt.objects.filter(user_id=user_id, lesson__in=lesson_ids).order_by()
        for lesson_id, score, max_score in attempts.values_list("lesson_id", "score", "max_score").distinct():
            scores[lesson_id].append((score, max_score))
    return scores


def _evidence(
    user_id: int | None,
    lesson_ids: Collection[int],
    scores: dict[int, list[tuple[int, int]]],
    exercise_ids: Collection[int],
) -> dict[int, Evidence]:
    accepted: frozenset[int] = frozenset()
    read: frozenset[int] = frozenset()
    if user_id is not None:
        solved = Submission.objects.of(user_id).accepted().filter(exercise__in=exercise_ids).order_by()
        accepted = frozenset(solved.values_list("exercise_id", flat=True).distinct())
        opened = LessonProgress.objects.filter(user_id=user_id, lesson__in=lesson_ids, read_at__isnull=False)
        read = frozenset(opened.values_list("lesson_id", flat=True))
    return {
        lesson_id: Evidence(
            any(completion.quiz_passed(*score) for score in scores[lesson_id]), accepted, lesson_id in read
        )
        for lesson_id in lesson_ids
    }


def _steps(
    asked: Asked, evidence: Evidence, exercises: list[Exercise], scores: list[tuple[int, int]]
) -> tuple[Step, ...]:
    if asked.reading:
        return (Step("read", evidence.read),)
    steps = [Step("exercise", exercise.pk in evidence.accepted, exercise) for exercise in exercises]
    if asked.quiz:
        best = max((completion.percentage(*score) for score in scores), default=None)
        steps.insert(0, Step("quiz", evidence.quiz_passed, best_percent=best))
    return tuple(steps)

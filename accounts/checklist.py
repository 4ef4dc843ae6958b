"""What lessons ask for and what a learner has shown for them, asked of the database once for many lessons."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts import completion
from accounts.completion import Asked, Evidence
from accounts.models import Favorite, LessonProgress, QuizAttempt
from accounts.prepared import prepared_for
from courses.models import Lesson, Question
from exercises.models import Exercise, Submission


@dataclass(frozen=True)
class Step:
    """One line of a checklist: the quiz, an exercise, or the reading. `done_at` is when it was done first."""

    kind: str
    done: bool
    lesson: Lesson
    exercise: Exercise | None = None
    best_percent: float | None = None
    done_at: datetime | None = None

    @property
    def text(self) -> str:
        """What is to be done, as an order."""
        if self.exercise is not None:
            return _("Solve “%(title)s”") % {"title": self.exercise.title}
        if self.kind == "quiz":
            return _("Pass the quiz (%(percent)s %% or more)") % {"percent": completion.QUIZ_PASS_PERCENT}
        return _("Read it to the end and mark it as read")

    @property
    def url(self) -> str:
        """Where it is done; needs the lesson's `course` loaded."""
        if self.exercise is not None:
            return self.exercise.get_absolute_url()
        return f"{self.lesson.get_absolute_url()}#{self.kind}"


@dataclass(frozen=True)
class Checklist:
    """What one lesson asks of one learner, in the order in which the page shows it. `extras` are not asked for."""

    asked: Asked
    evidence: Evidence
    steps: tuple[Step, ...]
    extras: tuple[Step, ...] = ()

    @property
    def practice(self) -> tuple[Step, ...]:
        """All exercises of the lesson, the extra ones last."""
        return tuple(step for step in self.steps if step.exercise is not None) + self.extras

    @cached_property
    def missing(self) -> tuple[Step, ...]:
        """The steps that are not done yet."""
        return tuple(step for step in self.steps if not step.done)


@dataclass(frozen=True, slots=True)
class _Score:
    """A result that a learner had in a quiz, once or more often."""

    score: int
    max_score: int
    first_at: datetime

    @property
    def passed(self) -> bool:
        return completion.quiz_passed(self.score, self.max_score)

    @property
    def percent(self) -> float:
        return completion.percentage(self.score, self.max_score)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a learner has shown for many lessons: scores by lesson; when exercises were accepted and lessons read."""

    scores: dict[int, list[_Score]]
    accepted: dict[int, datetime]
    read: dict[int, datetime | None]

    def evidence(self, lesson_id: int) -> Evidence:
        passed = any(score.passed for score in self.scores[lesson_id])
        return Evidence(passed, self.accepted.keys(), lesson_id in self.read)


def checklists_for(user_id: int | None, lessons: Iterable[Lesson]) -> dict[int, Checklist]:
    """A checklist for each lesson, by its id, in at most four queries; nothing is ticked for nobody (None)."""
    by_id = {lesson.pk: lesson for lesson in lessons}
    exercises, accepted = _exercises(user_id, by_id)
    asked = _asked(by_id, exercises)
    shown = _Shown(_scores(user_id, asked), accepted, _read(user_id, asked))
    return {pk: _checklist(lesson, asked[pk], exercises[pk], shown) for pk, lesson in by_id.items()}


def _exercises(
    user_id: int | None, lesson_ids: Collection[int]
) -> tuple[dict[int, list[Exercise]], dict[int, datetime]]:
    """The exercises of each lesson, with whether they are `starred`, and when each was first accepted, by its id."""
    by_lesson: dict[int, list[Exercise]] = defaultdict(list)
    accepted: dict[int, datetime] = {}
    for exercise in _found(_exercises_of, user_id, lesson_ids):
        by_lesson[exercise.lesson_id].append(exercise)
        if exercise.accepted_at is not None:
            accepted[exercise.pk] = exercise.accepted_at
    return by_lesson, accepted


def _asked(lesson_ids: Collection[int], exercises: dict[int, list[Exercise]]) -> dict[int, Asked]:
    with_quiz = {lesson_id for (lesson_id,) in _found(_quizzes_of, None, lesson_ids)}
    return {
        pk: Asked(pk in with_quiz, frozenset(exercise.pk for exercise in exercises[pk] if not exercise.extra))
        for pk in lesson_ids
    }


def _scores(user_id: int | None, asked: dict[int, Asked]) -> dict[int, list[_Score]]:
    """The learner's results in the quizzes that are asked for."""
    scores: dict[int, list[_Score]] = defaultdict(list)
    if user_id is not None:
        for lesson_id, *score in _found(_scores_of, user_id, [pk for pk, lesson in asked.items() if lesson.quiz]):
            scores[lesson_id].append(_Score(*score))
    return scores


def _read(user_id: int | None, asked: dict[int, Asked]) -> dict[int, datetime | None]:
    """When the lessons that ask for nothing else were marked as read."""
    if user_id is None:
        return {}
    return dict(_found(_read_of, user_id, [pk for pk, lesson in asked.items() if lesson.reading]))


def _found(question: Callable[..., QuerySet[Any, Any]], user_id: int | None, lesson_ids: Collection[int]) -> list[Any]:
    """The answer to one of the questions below; it costs no query where there is nothing to ask about."""
    return prepared_for(question, len(lesson_ids)).objects(user_id or 0, *lesson_ids) if lesson_ids else []


def _exercises_of(user_id: int, *lesson_ids: int) -> QuerySet[Any, Any]:
    own = Submission.objects.accepted().filter(user=user_id, exercise=OuterRef("pk")).order_by("submitted_at")
    stars = Favorite.objects.filter(user=user_id, exercise=OuterRef("pk"))
    rows = Exercise.objects.current().filter(lesson__in=lesson_ids)
    rows = rows.annotate(accepted_at=Subquery(own.values("submitted_at")[:1]), starred=Exists(stars))
    return rows.only("pk", "title", "slug", "lesson", "difficulty", "extra")


def _quizzes_of(_user_id: int, *lesson_ids: int) -> QuerySet[Any, Any]:
    questions = Question.objects.current().filter(quiz__lesson__in=lesson_ids, quiz__archived_at=None).order_by()
    return questions.values_list("quiz__lesson_id").distinct()


def _scores_of(user_id: int, *lesson_ids: int) -> QuerySet[Any, Any]:
    attempts = QuizAttempt.objects.filter(user=user_id, lesson__in=lesson_ids).order_by()
    return attempts.values_list("lesson_id", "score", "max_score").annotate(first_at=Min("attempt_date"))


def _read_of(user_id: int, *lesson_ids: int) -> QuerySet[Any, Any]:
    opened = LessonProgress.objects.filter(user=user_id, lesson__in=lesson_ids, read_at__isnull=False)
    return opened.values_list("lesson_id", "read_at")


def _checklist(lesson: Lesson, asked: Asked, exercises: list[Exercise], shown: _Shown) -> Checklist:
    evidence = shown.evidence(lesson.pk)
    practice = [_practice(lesson, exercise, shown.accepted.get(exercise.pk)) for exercise in exercises]
    required = tuple(step for step in practice if step.exercise and not step.exercise.extra)
    extras = tuple(step for step in practice if step.exercise and step.exercise.extra)
    if asked.reading:
        read = Step("read", evidence.read, lesson, done_at=shown.read.get(lesson.pk))
        return Checklist(asked, evidence, (read,), extras)
    if not asked.quiz:
        return Checklist(asked, evidence, required, extras)
    scores = shown.scores[lesson.pk]
    best = max((score.percent for score in scores), default=None)
    passed_at = min((score.first_at for score in scores if score.passed), default=None)
    quiz = Step("quiz", evidence.quiz_passed, lesson, best_percent=best, done_at=passed_at)
    return Checklist(asked, evidence, (quiz, *required), extras)


def _practice(lesson: Lesson, exercise: Exercise, accepted_at: datetime | None) -> Step:
    return Step("exercise", accepted_at is not None, lesson, exercise, done_at=accepted_at)

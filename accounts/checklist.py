"""What lessons ask for and what a learner has shown for them, asked of the database once for many lessons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from accounts import completion
from accounts.completion import Asked, Evidence
from accounts.models import Favorite, LessonProgress, QuizAttempt
from courses.models import Lesson, Question
from exercises.models import Exercise, Submission


@dataclass(frozen=True)
class Step:
    """One line of a checklist: the quiz, an exercise, or the reading."""

    kind: str
    done: bool
    lesson: Lesson
    exercise: Exercise | None = None
    best_percent: float | None = None

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


def checklists_for(user_id: int | None, lessons: Iterable[Lesson]) -> dict[int, Checklist]:
    """A checklist for each lesson, by its id, in at most four queries; nothing is ticked for nobody (None)."""
    by_id = {lesson.pk: lesson for lesson in lessons}
    exercises, accepted = _exercises(user_id, by_id)
    asked = _asked(by_id, exercises)
    scores = _scores(user_id, by_id)
    evidence = _evidence(user_id, asked, scores, accepted)
    return {pk: _checklist(lesson, asked[pk], evidence[pk], exercises[pk], scores[pk]) for pk, lesson in by_id.items()}


def _exercises(user_id: int | None, lesson_ids: Iterable[int]) -> tuple[dict[int, list[Exercise]], frozenset[int]]:
    """The exercises of each lesson, with whether they are `starred`, and the ids of those that were accepted."""
    by_lesson: dict[int, list[Exercise]] = defaultdict(list)
    accepted = set()
    own = Submission.objects.accepted().filter(user=user_id, exercise=OuterRef("pk"))
    stars = Favorite.objects.filter(user=user_id, exercise=OuterRef("pk"))
    rows = Exercise.objects.current().filter(lesson__in=list(lesson_ids))
    rows = rows.annotate(is_accepted=Exists(own), starred=Exists(stars))
    for exercise in rows.only("pk", "title", "slug", "lesson", "difficulty", "extra"):
        if exercise.lesson_id is not None:
            by_lesson[exercise.lesson_id].append(exercise)
        if exercise.is_accepted:
            accepted.add(exercise.pk)
    return by_lesson, frozenset(accepted)


def _asked(lesson_ids: Iterable[int], exercises: dict[int, list[Exercise]]) -> dict[int, Asked]:
    ids = list(lesson_ids)
    questions = Question.objects.current().filter(quiz__lesson__in=ids, quiz__archived_at=None).order_by()
    with_quiz = set(questions.values_list("quiz__lesson_id", flat=True).distinct())
    return {
        pk: Asked(pk in with_quiz, frozenset(exercise.pk for exercise in exercises[pk] if not exercise.extra))
        for pk in ids
    }


def _scores(user_id: int | None, lesson_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    scores: dict[int, list[tuple[int, int]]] = defaultdict(list)
    if user_id is not None:
        attempts = QuizAttempt.objects.filter(user_id=user_id, lesson__in=list(lesson_ids)).order_by()
        for lesson_id, score, max_score in attempts.values_list("lesson_id", "score", "max_score").distinct():
            scores[lesson_id].append((score, max_score))
    return scores


def _evidence(
    user_id: int | None,
    asked: dict[int, Asked],
    scores: dict[int, list[tuple[int, int]]],
    accepted: frozenset[int],
) -> dict[int, Evidence]:
    read: frozenset[int] = frozenset()
    if user_id is not None:
        only_read = [pk for pk, lesson in asked.items() if lesson.reading]
        opened = LessonProgress.objects.filter(user_id=user_id, lesson__in=only_read, read_at__isnull=False)
        read = frozenset(opened.values_list("lesson_id", flat=True))
    return {
        pk: Evidence(any(completion.quiz_passed(*score) for score in scores[pk]), accepted, pk in read) for pk in asked
    }


def _checklist(
    lesson: Lesson, asked: Asked, evidence: Evidence, exercises: list[Exercise], scores: list[tuple[int, int]]
) -> Checklist:
    practice = [Step("exercise", exercise.pk in evidence.accepted, lesson, exercise) for exercise in exercises]
    required = tuple(step for step in practice if step.exercise and not step.exercise.extra)
    extras = tuple(step for step in practice if step.exercise and step.exercise.extra)
    if asked.reading:
        return Checklist(asked, evidence, (Step("read", evidence.read, lesson),), extras)
    if not asked.quiz:
        return Checklist(asked, evidence, required, extras)
    best = max((completion.percentage(*score) for score in scores), default=None)
    quiz = Step("quiz", evidence.quiz_passed, lesson, best_percent=best)
    return Checklist(asked, evidence, (quiz, *required), extras)

"""What passed, complete and percent mean. Pure, and the only place with the site's thresholds (docs/map.md)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

QUIZ_PASS_PERCENT = 70
"""The best attempt at a quiz has to reach this share of its points."""


def percentage(score: int, max_score: int) -> float:
    """The share of points, 0 to 100; 0 when there was nothing to score."""
    return 100 * score / max_score if max_score else 0.0


def quiz_passed(score: int, max_score: int) -> bool:
    """Whether an attempt passes; compared in whole numbers, so that 7 of 10 is exactly enough."""
    return max_score > 0 and score * 100 >= QUIZ_PASS_PERCENT * max_score


def percent(done: int, total: int) -> int:
    """The whole percentage shown for a share: 100 only when all is done, 0 when there is nothing to do."""
    return done * 100 // total if total else 0


class Ground(StrEnum):
    """What a completed lesson counts by."""

    EVIDENCE = "evidence"
    WORD = "word"
    RECORD = "record"


def ground(*, evidence: bool, word: bool) -> Ground:
    """What a completed lesson counts by: evidence outweighs the learner's word.

    With neither it counts by its record, as an administrator or another hand left it.
    """
    if evidence:
        return Ground.EVIDENCE
    return Ground.WORD if word else Ground.RECORD


@dataclass(frozen=True, slots=True)
class Asked:
    """What a lesson asks for today: its quiz, and the ids of its required exercises."""

    quiz: bool = False
    exercises: Collection[int] = ()

    @property
    def reading(self) -> bool:
        """Whether the lesson has neither quiz nor required exercise, so that reading it is all there is."""
        return not self.quiz and not self.exercises


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a learner has shown for a lesson: the quiz passed, the exercises accepted, the text marked as read."""

    quiz_passed: bool = False
    accepted: Collection[int] = field(default_factory=frozenset)
    read: bool = False


def shown(asked: Asked, evidence: Evidence) -> bool:
    """Whether the evidence gives everything that the lesson asks for."""
    if asked.reading:
        return evidence.read
    return (evidence.quiz_passed or not asked.quiz) and all(
        exercise in evidence.accepted for exercise in asked.exercises
    )


def course_complete(lessons: Collection[int], completed: Collection[int]) -> bool:
    """Whether every lesson of the course is complete; a course without lessons never is."""
    return bool(lessons) and all(lesson in completed for lesson in lessons)

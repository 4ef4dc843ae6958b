"""What a learner would probably still recall today, told from the cards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet

from accounts.prepared import Prepared, text_of
from courses.models import Lesson
from review.models import LESSON_OF_CARD, Card
from review.scheduling import Memory, recall
from review.today import Day, day_of


@dataclass(frozen=True, slots=True)
class ConceptRecall:
    """How well a concept is remembered: the mean chance, 0 to 1, to recall what the `cards` about it ask."""

    concept: str
    recall: float
    cards: int

    @property
    def name(self) -> str:
        """The concept in words."""
        return self.concept.replace("-", " ")

    @property
    def percent(self) -> int:
        """The chance as a whole percentage."""
        return round(self.recall * 100)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What one learner recalls: of each concept, weakest first, and of each lesson, by id, that a lesson needs."""

    concepts: Sequence[ConceptRecall] = ()
    needed: Mapping[int, float] = field(default_factory=dict)

    @property
    def by_slug(self) -> dict[str, float]:
        """The chance, 0 to 1, by the concept's slug."""
        return {row.concept: row.recall for row in self.concepts}


def recall_by_concept(user: User, day: Day | None = None) -> Sequence[ConceptRecall]:
    """Each concept that the learner has cards about, weakest first; in one query, or two without the `day`."""
    return recalled(user, day or day_of(user)).concepts


def recalled(user: User, day: Day, lesson_id: int | None = None) -> Recalled:
    """What this learner recalls on this day, of what the lesson builds on, too; in one query.

    A question is about what its lesson teaches, an exercise about its own concepts. A card's own text says nothing of
    concepts. Cards that were put away, and what has left the library, do not count.
    """
    concepts: dict[str, list[float]] = defaultdict(list)
    lessons: dict[int, dict[int, float]] = defaultdict(dict)
    chances: dict[int, float] = {}
    for pk, about, is_needed, taught, practised, stability, difficulty, on in _QUESTION.rows(user.pk, lesson_id or 0):
        if pk not in chances:
            chances[pk] = recall(Memory(stability, difficulty, date.fromisoformat(on)), day.today)
        chance = chances[pk]
        if concept := taught or practised:
            concepts[concept].append(chance)
        if is_needed:
            lessons[about][pk] = chance
    found = [ConceptRecall(concept, _mean(row), len(row)) for concept, row in concepts.items()]
    by_lesson = {pk: _mean(list(row.values())) for pk, row in lessons.items()}
    return Recalled(sorted(found, key=lambda row: (row.recall, row.concept)), by_lesson)


def _question(user_id: int, lesson_id: int) -> QuerySet[Any, Any]:
    needs = Lesson.needs.through.objects.filter(from_lesson=lesson_id, to_lesson=OuterRef("about"))
    cards = Card.objects.askable().filter(user=user_id, suspended_at=None, stability__isnull=False).order_by()
    rows = cards.annotate(about=LESSON_OF_CARD).annotate(is_needed=Exists(needs), on=text_of("reviewed_on"))
    return rows.values_list(
        *("pk", "about", "is_needed", "question__quiz__lesson__teaches__slug", "exercise__concepts__slug"),
        *("stability", "difficulty", "on"),
    )


_QUESTION = Prepared(_question)


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances)

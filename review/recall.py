"""What a learner would probably still recall today, told from the cards."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Q

from courses.models import Lesson
from review.models import LESSON_OF_CARD, Card
from review.scheduling import Memory, recall
from review.today import Day, day_of

_MEMORY = ("stability", "difficulty", "reviewed_on")


@dataclass(frozen=True, slots=True)
class ConceptRecall:
    """How well a concept is remembered: the mean chance, 0 to 1, to recall what the `cards` about it ask."""

    concept: str
    recall: float
    cards: int

    @property
    def percent(self) -> int:
        """The chance as a whole percentage."""
        return round(self.recall * 100)


def recall_by_concept(user: User, day: Day | None = None) -> list[ConceptRecall]:
    """Each concept that the learner has cards about, weakest first; in one query, or two without the `day`.

    A question is about what its lesson teaches, an exercise about its own concepts. A card's own text says nothing of
    concepts. Cards that were put away, and what has left the library, do not count.
    """
    on = (day or day_of(user)).today
    cards = Card.objects.askable().filter(user=user, suspended_at=None, stability__isnull=False).order_by()
    rows = cards.values_list(*_MEMORY, "question__quiz__lesson__teaches__slug", "exercise__concepts__slug")
    chances: dict[str, list[float]] = defaultdict(list)
    for *memory, taught, practised in rows:
        if concept := taught or practised:
            chances[concept].append(recall(Memory(*memory), on))
    found = [ConceptRecall(concept, sum(row) / len(row), len(row)) for concept, row in chances.items()]
    return sorted(found, key=lambda row: (row.recall, row.concept))


@dataclass(frozen=True, slots=True)
class LessonRecall:
    """A lesson, and the mean chance, 0 to 1, to recall what the cards of it ask."""

    lesson: Lesson
    recall: float


def needed_by(user: User, lesson_id: int, on: date) -> list[LessonRecall]:
    """The lessons that this one builds on and the learner has cards of, weakest first, in at most two queries."""
    rows = _chances_of(
        user, Q(question__quiz__lesson__needed_by=lesson_id) | Q(exercise__lesson__needed_by=lesson_id), on
    )
    if not rows:
        return []
    lessons = Lesson.objects.current().filter(course__archived_at=None).select_related("course")
    found = [
        LessonRecall(lesson, sum(rows[lesson.pk]) / len(rows[lesson.pk]))
        for lesson in lessons.filter(pk__in=rows).defer("source", "html")
    ]
    return sorted(found, key=lambda row: (row.recall, row.lesson.order))


def _chances_of(user: User, about: Q, on: date) -> dict[int, Collection[float]]:
    cards = Card.objects.askable().filter(about, user=user, suspended_at=None, stability__isnull=False)
    chances: dict[int, list[float]] = defaultdict(list)
    for *memory, lesson in cards.annotate(about=LESSON_OF_CARD).order_by().values_list(*_MEMORY, "about"):
        chances[lesson].append(recall(Memory(*memory), on))
    return dict(chances)

"""Cards that appear by themselves, made of what was learned.

A question becomes a card when a quiz that asked it was passed (before that, a review would give away answers), an
exercise when it was accepted. The first review of a card is that very act. Everything is told from the evidence: the
attempts and submissions themselves, in the order of their dates; events only say where to look. So it does not matter
in which order, how often, or how late they are read, and a card that has been reviewed is never touched again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from accounts import clock, completion, profiles
from accounts.models import LearningEvent, QuizAnswer, QuizAttempt
from courses.quizzes import kind_of
from exercises.models import Submission
from review import rating
from review.models import Card, Plan
from review.rating import Given
from review.scheduling import due_on, review
from review.today import Day

EVENTS_AT_ONCE = 500
"""So many events are read in one go; what is left is read on the next visit."""

_Event = LearningEvent.Kind
TELLING = (_Event.QUIZ, _Event.ACCEPTED, _Event.LESSON_COMPLETED, _Event.CORRECTED, _Event.IMPORTED)
"""Events after which there may be something new to keep in memory."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One try at a question or an exercise; `learned` says that the card may begin with it."""

    at: datetime
    number: int
    right: bool
    learned: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a card begins: when, and how well it was known then."""

    at: datetime
    given: Given


def beginning(kind: rating.Kind, tries: Iterable[Tried]) -> Beginning | None:
    """The first try that something was learned with, whatever the order of `tries`; None when there is none."""
    in_order = sorted(tries, key=lambda tried: (tried.at, tried.number))
    for number, tried in enumerate(in_order, 1):
        if tried.learned:
            return Beginning(tried.at, Given(kind, tried.right, tries=number))
    return None


def keep_up(user: User) -> Plan:
    """Make the cards that are missing, and return the learner's plan. Two queries when nothing was learned since."""
    plan, _created = Plan.objects.get_or_create(user=user)
    if not _unseen(user, plan).exists():
        return plan
    with transaction.atomic():
        profile = profiles.locked_profile(user)
        plan.refresh_from_db()
        events = list(_unseen(user, plan)[:EVENTS_AT_ONCE])
        if events:
            _make_cards(user, plan, events, profile.time_zone)
            Plan.objects.filter(pk=plan.pk).update(seen_event=events[-1].pk)
    return plan


def _unseen(user: User, plan: Plan) -> QuerySet[LearningEvent]:
    events = LearningEvent.objects.filter(user=user, pk__gt=plan.seen_event, kind__in=TELLING)
    return events.only("lesson_id", "exercise_id", "data").order_by("pk")


def _make_cards(user: User, plan: Plan, events: Sequence[LearningEvent], zone: str) -> None:
    lessons = {event.lesson_id for event in events} - {None}
    attempts = [event.data["attempt"] for event in events if event.lesson_id is None and "attempt" in event.data]
    lessons |= set(QuizAttempt.objects.filter(pk__in=attempts).values_list("lesson_id", flat=True))
    exercises = {event.exercise_id for event in events} - {None}
    wanted = [*_questions(user, lessons), *_exercises(user, lessons, exercises)]
    cards = [_card(user, plan, about, begun, zone) for about, begun in wanted]
    _put(user, cards)


def _questions(user: User, lessons: Iterable[Any]) -> list[tuple[dict[str, int], Beginning]]:
    answers = QuizAnswer.objects.filter(attempt__user=user, attempt__lesson__in=lessons, question__archived_at=None)
    tries: dict[int, list[Tried]] = defaultdict(list)
    kinds: dict[int, rating.Kind] = {}
    for row in answers.select_related("attempt", "question").defer("answer", "question__body_html"):
        passed = completion.quiz_passed(row.attempt.score, row.attempt.max_score)
        tries[row.question_id].append(Tried(row.attempt.attempt_date, row.attempt_id, row.is_right, passed))
        kinds[row.question_id] = kind_of_question(row.question.data)
    begun = {pk: beginning(kinds[pk], rows) for pk, rows in tries.items()}
    return [({"question_id": pk}, first) for pk, first in begun.items() if first]


def _exercises(user: User, lessons: Iterable[Any], exercises: Iterable[Any]) -> list[tuple[dict[str, int], Beginning]]:
    about = Q(exercise__in=exercises) | Q(exercise__lesson__in=lessons)
    rows = Submission.objects.of(user.pk).attempts().filter(about, exercise__archived_at=None).order_by()
    tries: dict[int, list[Tried]] = defaultdict(list)
    for row in rows.only("exercise_id", "result", "submitted_at"):
        tries[row.exercise_id].append(Tried(row.submitted_at, row.pk, row.is_accepted, row.is_accepted))
    begun = {pk: beginning(rating.Kind.EXERCISE, rows) for pk, rows in tries.items()}
    return [({"exercise_id": pk}, first) for pk, first in begun.items() if first]


def kind_of_question(data: dict[str, Any]) -> rating.Kind:
    """Whether a question is answered by choosing or by writing."""
    return rating.Kind.CHOICE if kind_of(data) in ("single", "multiple") else rating.Kind.TYPED


def _card(user: User, plan: Plan, about: dict[str, int], begun: Beginning, zone: str) -> Card:
    day = Day.of(zone, begun.at)
    memory = review(None, rating.rate(begun.given), day.today, plan.retention)
    kind = Card.Kind.QUESTION if "question_id" in about else Card.Kind.EXERCISE
    return Card(
        user=user,
        kind=kind,
        **about,
        created_at=clock.now(),
        stability=memory.stability,
        difficulty=memory.difficulty,
        reviewed_on=memory.reviewed_on,
        due_at=day.start(due_on(memory, plan.retention)),
    )


FIRST_MEMORY = ("stability", "difficulty", "reviewed_on", "due_at")


def _put(user: User, cards: Sequence[Card]) -> None:
    """Add what is not there, and put right what begins otherwise than was known, while it has not been reviewed."""
    about = Q(question__in=[card.question_id for card in cards]) | Q(exercise__in=[card.exercise_id for card in cards])
    there = {(card.question_id, card.exercise_id): card for card in Card.objects.filter(about, user=user)}
    new = [card for card in cards if (card.question_id, card.exercise_id) not in there]
    Card.objects.bulk_create(new, ignore_conflicts=True)
    for card in cards:
        known = there.get((card.question_id, card.exercise_id))
        if known is not None and known.turn == 0 and known.memory != card.memory:
            first = {name: getattr(card, name) for name in FIRST_MEMORY}
            Card.objects.filter(pk=known.pk, turn=0).update(**first)

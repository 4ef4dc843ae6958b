"""What learners do with their cards. Each function is one transaction and may be called twice or from two tabs.

Every act locks the learner's profile, as the acts of `accounts.progress` do, and names the turn that it is for: when
that turn is over, or the card is not due any more, nothing is written and Over is raised. Nothing here writes progress:
the answer to a review is no attempt at a quiz, and only the judge accepts an exercise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from accounts import clock, profiles, progress
from courses import quizzes
from exercises.models import Submission
from review import drafts
from review import rating as rules
from review.learned import kind_of_question
from review.models import Card, Plan, Review
from review.rating import Given, Rating
from review.scheduling import due_on, review
from review.today import Day


class Over(Exception):
    """The turn is over: the card was answered, put off or put away in the meantime."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A card that was asked: which turn of it, and when it was shown, if that is known."""

    card: Card
    number: int
    asked_at: datetime | None = None

    @property
    def seconds(self) -> float | None:
        """How long ago it was shown."""
        return None if self.asked_at is None else (clock.now() - self.asked_at).total_seconds()


def answer_question(user: User, turn: Turn, answer: quizzes.Answer) -> Review:
    """Grade the answer to a card's question, None for "I do not know", by the question as it reads today.

    Raises `quizzes.AnswerError` when the answer does not fit it, and Over.
    """
    question = turn.card.question
    if question is None:
        raise Over
    [result] = quizzes.grade([(question.slug, question.data)], {question.slug: answer}).results
    given = Given(kind_of_question(question.data), result.is_right, seconds=turn.seconds)
    how: dict[str, Any] = {"is_right": result.is_right, "answer": result.answer, "seconds": turn.seconds}
    return _record(user, turn, rules.rate(given), counts=result.is_answered, **how)


def rate_own(user: User, turn: Turn, rating: Rating) -> Review:
    """The learner says how well the answer to a card of their own came. Raises Over."""
    return _record(user, turn, rating, by_word=True, seconds=turn.seconds)


def say_about_exercise(user: User, turn: Turn, *, can: bool) -> Review:
    """The learner's word about an exercise: no proof, and worth less than a solution. Raises Over."""
    return _record(user, turn, rules.rate_word(can=can), counts=False, by_word=True)


def submit_exercise(user: User, turn: Turn, files: Mapping[str, str]) -> Submission:
    """Hand in a solution of the card's exercise; its first one begins the tries of this turn.

    Raises `progress.SubmissionRefused`, and Over.
    """
    exercise = turn.card.exercise
    if exercise is None:
        raise Over
    _begin(user, turn)
    unsent = drafts.unsent_on_page(turn.card, exercise)
    submission = progress.submit_solution(user, exercise, files, asked_at=turn.asked_at or clock.now())
    unsent.update(updated_at=submission.submitted_at)  # that page goes on with its draft, not with this
    return submission


def take_hint(user: User, turn: Turn, number: int) -> None:
    """The learner looked at this hint of the exercise, from 1; it counts for this turn. Raises Over."""
    _begin(user, turn)
    Card.objects.filter(pk=turn.card.pk, turn=turn.number, hints__lt=number).update(hints=number)


def _begin(user: User, turn: Turn) -> None:
    open_turn = Card.objects.filter(pk=turn.card.pk, user=user, turn=turn.number).due(clock.now())
    if not open_turn.filter(began_at=None).update(began_at=turn.asked_at or clock.now()) and not open_turn.exists():
        raise Over


def settle(user: User, card: Card) -> Review | None:
    """Bring in what the judge said to the solutions of this turn; the review, once one of them was accepted."""
    if card.began_at is None or card.exercise_id is None:
        return None
    own = Submission.objects.of(user.pk).attempts().filter(exercise=card.exercise_id, submitted_at__gte=card.began_at)
    tries = list(own.order_by("submitted_at", "pk").defer("files", "report"))
    accepted = next((number for number, row in enumerate(tries, 1) if row.is_accepted), None)
    if accepted is None:
        return None
    solved = tries[accepted - 1]
    seconds = (solved.submitted_at - card.began_at).total_seconds()
    given = Given(rules.Kind.EXERCISE, True, tries=accepted, hints=card.hints, seconds=seconds)
    how = {"submission": solved, "seconds": seconds, "tries": accepted, "hints": card.hints, "is_right": True}
    try:
        return _record(user, Turn(card, card.turn), rules.rate(given), counts=True, **how)
    except Over:
        return Review.objects.filter(card=card, turn=card.turn).last()


def _record(user: User, turn: Turn, rating: Rating, *, counts: bool = True, **how: Any) -> Review:
    """Store a review. One that `counts` is an act of the learner's day: an answer, or a solution at its own time."""
    with transaction.atomic():
        day = Day.of(profiles.locked_profile(user).time_zone)
        plan, _created = Plan.objects.get_or_create(user=user)
        card = (
            Card.objects.filter(pk=turn.card.pk, user=user, turn=turn.number)
            .select_related("exercise")
            .due(day.now)
            .first()
        )
        if card is None:
            raise Over
        before = card.memory
        _remember(card, rating, day, plan, turn=turn.number + 1, began_at=None, hints=0)
        drafts.close(card, how.get("submission"))
        Plan.objects.filter(pk=plan.pk).update(
            done=F("done") + 1 if plan.done_on == day.today else 1, done_on=day.today
        )
        if counts:
            solved: Submission | None = how.get("submission")
            progress.record_review(user, card.pk, solved.submitted_at if solved else None)
        return Review.objects.create(
            card=card,
            turn=turn.number,
            rating=rating,
            stability_before=before.stability if before else None,
            difficulty_before=before.difficulty if before else None,
            reviewed_before=before.reviewed_on if before else None,
            at=day.now,
            local_date=day.today,
            **how,
        )


def _remember(card: Card, rating: Rating, day: Day, plan: Plan, **more: Any) -> None:
    """Store what the memory is after this rating. Raises Over when another act was quicker."""
    after = review(card.memory, rating, day.today, plan.retention)
    changed = Card.objects.filter(pk=card.pk, turn=card.turn).update(
        stability=after.stability,
        difficulty=after.difficulty,
        reviewed_on=after.reviewed_on,
        due_at=day.start(due_on(after, plan.retention)),
        **more,
    )
    if not changed:
        raise Over


def latest_of(row: Review) -> Review:
    """The last word on this turn: the review, or its latest correction."""
    return Review.objects.filter(card=row.card_id, turn=row.turn).order_by("-revision")[0]


def may_correct(row: Review) -> bool:
    """Whether a review can still be corrected: until the card is answered again."""
    return row.card.turn == row.turn + 1


def correct(user: User, row: Review, rating: Rating) -> Review:
    """The learner rates a review otherwise. The memory is worked out anew from what it was before that review.

    The same rating again changes nothing. Raises Over when the card was answered again since, and ValueError for a
    rating that cannot be had for a word.
    """
    with transaction.atomic():
        zone = profiles.locked_profile(user).time_zone
        latest = latest_of(row)
        card = Card.objects.filter(pk=row.card_id, user=user, turn=row.turn + 1).first()
        if card is None:
            raise Over
        if rating not in choices_of(card, latest):
            raise ValueError(rating)
        if rating == latest.rating:
            return latest
        plan, _created = Plan.objects.get_or_create(user=user)
        before = latest.memory_before
        card.stability = before.stability if before else None
        card.difficulty = before.difficulty if before else None
        card.reviewed_on = before.reviewed_on if before else None
        _remember(card, rating, Day(latest.at, latest.local_date, zone), plan)
        latest.pk, latest.revision, latest.rating = None, latest.revision + 1, rating
        latest.save(force_insert=True)
        return latest


def choices_of(card: Card, row: Review) -> tuple[Rating, ...]:
    """The ratings that this review may be corrected to."""
    return tuple(rules.choices(by_word=row.by_word and card.kind == Card.Kind.EXERCISE))


def put_off(user: User, card: Card) -> bool:
    """Not today: the card comes back tomorrow. Returns whether it was due."""
    with transaction.atomic():
        day = Day.of(profiles.locked_profile(user).time_zone)
        due = Card.objects.filter(pk=card.pk, user=user, due_at__lte=day.now)
        return due.update(due_at=day.tomorrow) > 0


def suspend(user: User, card: Card) -> bool:
    """Put the card away, until `wake`; what is remembered of it stays. Returns whether that changed anything."""
    awake = Card.objects.filter(pk=card.pk, user=user, suspended_at=None)
    return awake.update(suspended_at=clock.now(), began_at=None, hints=0) > 0


def wake(user: User, card: Card) -> bool:
    """Take the card back. It is due when it would have been. Returns whether that changed anything."""
    return Card.objects.filter(pk=card.pk, user=user, suspended_at__isnull=False).update(suspended_at=None) > 0

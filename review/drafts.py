"""Unsent work on the exercise of a card, kept as on the exercise's own page (`exercises.keeping`), but for one turn.

A turn begins with the stub, so that nobody is shown the old solution, and its work and the work on the exercise's page
never meet. When the card is rated the turn's draft and history go; what was not handed in by then stays in the history
of the exercise.
"""

from django.db.models import QuerySet

from exercises import drafts
from exercises.drafts import Work, newest
from exercises.keeping import Desk
from exercises.models import Draft, Exercise, Submission
from review.models import Card, CardDraft, CardVersion


def desk_of(card: Card) -> Desk[CardDraft, CardVersion]:
    """Where the learner works in the card's turn; the text has one field, `files`: file name to text."""
    where = {"card": card, "turn": card.turn}
    return Desk(CardDraft.objects.all(), CardVersion.objects.all(), where)


def work_on(card: Card, exercise: Exercise) -> Work:
    """What the editor opens with: the draft or the last submission of this turn, whichever is newer, or else the stub.

    A draft on the exercise's own page is none of this turn's.
    """
    return newest(desk_of(card), latest(card), exercise)


def latest(card: Card) -> Submission | None:
    """The last solution that was handed in within this turn, pending or not."""
    if card.began_at is None:
        return None
    own = Submission.objects.of(card.user_id).filter(exercise=card.exercise_id, submitted_at__gte=card.began_at)
    return own.first()


def unsent_on_page(card: Card, exercise: Exercise) -> QuerySet[Draft]:
    """The draft that the exercise's own page goes on with, if it does with one: code that was not handed in there."""
    own = Draft.objects.filter(user=card.user_id, exercise=exercise)
    return own if drafts.work_on(card.user_id, exercise).origin == "draft" else own.none()


def set_aside(card: Card, exercise: Exercise, files: dict[str, str]) -> bool:
    """Have work that belongs to no turn any more in the history of the exercise. Returns whether it was any."""
    if files == exercise.stub or not any(text.strip() for text in files.values()):
        return False
    drafts.desk_of(card.user_id, exercise).set_aside({"files": files})
    return True


def close(card: Card, solved: Submission | None) -> None:
    """The card was rated: nothing is left of the work in this turn, or in one before it, that was not handed in."""
    exercise = card.exercise
    if exercise is None:
        return
    draft = desk_of(card).draft()
    if draft is not None and (solved is None or draft.files != solved.files):
        set_aside(card, exercise, draft.files)
    CardDraft.objects.filter(card=card, turn__lte=card.turn).delete()
    CardVersion.objects.filter(card=card, turn__lte=card.turn).delete()

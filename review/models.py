"""What a learner wants to keep in memory. A Card is about one thing; each review of it leaves a Review behind."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Note
from courses.models import Question
from exercises.models import Exercise, KeptDraft, KeptVersion, Submission
from review.scheduling import RETENTION, RETENTION_LEAST, RETENTION_MOST, Memory

USER = settings.AUTH_USER_MODEL

DAILY_LEAST, DAILY_MOST, DAILY = 5, 200, 30
"""Reviews a day: thirty take about a quarter of an hour."""

TEXT_MOST = 2_000
"""Characters on one side of a card of the learner's own: what takes longer to read is a note."""


class Plan(models.Model):
    """How a learner wants to review. Made when the first review page is opened.

    `seen_event` is the last learning event that cards were made of. `done` counts the reviews of the day `done_on`.
    """

    user = models.OneToOneField(USER, models.CASCADE, related_name="review_plan", primary_key=True)
    retention = models.PositiveSmallIntegerField(_("how much you want to recall, in percent"), default=RETENTION)
    daily_most = models.PositiveSmallIntegerField(_("reviews a day, at most"), default=DAILY)
    paused_at = models.DateTimeField(null=True, blank=True)
    seen_event = models.BigIntegerField(default=0, editable=False)
    done_on = models.DateField(null=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(retention__gte=RETENTION_LEAST, retention__lte=RETENTION_MOST), name="plan_retention_sane"
            ),
            models.CheckConstraint(
                condition=Q(daily_most__gte=DAILY_LEAST, daily_most__lte=DAILY_MOST), name="plan_daily_most_sane"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.retention} %, {self.daily_most} a day"


class CardQuerySet(models.QuerySet["Card"]):
    """Questions about cards; "askable" and "due" are defined here and nowhere else."""

    def askable(self) -> Self:
        """Those whose question or exercise is in the library today, and all that learners wrote."""
        current = Q(
            question__archived_at=None,
            question__quiz__archived_at=None,
            question__quiz__lesson__archived_at=None,
            question__quiz__lesson__course__archived_at=None,
            exercise__archived_at=None,
        )
        return self.filter(current)

    def due(self, now: datetime) -> Self:
        """Those that want to be asked by now."""
        return self.askable().filter(suspended_at=None, due_at__lte=now)


LESSON_OF_CARD = Coalesce("question__quiz__lesson", "exercise__lesson", "note__lesson")
"""In a query of cards: the id of the lesson that a card leads back to, or None."""


class Card(models.Model):
    """One thing to be recalled: a question, an exercise, or a question and an answer that the learner wrote.

    `turn` counts the reviews, and whoever writes one says which turn it is for: of two at once only one can. `began_at`
    and `hints` belong to the turn that is on, of an exercise.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        EXERCISE = "exercise", _("Exercise")
        OWN = "own", _("Your own card")

    user = models.ForeignKey(USER, models.CASCADE, related_name="review_cards")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    question = models.ForeignKey(Question, models.PROTECT, related_name="cards", null=True, blank=True)
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="cards", null=True, blank=True)
    note = models.ForeignKey(Note, models.SET_NULL, related_name="cards", null=True, blank=True)
    front = models.TextField(_("question"), blank=True)
    back = models.TextField(_("answer"), blank=True)
    front_html = models.TextField(blank=True, editable=False)
    back_html = models.TextField(blank=True, editable=False)
    stability = models.FloatField(null=True, editable=False)
    difficulty = models.FloatField(null=True, editable=False)
    reviewed_on = models.DateField(null=True, editable=False)
    due_at = models.DateTimeField()
    turn = models.PositiveIntegerField(default=0, editable=False)
    began_at = models.DateTimeField(null=True, editable=False)
    hints = models.PositiveSmallIntegerField(default=0, editable=False)
    suspended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "question"], name="one_card_a_user_and_question"),
            models.UniqueConstraint(fields=["user", "exercise"], name="one_card_a_user_and_exercise"),
            models.CheckConstraint(
                condition=Q(kind="question", question__isnull=False, exercise__isnull=True)
                | Q(kind="exercise", question__isnull=True, exercise__isnull=False)
                | (Q(kind="own", question__isnull=True, exercise__isnull=True) & ~Q(front="")),
                name="card_of_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["user", "due_at"], name="card_due", condition=Q(suspended_at=None))]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.question_id or self.exercise_id or self.front[:40]}"

    @property
    def memory(self) -> Memory | None:
        """What is known of the learner's memory of it; None before the first time."""
        if self.stability is None or self.difficulty is None or self.reviewed_on is None:
            return None
        return Memory(self.stability, self.difficulty, self.reviewed_on)


class CardDraft(KeptDraft):
    """Unsent work on a card's exercise in one turn; `review.drafts` says what becomes of it."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="drafts")
    turn = models.PositiveIntegerField()
    files = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "turn"], name="one_draft_a_card_and_turn")]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.turn} ({self.revision})"


class CardVersion(KeptVersion):
    """What that work once was."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="versions")
    turn = models.PositiveIntegerField()
    files = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["card", "turn", "-id"], name="card_version_newest")]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.turn} ({self.saved_at:%Y-%m-%d %H:%M})"

    @property
    def texts(self) -> dict[str, str]:
        """What is shown of it: a name and a text for each file."""
        return dict(self.files)


class Rating(models.IntegerChoices):
    """The ratings as people read them; `review.rating` says how they come about."""

    AGAIN = 1, _("Not recalled")
    HARD = 2, _("With effort")
    GOOD = 3, _("Recalled")
    EASY = 4, _("At once")


class Review(models.Model):
    """One review of a card, or the learner's correction of one. Rows are added, never changed.

    `revision` is 0 for the review itself and counts its corrections. What the memory was before is kept with it, so
    that a correction starts from there.
    """

    card = models.ForeignKey(Card, models.CASCADE, related_name="reviews")
    turn = models.PositiveIntegerField()
    revision = models.PositiveSmallIntegerField(default=0)
    rating = models.PositiveSmallIntegerField(choices=Rating.choices)
    by_word = models.BooleanField(default=False)
    is_right = models.BooleanField(null=True)
    answer = models.JSONField(null=True)
    submission = models.ForeignKey(Submission, models.SET_NULL, related_name="+", null=True)
    seconds = models.FloatField(null=True)
    tries = models.PositiveSmallIntegerField(default=1)
    hints = models.PositiveSmallIntegerField(default=0)
    stability_before = models.FloatField(null=True)
    difficulty_before = models.FloatField(null=True)
    reviewed_before = models.DateField(null=True)
    at = models.DateTimeField()
    local_date = models.DateField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["card", "turn", "revision"], name="one_review_a_turn_and_revision"),
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=4), name="rating_1_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}/{self.turn}: {self.get_rating_display()}"

    @property
    def memory_before(self) -> Memory | None:
        """The memory that this review found."""
        if self.stability_before is None or self.difficulty_before is None or self.reviewed_before is None:
            return None
        return Memory(self.stability_before, self.difficulty_before, self.reviewed_before)

"""What is practised, and what learners handed in."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.addresses import addresses
from courses.models import Archivable, ArchivableQuerySet, Concept, Lesson


class Exercise(Archivable):
    """An exercise, identified by its slug over the whole site. `definition` is the judge's JSON, without the cases."""

    class Kind(models.TextChoices):
        PROGRAM = "program", _("Program")
        FUNCTION = "function", _("Function")
        CLASS = "class", _("Class")
        FILES = "files", _("Files")
        FIX = "fix", _("Repair")
        REFACTOR = "refactor", _("Refactor")
        TESTS = "tests", _("Write tests")
        MODULES = "modules", _("Modules")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    lesson = models.ForeignKey(Lesson, models.SET_NULL, related_name="exercises", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PROGRAM)
    difficulty = models.PositiveSmallIntegerField(_("difficulty"), default=1)
    concepts = models.ManyToManyField(Concept, related_name="exercises", blank=True)
    order = models.PositiveIntegerField(default=0)
    extra = models.BooleanField(_("not needed to complete the lesson"), default=False)
    statement_html = models.TextField(blank=True, editable=False)
    stub = models.JSONField(default=dict, blank=True)
    solution = models.JSONField(default=dict, blank=True)
    hints = models.JSONField(default=list, blank=True)
    after_html = models.TextField(blank=True, editable=False)
    definition = models.JSONField(default=dict, blank=True)
    case_hash = models.CharField(max_length=64, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArchivableQuerySet["Exercise"].as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(difficulty__gte=1, difficulty__lte=4), name="exercise_difficulty_1_to_4")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return addresses("exercises:exercise_detail")(self.slug)


class Case(models.Model):
    """One case of an exercise, in the judge's own JSON. Hidden cases never leave the server."""

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="cases")
    number = models.PositiveSmallIntegerField()
    public = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    in_order = models.TextField(blank=True, db_default="", editable=False)
    """`data` as it was written: PostgreSQL sorts the keys by their length, and what is looked at has an order."""

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["exercise", "number"], name="case_number_in_exercise")]

    def __str__(self) -> str:
        return f"{self.exercise_id}/{self.number}"


class Result(models.TextChoices):
    """Where a submission stands: waiting, or one of the judge's verdicts."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Being judged")
    ACCEPTED = "accepted", _("Accepted")
    WRONG_ANSWER = "wrong_answer", _("Wrong answer")
    RUNTIME_ERROR = "runtime_error", _("Stopped with an error")
    SYNTAX_ERROR = "syntax_error", _("Not valid Python yet")
    MISSING_NAME = "missing_name", _("A name is missing")
    TIME_LIMIT = "time_limit", _("Took too long")
    MEMORY_LIMIT = "memory_limit", _("Used too much memory")
    OUTPUT_LIMIT = "output_limit", _("Printed too much")
    FORBIDDEN_CONSTRUCT = "forbidden_construct", _("Uses what the task rules out")
    JUDGE_ERROR = "judge_error", _("Our fault, not judged")


PENDING = (Result.QUEUED, Result.RUNNING)
NO_ATTEMPT = (*PENDING, Result.JUDGE_ERROR)
"""Results that count as no attempt of the learner's (SPEC, behaviour 3)."""


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Questions about submissions; "accepted" is defined here and nowhere else."""

    def of(self, user_id: int) -> Self:
        """One learner's."""
        return self.filter(user_id=user_id)

    def accepted(self) -> Self:
        """Those that the judge accepted."""
        return self.filter(result=Result.ACCEPTED)

    def pending(self) -> Self:
        """Those that still wait for a verdict."""
        return self.filter(result__in=PENDING)

    def attempts(self) -> Self:
        """Those that count as attempts: judged, and not failed by our own fault."""
        return self.exclude(result__in=NO_ATTEMPT)


class Submission(models.Model):
    """Code handed in for judging. The row is the truth; tasks only carry its id."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="submissions")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="submissions")
    result = models.CharField(_("result"), max_length=20, choices=Result.choices, default=Result.QUEUED)
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)
    files = models.JSONField(default=dict, blank=True)
    source_hash = models.CharField(max_length=64, blank=True, editable=False)
    case_hash = models.CharField(max_length=64, blank=True, editable=False)
    report = models.JSONField(null=True, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    practice = models.JSONField(null=True, blank=True, editable=False)
    """What the page's own check found of the same text, as a browser told it: `exercises.practice` says what for."""

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-id"]
        indexes = [
            models.Index(fields=["user", "-submitted_at"], name="submission_user_newest"),
            models.Index(fields=["user", "exercise", "result"], name="submission_user_exercise"),
            models.Index(fields=["lease_until"], name="submission_pending", condition=Q(result__in=PENDING)),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise} ({self.get_result_display()})"

    def get_absolute_url(self) -> str:
        return addresses("exercises:submission_detail")(self.pk)

    def get_result_display(self) -> str:  # type: ignore[no-redef]  # the plugin has Django's own in its place
        """The result in words. Django's own way translates those of all results each time, to hash them."""
        return str(dict(Result.choices).get(self.result, self.result))

    @property
    def is_accepted(self) -> bool:
        """Whether the judge accepted it."""
        return self.result == Result.ACCEPTED

    @property
    def is_pending(self) -> bool:
        """Whether it still waits for a verdict."""
        return self.result in PENDING


def is_solved() -> Exists:
    """In a query of submissions: whether the learner of each has solved its exercise by now."""
    accepted = Submission.objects.accepted().filter(user=OuterRef("user"), exercise=OuterRef("exercise"))
    return Exists(accepted)


class Disagreement(models.Model):
    """The page's check and the judge did not agree on a public case: a fault of the content, or a browser that lies.

    Holds nothing of the learners whose submissions it was found by, but how many there were.
    """

    exercise = models.ForeignKey(Exercise, models.CASCADE, related_name="disagreements")
    case_hash = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField(_("case"))
    in_page = models.CharField(_("in the page"), max_length=20)
    judged = models.CharField(_("by the judge"), max_length=20)
    times = models.PositiveIntegerField(_("times"), default=0)
    first_seen = models.DateTimeField(_("first seen"), default=timezone.now)
    last_seen = models.DateTimeField(_("last seen"), default=timezone.now)

    class Meta:
        ordering = ["-last_seen"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "case_hash", "number", "in_page", "judged"], name="one_row_a_disagreement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.exercise}, {self.number}: {self.in_page}, {self.judged}"


class KeptDraft(models.Model):
    """Text that is being written. `revision` grows with each save; `exercises.keeping` refuses one over a newer one."""

    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class KeptVersion(models.Model):
    """What such a text once was; `exercises.keeping` says when a version ends and a new one begins.

    `is_closed`: it stays as it is, whatever is saved next.
    """

    began_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    is_closed = models.BooleanField(default=False)

    class Meta:
        abstract = True


class DraftVersion(KeptVersion):
    """What a learner's work on an exercise once was."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="draft_versions")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="draft_versions")
    files = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "exercise", "-id"], name="draft_version_newest")]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise} ({self.saved_at:%Y-%m-%d %H:%M})"

    @property
    def texts(self) -> dict[str, str]:
        """What is shown of it: a name and a text for each file."""
        return dict(self.files)


class Draft(KeptDraft):
    """A learner's unsent work on an exercise."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="drafts")
    files = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "exercise"], name="one_draft_a_user_and_exercise")]

    def __str__(self) -> str:
        return f"{self.user}: {self.exercise} ({self.revision})"


class WorkerState(models.Model):
    """What a worker last said of itself, and when: by this the pages, which run elsewhere, know whether it judges."""

    class Condition(models.TextChoices):
        JUDGES = "judges", _("Judges")
        NO_WALL = "no_wall", _("Cannot build a wall")
        WAITS = "waits", _("Waits for its judge")

    name = models.CharField(max_length=200, unique=True)
    condition = models.CharField(max_length=10, choices=Condition.choices)
    wall = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.get_condition_display()}"

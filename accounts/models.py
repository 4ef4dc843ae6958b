"""The learner's shelf. `accounts.progress` alone writes progress; rows made by other hands count as they stand."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import completion, departures, limits, second_factor  # noqa: F401  # three of them bring models
from accounts.certificates import Certificate as Certificate
from accounts.clock import CompactMoment, Moment
from accounts.streaks import MOST_REST_DAYS, Measure
from courses.models import Course, Lesson, Question
from exercises.models import Exercise, KeptDraft, KeptVersion

NOTE_MAX_CHARACTERS = 100_000
USER = settings.AUTH_USER_MODEL
SCORE_IN_BOUNDS = Q(score__gte=0, score__lte=F("max_score"))


class Profile(models.Model):
    """What a user tells of themselves. The keys are casefolded copies that make names and addresses unique.

    `rest_days` a week break no streak; `goal` is so many of `goal_measure` a week, none where there is no goal.
    `untold_event` is the first correction of an exercise that the learner has not been told of, if there is one.
    """

    class GoalMeasure(models.TextChoices):
        DAYS = Measure.DAYS.value, _("days with something learned")
        LESSONS = Measure.LESSONS.value, _("lessons completed")
        EXERCISES = Measure.EXERCISES.value, _("exercises solved")

    user = models.OneToOneField(USER, models.CASCADE, related_name="profile")
    bio = models.TextField(_("about you"), max_length=500, blank=True)
    avatar = models.ImageField(_("picture"), upload_to="avatars/", null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", blank=True)
    time_zone_offered = models.BooleanField(default=False, editable=False)
    streaks_on = models.BooleanField(_("streak and weekly goal"), default=True)
    rest_days = models.PositiveSmallIntegerField(_("rest days a week"), default=2)
    goal_measure = models.CharField(max_length=10, choices=GoalMeasure, default=GoalMeasure.DAYS)
    goal = models.PositiveSmallIntegerField(_("weekly goal"), null=True, blank=True)
    untold_event = models.BigIntegerField(null=True, editable=False)
    username_key = models.CharField(max_length=300, unique=True, null=True, editable=False)
    email_key = models.CharField(max_length=520, unique=True, null=True, editable=False)
    created_at = Moment(auto_now_add=True)
    updated_at = Moment(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(rest_days__lte=MOST_REST_DAYS), name="rest_days_of_a_week")]

    def __str__(self) -> str:
        return f"{self.user.username}'s profile"


class CourseProgress(models.Model):
    """How far a learner is in a course. The percentage is computed, never stored."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="course_progress")
    course = models.ForeignKey(Course, models.PROTECT, related_name="progress")
    started_at = Moment(auto_now_add=True)
    last_accessed_at = Moment(auto_now=True)
    is_completed = models.BooleanField(_("completed"), default=False)
    completion_date = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("course progress")
        constraints = [models.UniqueConstraint(fields=["user", "course"], name="one_progress_a_user_and_course")]
        indexes = [models.Index(fields=["user", "-last_accessed_at"], name="course_progress_latest")]

    def __str__(self) -> str:
        return f"{self.user.username}'s progress on {self.course.title}"


class LessonProgress(models.Model):
    """How far a learner is in a lesson. `declared_at` is set while the lesson counts by the learner's word."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="lesson_progress", db_index=False)
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="progress", db_index=False)
    is_completed = models.BooleanField(_("completed"), default=False)
    completion_date = CompactMoment(null=True, blank=True)
    last_accessed_at = CompactMoment(auto_now=True)
    read_at = CompactMoment(null=True, blank=True)
    declared_at = CompactMoment(null=True, blank=True)
    evidence_at = CompactMoment(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("lesson progress")
        # The largest table of a site: nothing but its deletion asks for all rows of a lesson.
        constraints = [models.UniqueConstraint(fields=["user", "lesson"], name="one_progress_a_user_and_lesson")]

    def __str__(self) -> str:
        return f"{self.user.username}'s progress on {self.lesson.title}"

    @property
    def ground(self) -> completion.Ground | None:
        """What the lesson counts by; None while it is not complete."""
        if not self.is_completed:
            return None
        return completion.ground(evidence=self.evidence_at is not None, word=self.declared_at is not None)


class QuizAttempt(models.Model):
    """One answered quiz: a point for each question answered right."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="quiz_attempts")
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="quiz_attempts")
    score = models.IntegerField(_("score"))
    max_score = models.IntegerField(_("out of"))
    attempt_date = Moment(auto_now_add=True)

    class Meta:
        ordering = ["-attempt_date", "-id"]
        constraints = [models.CheckConstraint(condition=SCORE_IN_BOUNDS, name="quiz_score_between_0_and_max")]
        indexes = [
            models.Index(fields=["user", "-attempt_date"], name="quiz_attempt_newest"),
            models.Index(fields=["user", "lesson"], name="quiz_attempt_user_lesson"),
        ]

    def __str__(self) -> str:
        return f"{self.user.username}'s quiz attempt for {self.lesson.title}"

    @property
    def percentage(self) -> float:
        """The share of points, 0 to 100; 0 for an attempt at a quiz without questions."""
        return completion.percentage(self.score, self.max_score)

    @property
    def passed(self) -> bool:
        """Whether the score was enough."""
        return completion.quiz_passed(self.score, self.max_score)


class QuizAnswer(models.Model):
    """What was answered to one question of one attempt."""

    attempt = models.ForeignKey(QuizAttempt, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    answer = models.JSONField(null=True, blank=True)
    is_right = models.BooleanField()
    misconceptions = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "question"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.question}"


class Note(models.Model):
    """A learner's own note, in Markdown, about a lesson, an exercise, both or nothing in particular."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="notes")
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("note"))
    content_html = models.TextField(blank=True, editable=False)
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="notes", null=True, blank=True)
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="notes", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = Moment(auto_now_add=True)
    updated_at = Moment(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["user", "-updated_at", "-id"], name="note_newest"),
            models.Index(fields=["user", "-created_at", "-id"], name="note_created"),
            models.Index(F("user"), Lower("title"), F("id").desc(), name="note_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("accounts:note_detail", args=[self.pk])


class NotePassage(models.Model):
    """The passage of its lesson that a note is about; `accounts.passages` finds it again when the lesson was edited."""

    note = models.OneToOneField(Note, models.CASCADE, related_name="passage", primary_key=True)
    exact = models.TextField()
    prefix = models.CharField(max_length=100, blank=True)
    suffix = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return self.exact


class NoteDraft(KeptDraft):
    """Typed into a note's form (its `place`, see `note_drafts`) and not saved; `base` is the note's revision before."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="note_drafts")
    place = models.CharField(max_length=100)
    note = models.ForeignKey(Note, models.CASCADE, related_name="drafts", null=True)
    title = models.CharField(max_length=200, blank=True)
    content = models.TextField(blank=True)
    base = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="one_note_draft_a_user_and_place")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.place} ({self.revision})"


class NoteVersion(KeptVersion):
    """What was once typed into a note's form, or saved as the note (`is_saved`)."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="note_versions")
    place = models.CharField(max_length=100)
    note = models.ForeignKey(Note, models.CASCADE, related_name="versions", null=True)
    title = models.CharField(max_length=200, blank=True)
    content = models.TextField(blank=True)
    is_saved = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "place", "-id"], name="note_version_newest")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.place} ({self.saved_at:%Y-%m-%d %H:%M})"

    @property
    def texts(self) -> dict[str, str]:
        """What is shown of it: its title and its text."""
        return {self.title or str(_("Without a title")): self.content}


class Favorite(models.Model):
    """A star on a lesson or an exercise."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="favorites")
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="favorites", null=True, blank=True)
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="favorites", null=True, blank=True)
    created_at = Moment(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "lesson"], name="one_favorite_a_user_and_lesson"),
            models.UniqueConstraint(fields=["user", "exercise"], name="one_favorite_a_user_and_exercise"),
            models.CheckConstraint(
                condition=Q(lesson__isnull=False, exercise__isnull=True)
                | Q(lesson__isnull=True, exercise__isnull=False),
                name="favorite_of_lesson_or_exercise",
            ),
        ]

    def __str__(self) -> str:
        if self.lesson is not None:
            return f"{self.user.username}'s favorite lesson: {self.lesson.title}"
        return f"{self.user.username}'s favorite exercise: {self.exercise.title if self.exercise else '?'}"

    @property
    def target(self) -> Lesson | Exercise | None:
        """What the star is on."""
        return self.lesson or self.exercise


class LearningEvent(models.Model):
    """One real transition in a learner's history. Rows are added, never changed; reviews and reports read them.

    `amount` is how many of what its kind counts: questions answered in a quiz, lessons that a word taken back undid.
    `utc_offset` is how many minutes the learner's clock was ahead of UTC; none where nobody wrote it down.
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("Opened")
        READ = "read", _("Marked as read")
        DECLARED = "declared", _("Known already")
        WITHDRAWN = "withdrawn", _("Word taken back")
        QUIZ = "quiz", _("Quiz answered")
        ACCEPTED = "accepted", _("Exercise accepted")
        LESSON_COMPLETED = "lesson_completed", _("Lesson completed")
        COURSE_COMPLETED = "course_completed", _("Course completed")
        CORRECTED = "corrected", _("Corrected by an administrator")
        IMPORTED = "imported", _("Taken over from rows made elsewhere")
        MOVED = "moved", _("Time zone changed")
        REVIEWED = "reviewed", _("Card answered in a review")

    user = models.ForeignKey(USER, models.CASCADE, related_name="learning_events")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    course = models.ForeignKey(Course, models.PROTECT, related_name="+", null=True, blank=True)
    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="+", null=True, blank=True)
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    local_date = models.DateField()
    utc_offset = models.SmallIntegerField(null=True, blank=True)
    amount = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["user", "at"], name="event_user_at")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.at:%Y-%m-%d %H:%M}"

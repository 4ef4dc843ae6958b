"""What is taught. Every row mirrors a file of the course library; `courses.importing` alone writes them from there."""

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.addresses import addresses

M = TypeVar("M", bound=models.Model, covariant=True)


class ArchivableQuerySet(models.QuerySet[M]):
    """Rows that are archived, never deleted, when their file leaves the library."""

    def current(self) -> Self:
        """What is in the library today."""
        return self.filter(archived_at=None)


class Archivable(models.Model):
    """A row that outlives its file: learners' records go on pointing at it."""

    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_archived(self) -> bool:
        """Whether the file has left the library."""
        return self.archived_at is not None


class Concept(models.Model):
    """Something that a lesson teaches and an exercise practises, such as `list-slice`."""

    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Course(Archivable):
    """A course of the library, identified by its slug."""

    class Level(models.TextChoices):
        BEGINNER = "beginner", _("Beginner")
        INTERMEDIATE = "intermediate", _("Intermediate")
        ADVANCED = "advanced", _("Advanced")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    summary = models.TextField(_("summary"), blank=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, default=Level.BEGINNER)
    licence = models.CharField(_("licence"), max_length=50, blank=True, default="CC-BY-SA-4.0")
    order = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArchivableQuerySet["Course"].as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return addresses("courses:course_detail")(self.slug)


class Module(models.Model):
    """A chapter of a course. No learner's row points at it, so it goes when its entry goes."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="modules")
    slug = models.SlugField(max_length=100)
    title = models.CharField(_("title"), max_length=200)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="module_slug_in_course")]

    def __str__(self) -> str:
        return self.title


class Lesson(Archivable):
    """A lesson; `order` counts through the whole course, whatever the module."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="lessons")
    module = models.ForeignKey(Module, models.SET_NULL, related_name="lessons", null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=100)
    order = models.PositiveIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    objectives = models.JSONField(default=list, blank=True)
    needs = models.ManyToManyField("self", symmetrical=False, related_name="needed_by", blank=True)
    teaches = models.ManyToManyField(Concept, related_name="taught_in", blank=True)
    source = models.TextField(_("source"), blank=True)
    html = models.TextField(blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArchivableQuerySet["Lesson"].as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["course", "slug"], name="lesson_slug_in_course")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The lesson's page; needs `course` loaded."""
        return addresses("courses:lesson_detail", self.course.slug)(self.slug)

    @property
    def is_gone(self) -> bool:
        """Whether the lesson or its whole course has left the library; needs `course` loaded."""
        return self.is_archived or self.course.is_archived


class Misconception(models.Model):
    """What people believe that is not so, what to say, and where to go back to."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    say = models.TextField(blank=True)
    lesson = models.ForeignKey(Lesson, models.SET_NULL, related_name="misconceptions", null=True, blank=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title


class Quiz(Archivable):
    """The quiz of a lesson."""

    lesson = models.OneToOneField(Lesson, models.CASCADE, related_name="quiz")
    title = models.CharField(_("title"), max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = ArchivableQuerySet["Quiz"].as_manager()

    class Meta:
        verbose_name_plural = _("quizzes")

    def __str__(self) -> str:
        return self.title or str(self.lesson)


class Question(Archivable):
    """One question; `data` is what `courses.quizzes` grades by, its key included, and is never sent to a page whole."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("One answer")
        MULTIPLE = "multiple", _("Several answers")
        SHORT = "short", _("Short answer")
        PREDICT = "predict", _("Predict the output")
        BLANKS = "blanks", _("Fill in the blanks")
        ORDER = "order", _("Put in order")

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="questions")
    slug = models.SlugField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SINGLE)
    order = models.PositiveIntegerField(default=0)
    stem_html = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    why_html = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = ArchivableQuerySet["Question"].as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["quiz", "slug"], name="question_slug_in_quiz")]

    def __str__(self) -> str:
        return self.slug

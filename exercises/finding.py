"""Finding exercises: the filters of the list."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from courses.models import Concept, Course
from exercises.models import Exercise, Submission

DIFFICULTIES = [(1, _("Easy")), (2, _("Medium")), (3, _("Demanding")), (4, _("Hard"))]
SOLVED = [("no", _("Not solved yet")), ("yes", _("Solved")), ("tried", _("Tried, not solved"))]


def with_own_record(exercises: QuerySet[Exercise], user_id: int | None) -> QuerySet[Exercise]:
    """The exercises with `solved` and `tried` of this learner; both false for nobody."""
    return exercises.annotate(solved=_solved_by(user_id), tried=_tried_by(user_id))


def _solved_by(user_id: int | None) -> Exists:
    return Exists(Submission.objects.accepted().filter(user=user_id, exercise=OuterRef("pk")))


def _tried_by(user_id: int | None) -> Exists:
    return Exists(Submission.objects.attempts().filter(user=user_id, exercise=OuterRef("pk")))


class ExerciseFilter(forms.Form):
    """What to look for. A value that is not on offer is ignored, not refused: such links grow old."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    course = forms.ModelChoiceField(
        label=_("Course"),
        queryset=Course.objects.current(),
        to_field_name="slug",
        required=False,
        empty_label=_("Any course"),
    )
    concept = forms.ModelChoiceField(
        label=_("Concept"),
        queryset=Concept.objects.filter(exercises__archived_at=None, exercises__isnull=False).distinct(),
        to_field_name="slug",
        required=False,
        empty_label=_("Any concept"),
    )
    difficulty = forms.TypedChoiceField(
        label=_("Difficulty"),
        choices=[("", _("Any difficulty")), *DIFFICULTIES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    solved = forms.ChoiceField(label=_("Your record"), choices=[("", _("Solved or not")), *SOLVED], required=False)

    def find(self, user_id: int | None) -> QuerySet[Exercise]:
        """The exercises in the library that fit, in the order of study, with the learner's record."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        found = with_own_record(Exercise.objects.current(), user_id).select_related("lesson__course")
        if wanted.get("q"):
            found = found.filter(Q(title__icontains=wanted["q"]) | Q(lesson__title__icontains=wanted["q"]))
        if wanted.get("course"):
            found = found.filter(lesson__course=wanted["course"])
        if wanted.get("concept"):
            found = found.filter(concepts=wanted["concept"])
        if wanted.get("difficulty"):
            found = found.filter(difficulty=wanted["difficulty"])
        if wanted.get("solved"):
            found = found.filter(_solved_by(user_id) if wanted["solved"] == "yes" else ~_solved_by(user_id))
        if wanted.get("solved") == "tried":
            found = found.filter(_tried_by(user_id))
        return found.order_by("lesson__course__order", "lesson__order", "order", "pk")

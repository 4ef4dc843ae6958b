"""Which lesson to go back to for a concept."""

from collections.abc import Sequence

from django.db.models import F

from courses.models import Lesson


def lesson_teaching(concepts: Sequence[str]) -> Lesson | None:
    """The first lesson in the order of study that teaches the first of these concepts that any lesson teaches.

    Comes with its course. None when the library teaches none of them.
    """
    taught = lessons_teaching(concepts)
    return next((taught[concept] for concept in concepts if concept in taught), None)


def lessons_teaching(concepts: Sequence[str]) -> dict[str, Lesson]:
    """The first lesson in the order of study that teaches each of these concepts, with its course; in one query."""
    taught = (
        Lesson.objects.current()
        .filter(course__archived_at=None, teaches__slug__in=concepts)
        .annotate(concept=F("teaches__slug"))
        .select_related("course")
        .defer("source", "html")
        .order_by("course__order", "course_id", "order", "pk")
    )
    return {lesson.concept: lesson for lesson in reversed(taught)}

"""Which lesson to go back to for a concept."""

from collections.abc import Sequence

from courses.models import Lesson


def lesson_teaching(concepts: Sequence[str]) -> Lesson | None:
    """The first lesson in the order of study that teaches the first of these concepts that any lesson teaches.

    Comes with its course. None when the library teaches none of them.
    """
    taught = (
        Lesson.objects.current()
        .filter(course__archived_at=None, teaches__slug__in=concepts)
        .select_related("course")
        .order_by("course__order", "course_id", "order", "pk")
        .values_list("pk", "teaches__slug")
    )
    first = {slug: pk for pk, slug in reversed(taught)}
    pk = next((first[concept] for concept in concepts if concept in first), None)
    return None if pk is None else Lesson.objects.select_related("course").get(pk=pk)

"""Stars on lessons and exercises."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Lower

from accounts.models import Favorite
from courses.models import Lesson
from exercises.models import Exercise

SORTS: dict[str, tuple[Any, ...]] = {
    "newest": ("-created_at", "-id"),
    "oldest": ("created_at", "id"),
    "title": (Lower(Coalesce("lesson__title", "exercise__title")), "-id"),
}


def set_favorite(user: User, target: Lesson | Exercise, *, on: bool | None = None) -> bool:
    """Set the star, or turn it over when `on` is None; returns whether it is on now.

    Safe against two at once: the row count of the deletion says whether the star was on, and of two insertions the
    database keeps one.
    """
    field = "lesson" if isinstance(target, Lesson) else "exercise"
    own = Favorite.objects.filter(user=user, **{field: target})
    with transaction.atomic():
        removed = 0 if on else own.delete()[0]
        if on is False or removed:
            return False
        Favorite.objects.bulk_create([Favorite(user=user, **{field: target})], ignore_conflicts=True)
        return True


def starred_lessons(user_id: int | None, lesson_ids: Iterable[int]) -> frozenset[int]:
    """Which of these lessons the user has starred, in one query; none for nobody (None)."""
    return _starred(user_id, "lesson_id", lesson_ids)


def starred_exercises(user_id: int | None, exercise_ids: Iterable[int]) -> frozenset[int]:
    """The same for exercises."""
    return _starred(user_id, "exercise_id", exercise_ids)


def _starred(user_id: int | None, field: str, ids: Iterable[int]) -> frozenset[int]:
    if user_id is None:
        return frozenset()
    rows = Favorite.objects.filter(user_id=user_id, **{f"{field}__in": list(ids)}).order_by()
    return frozenset(rows.values_list(field, flat=True))


def search(user: User, text: str = "", sort: str = "newest") -> QuerySet[Favorite]:
    """The user's favourites whose titles hold the text; an unknown `sort` is the newest first."""
    rows = Favorite.objects.filter(user=user).select_related("lesson__course", "exercise")
    rows = rows.defer("lesson__source", "lesson__html", "exercise__statement_html", "exercise__definition")
    if text:
        rows = rows.filter(
            Q(lesson__title__icontains=text)
            | Q(lesson__course__title__icontains=text)
            | Q(exercise__title__icontains=text)
        )
    return rows.order_by(*SORTS.get(sort, SORTS["newest"]))

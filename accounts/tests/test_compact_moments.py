"""Moments that SQLite keeps as numbers: told, compared and sorted as those that it keeps as texts."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.db.models import F, Max, Min

from accounts.models import LessonProgress
from tests.factory import make_course, make_lesson, make_user

EARLY = datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC)
LATE = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
ZONE = timedelta(hours=9)


def make_row(user: User, completed: datetime | None) -> LessonProgress:
    return LessonProgress.objects.create(user=user, lesson=make_lesson(), completion_date=completed)


def test_what_is_kept_is_told(learner: User) -> None:
    rows = [make_row(learner, moment) for moment in (EARLY, LATE, None)]
    for row, moment in zip(rows, (EARLY, LATE, None), strict=True):
        row.refresh_from_db()
        assert row.completion_date == moment
        assert row.last_accessed_at.tzinfo is not None
    assert list(LessonProgress.objects.order_by("pk").values_list("completion_date", flat=True)) == [EARLY, LATE, None]


def test_moments_are_compared_and_sorted(learner: User) -> None:
    early, late = make_row(learner, EARLY), make_row(learner, LATE)
    rows = LessonProgress.objects
    assert rows.get(completion_date=EARLY) == early
    assert rows.get(completion_date__gt=EARLY) == late
    assert rows.get(completion_date__lte=LATE - ZONE) == early
    assert rows.get(completion_date__range=(EARLY, EARLY + ZONE)) == early
    assert rows.get(completion_date__in=[LATE]) == late
    assert list(rows.order_by("-completion_date")) == [late, early]
    assert rows.aggregate(Min("completion_date"), Max("completion_date")) == {
        "completion_date__min": EARLY,
        "completion_date__max": LATE,
    }


def test_moments_are_updated_one_by_one_and_together(learner: User) -> None:
    rows = [make_row(learner, EARLY), make_row(learner, LATE)]
    LessonProgress.objects.update(evidence_at=F("completion_date"), read_at=LATE)
    for row in rows:
        row.refresh_from_db()
        row.declared_at = row.evidence_at
    assert [row.evidence_at for row in rows] == [EARLY, LATE]
    LessonProgress.objects.bulk_update(rows, ["declared_at"])
    assert list(LessonProgress.objects.order_by("pk").values_list("declared_at", "read_at")) == [
        (EARLY, LATE),
        (LATE, LATE),
    ]


@pytest.mark.django_db(transaction=True)
def test_rows_of_before_are_taken_over_and_back() -> None:
    learner = make_user("ada")
    migration = import_module("accounts.migrations.0012_compact_lesson_progress")
    for moment in (EARLY, LATE, None):
        make_row(learner, moment)
    with connection.schema_editor() as editor:
        migration.to_texts(None, editor)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT completion_date || '' FROM accounts_lessonprogress ORDER BY id")
            told = [value for (value,) in cursor.fetchall()]
            assert told == ["2024-02-29 23:59:59.999999", "2026-11-28 03:00:00.000000", None]
            # As Django wrote a moment that has no part of a second.
            cursor.execute("UPDATE accounts_lessonprogress SET last_accessed_at = '2025-01-01 00:00:00'")
    with connection.schema_editor() as editor:
        migration.to_numbers(None, editor)
    rows = LessonProgress.objects.order_by("pk")
    assert list(rows.values_list("completion_date", flat=True)) == [EARLY, LATE, None]
    if connection.vendor == "sqlite":
        assert rows[0].last_accessed_at == datetime(2025, 1, 1, tzinfo=UTC)
    make_row(learner, LATE)
    with pytest.raises(IntegrityError):
        LessonProgress.objects.create(user=learner, lesson=rows[0].lesson)


def test_the_table_has_the_indexes_that_pages_ask(learner: User) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "accounts_lessonprogress")
    indexed = sorted(tuple(told["columns"]) for told in found.values() if told["index"] or told["unique"])
    assert {columns for columns in indexed if columns != ("id",)} == {("user_id", "lesson_id")}


@pytest.mark.django_db
def test_a_course_is_read_with_them() -> None:
    assert make_course(lessons=1).lessons.filter(progress__completion_date__gt=EARLY).count() == 0

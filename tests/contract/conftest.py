"""Rows made with nothing but what SPEC.md promises: these tests know no helper of the site's own."""

import pytest

from courses.models import Course, Lesson
from exercises.models import Exercise


@pytest.fixture
def course(db: None) -> Course:
    return Course.objects.create(title="Core", slug="core")


@pytest.fixture
def lesson(course: Course) -> Lesson:
    return Lesson.objects.create(course=course, title="Slices", slug="slices")


@pytest.fixture
def exercise(db: None) -> Exercise:
    return Exercise.objects.create(title="Rotate", slug="rotate")

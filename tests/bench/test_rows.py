"""The bench's own learners: rows that neither the database nor the proofs have anything against."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from accounts.models import CourseProgress, LessonProgress, Note, Profile
from bench.pages.acts import ACTS, COMPLETE
from bench.pages.rows import COURSES, FIRST_LEARNER, FIRST_LESSON, NOTE_TAKER, NOTES_OF_ONE, Dialect, statements
from courses.models import Course, Lesson
from tests.factory import make_course

pytestmark = pytest.mark.django_db
ROWS = 500


@pytest.fixture
def filled() -> None:
    for title in ("One", "Two"):
        make_course(title=title)
    with connection.cursor() as cursor:
        for statement in statements(Dialect(connection.vendor), ROWS):
            cursor.execute(statement)
    connection.check_constraints()


@pytest.mark.usefixtures("filled")
def test_as_many_rows_as_were_asked_for() -> None:
    assert LessonProgress.objects.count() == ROWS
    assert CourseProgress.objects.count() == ROWS // 10
    assert LessonProgress.objects.filter(is_completed=True).count() == ROWS * 6 // 10
    assert Course.objects.current().count() == COURSES
    assert Note.objects.filter(user=NOTE_TAKER).count() == NOTES_OF_ONE


@pytest.mark.usefixtures("filled")
def test_the_proofs_have_nothing_against_them() -> None:
    call_command("rebuild_progress", "--check")


@pytest.mark.usefixtures("filled")
def test_a_learner_has_begun_the_courses_of_the_lessons() -> None:
    learner = User.objects.get(pk=FIRST_LEARNER + 3)
    lessons = Lesson.objects.filter(progress__user=learner)
    begun = CourseProgress.objects.filter(user=learner).values_list("course_id", flat=True)
    assert set(lessons.values_list("course_id", flat=True)) == set(begun)
    assert Profile.objects.get(user=learner).time_zone == "Europe/Vienna"
    assert all(row.last_accessed_at.year == 2025 for row in learner.lesson_progress.all())


@pytest.mark.usefixtures("filled")
def test_the_addresses_of_acts_are_those_of_made_lessons() -> None:
    lesson = Lesson.objects.get(pk=FIRST_LESSON + 25)
    assert COMPLETE.address(lesson.pk) == f"{lesson.get_absolute_url()}read/"


def test_every_act_has_a_name_of_its_own() -> None:
    assert len({act.name for act in ACTS}) == len(ACTS)

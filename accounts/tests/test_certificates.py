"""Certificates: their codes, what they count, and what takes them back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts import progress
from accounts.certificates import ALPHABET, LENGTH, Certificate, new_code, read_code
from accounts.models import CourseProgress, LessonProgress
from courses.models import Course, Lesson
from exercises.models import Exercise
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

db = pytest.mark.django_db


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH), st.booleans())
def test_a_code_is_read_as_people_type_it(code: str, is_small: bool) -> None:
    shown = Certificate(code=code).shown_code
    assert read_code(shown.lower() if is_small else f" {shown} ") == code
    assert read_code(shown.replace("0", "O").replace("1", "l")) == code


@given(st.text())
def test_whatever_is_typed_is_a_code_or_nothing(typed: str) -> None:
    assert read_code(typed) == "" or (len(read_code(typed)) == LENGTH and set(read_code(typed)) <= set(ALPHABET))


def test_codes_have_more_than_120_bits_and_differ() -> None:
    assert len(ALPHABET) ** LENGTH > 2**120
    assert len({new_code() for _time in range(1000)}) == 1000


@pytest.fixture
def course(learner: User) -> Course:
    """A course that the learner completed: one lesson by work, one by reading, two by word, one by a record."""
    course = make_course(title="First Steps", digest="d" * 64)
    work, read, *said, record = (make_lesson(course, order=order) for order in range(5))
    make_quiz(work)
    exercise = make_exercise(work)
    progress.submit_quiz(learner, work, {"q0": "right", "q1": "right"})
    make_submission(learner, exercise)
    progress.accept_exercise(learner, exercise)
    progress.mark_read(learner, read)
    LessonProgress.objects.create(user=learner, lesson=record, is_completed=True)
    for lesson in said:
        progress.declare_known(learner, lesson)
    return course


def counts(certificate: Certificate) -> tuple[int, int, int, int]:
    return certificate.by_work, certificate.by_reading, certificate.by_word, certificate.by_record


@db
def test_it_says_by_what_the_lessons_count(learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada L.")
    assert counts(certificate) == (1, 1, 2, 1)
    assert certificate.lessons == 5
    assert (certificate.name, certificate.title, certificate.version) == ("Ada L.", "First Steps", "d" * 64)
    assert certificate.completed_at == CourseProgress.objects.get().completion_date


@db
def test_lessons_that_came_after_are_not_counted(learner: User, course: Course) -> None:
    CourseProgress.objects.update(completion_date=timezone.now() + timedelta(seconds=1))
    new = make_lesson(course, order=9)
    progress.mark_read(learner, new)
    LessonProgress.objects.filter(lesson=new).update(completion_date=timezone.now() + timedelta(hours=1))
    assert progress.issue_certificate(learner, course, "Ada").lessons == 5


@db
def test_a_reading_lesson_that_asks_for_more_today_still_counts_by_reading(learner: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    make_exercise(lesson)
    assert counts(progress.issue_certificate(learner, lesson.course, "Ada")) == (0, 1, 0, 0)


@db
def test_work_that_the_lesson_does_not_ask_for_any_more_was_work(learner: User) -> None:
    lesson = make_lesson()
    exercise = make_exercise(lesson)
    make_submission(learner, exercise)
    progress.accept_exercise(learner, exercise)
    progress.mark_read(learner, lesson)
    Exercise.objects.update(archived_at=timezone.now())
    assert counts(progress.issue_certificate(learner, lesson.course, "Ada")) == (1, 0, 0, 0)


@db
def test_an_open_course_gets_none(learner: User) -> None:
    course = make_course(lessons=2)
    progress.mark_read(learner, course.lessons.all()[0])
    with pytest.raises(progress.NotComplete):
        progress.issue_certificate(learner, course, "Ada")
    assert not Certificate.objects.exists()


@db
def test_a_course_complete_by_a_record_alone_says_nothing_of_lessons(learner: User) -> None:
    row = CourseProgress.objects.create(user=learner, course=make_course(lessons=1), is_completed=True)
    certificate = progress.issue_certificate(learner, row.course, "Ada")
    assert (certificate.lessons, certificate.version, certificate.completed_at) == (0, "", None)


@db
def test_there_is_one_at_a_time(learner: User, course: Course) -> None:
    first = progress.issue_certificate(learner, course, "Ada")
    assert progress.issue_certificate(learner, course, "Somebody else") == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(user=learner, course=course, issued_at=timezone.now(), name="x", title="x")
    assert progress.withdraw_certificate(learner, course)
    assert not progress.withdraw_certificate(learner, course)
    second = progress.issue_certificate(learner, course, "Ada")
    assert second.code != first.code


@db
def test_it_stays_as_it_was_when_the_course_changes(learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    make_lesson(course, order=9)
    Course.objects.update(title="Other", digest="e" * 64)
    Lesson.objects.filter(order=0).update(archived_at=timezone.now())
    certificate.refresh_from_db()
    assert (certificate.title, certificate.version, certificate.lessons) == ("First Steps", "d" * 64, 5)
    assert certificate.withdrawn_at is None


def is_valid(certificate: Certificate) -> bool:
    return Certificate.objects.get(pk=certificate.pk).withdrawn_at is None


@db
def test_a_word_taken_back_takes_the_certificate_that_counts_it(learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    progress.withdraw_declaration(learner, course.lessons.get(order=0))
    assert is_valid(certificate)
    progress.withdraw_declaration(learner, course.lessons.get(order=2))
    assert not is_valid(certificate)


@db
def test_a_word_given_and_taken_back_later_leaves_it_alone(learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    new = make_lesson(course, order=9)
    progress.declare_known(learner, new)
    progress.withdraw_declaration(learner, new)
    assert is_valid(certificate)


@db
def test_a_word_taken_back_over_evidence_leaves_it_alone(learner: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    said = course.lessons.get(order=2)
    progress.mark_read(learner, said)
    progress.withdraw_declaration(learner, said)
    assert is_valid(certificate)


@db
def test_the_word_of_another_learner_or_course_leaves_it_alone(learner: User, other: User, course: Course) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    elsewhere = make_lesson()
    progress.declare_known(learner, elsewhere)
    progress.withdraw_declaration(learner, elsewhere)
    progress.declare_known(other, course.lessons.get(order=2))
    progress.withdraw_declaration(other, course.lessons.get(order=2))
    assert is_valid(certificate)


@db
@pytest.mark.parametrize("what", ["lesson", "course"])
def test_an_administrators_correction_takes_it_back(learner: User, teacher: User, course: Course, what: str) -> None:
    certificate = progress.issue_certificate(learner, course, "Ada")
    if what == "lesson":
        lesson_row = LessonProgress.objects.get(lesson__order=0)
        progress.correct_lesson_progress(lesson_row, by=teacher)
        assert is_valid(certificate)
        lesson_row.is_completed = False
        progress.correct_lesson_progress(lesson_row, by=teacher)
    else:
        course_row = CourseProgress.objects.get()
        progress.correct_course_progress(course_row, by=teacher)
        assert is_valid(certificate)
        course_row.is_completed = False
        progress.correct_course_progress(course_row, by=teacher)
    assert not is_valid(certificate)

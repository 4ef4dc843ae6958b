"""SPEC.md, "Models (accounts)": each row of the table, and what may be created with only the promised fields."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from accounts.models import CourseProgress, Favorite, LessonProgress, Note, Profile, QuizAttempt
from courses.models import Course, Lesson
from exercises.models import Exercise, Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    return Course.objects.create(title="Core", slug="core")


@pytest.fixture
def lesson(course: Course) -> Lesson:
    return Lesson.objects.create(course=course, title="Slices", slug="slices")


@pytest.fixture
def exercise() -> Exercise:
    return Exercise.objects.create(title="Rotate", slug="rotate")


RELATED = [
    (Profile, "user", "profile"),
    (CourseProgress, "user", "course_progress"),
    (CourseProgress, "course", "progress"),
    (LessonProgress, "user", "lesson_progress"),
    (LessonProgress, "lesson", "progress"),
    (QuizAttempt, "user", "quiz_attempts"),
    (QuizAttempt, "lesson", "quiz_attempts"),
    (Note, "user", "notes"),
    (Note, "lesson", "notes"),
    (Note, "exercise", "notes"),
    (Favorite, "user", "favorites"),
    (Favorite, "lesson", "favorites"),
    (Favorite, "exercise", "favorites"),
]


@pytest.mark.parametrize(("model", "field", "name"), RELATED)
def test_related_names_and_what_deleting_does(model: type[models.Model], field: str, name: str) -> None:
    relation: Any = model._meta.get_field(field)
    assert relation.remote_field.related_name == name
    assert relation.remote_field.on_delete is (models.CASCADE if field == "user" else models.PROTECT)


def test_the_user_is_djangos_own() -> None:
    assert settings.AUTH_USER_MODEL == "auth.User"
    assert Note._meta.get_field("user").related_model is User


DATES = [
    (Profile, "created_at", "updated_at"),
    (CourseProgress, "started_at", "last_accessed_at"),
    (LessonProgress, None, "last_accessed_at"),
    (QuizAttempt, "attempt_date", None),
    (Note, "created_at", "updated_at"),
    (Favorite, "created_at", None),
]


@pytest.mark.parametrize(("model", "made", "changed"), DATES)
def test_dates_set_themselves(model: type[models.Model], made: str | None, changed: str | None) -> None:
    if made:
        assert getattr(model._meta.get_field(made), "auto_now_add", False)
    if changed:
        assert getattr(model._meta.get_field(changed), "auto_now", False)


def test_profile(learner: User) -> None:
    assert str(learner.profile) == "ada's profile"
    assert (learner.profile.bio, bool(learner.profile.avatar)) == ("", False)
    bio, avatar = Profile._meta.get_field("bio"), Profile._meta.get_field("avatar")
    assert isinstance(bio, models.TextField)
    assert (bio.max_length, bio.blank) == (500, True)
    assert isinstance(avatar, models.ImageField)
    assert (avatar.upload_to, avatar.null, avatar.blank) == ("avatars/", True, True)


def test_course_progress(learner: User, course: Course) -> None:
    row = CourseProgress.objects.create(user=learner, course=course)
    assert str(row) == "ada's progress on Core"
    assert (row.is_completed, row.completion_date) == (False, None)
    assert learner.course_progress.get() == course.progress.get() == row
    with pytest.raises(IntegrityError):
        CourseProgress.objects.create(user=learner, course=course)


def test_lesson_progress(learner: User, lesson: Lesson) -> None:
    row = LessonProgress.objects.create(user=learner, lesson=lesson)
    assert str(row) == "ada's progress on Slices"
    assert (row.is_completed, row.completion_date) == (False, None)
    assert learner.lesson_progress.get() == lesson.progress.get() == row
    with pytest.raises(IntegrityError):
        LessonProgress.objects.create(user=learner, lesson=lesson)


def test_completed_without_a_date_is_allowed(learner: User, course: Course, lesson: Lesson) -> None:
    CourseProgress.objects.create(user=learner, course=course, is_completed=True)
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)


def test_quiz_attempt(learner: User, lesson: Lesson) -> None:
    old = QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=3)
    new = QuizAttempt.objects.create(user=learner, lesson=lesson, score=0, max_score=0)
    assert str(old) == "ada's quiz attempt for Slices"
    assert old.percentage == pytest.approx(100 / 3)
    assert isinstance(old.percentage, float)
    assert (new.percentage, isinstance(new.percentage, float)) == (0, True)
    assert list(learner.quiz_attempts.all()) == list(lesson.quiz_attempts.all()) == [new, old]


@pytest.mark.parametrize(("score", "max_score"), [(-1, 2), (3, 2), (1, 0), (0, -1)])
def test_a_score_below_0_or_above_the_maximum_is_refused_by_the_database(
    learner: User, lesson: Lesson, score: int, max_score: int
) -> None:
    with pytest.raises(IntegrityError):
        QuizAttempt.objects.create(user=learner, lesson=lesson, score=score, max_score=max_score)


def test_note(learner: User, lesson: Lesson, exercise: Exercise) -> None:
    general = Note.objects.create(user=learner, title="General", content="text")
    both = Note.objects.create(user=learner, title="Both", content="text", lesson=lesson, exercise=exercise)
    assert str(general) == "General"
    assert (general.lesson, general.exercise) == (None, None)
    assert Note._meta.get_field("title").max_length == 200
    assert list(Note.objects.all()) == [both, general]
    Note.objects.filter(pk=general.pk).update(updated_at=timezone.now() + timedelta(minutes=1))
    assert list(learner.notes.all()) == [general, both]
    assert lesson.notes.get() == exercise.notes.get() == both


def test_favorite(learner: User, other: User, lesson: Lesson, exercise: Exercise) -> None:
    first = Favorite.objects.create(user=learner, lesson=lesson)
    second = Favorite.objects.create(user=learner, exercise=exercise)
    assert str(first) == "ada's favorite lesson: Slices"
    assert str(second) == "ada's favorite exercise: Rotate"
    assert list(learner.favorites.all()) == [second, first]
    Favorite.objects.create(user=other, lesson=lesson)
    for fields in ({"lesson": lesson}, {"exercise": exercise}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Favorite.objects.create(user=learner, **fields)


def test_a_favorite_of_nothing_or_of_two_things_is_refused_by_the_database(
    learner: User, lesson: Lesson, exercise: Exercise
) -> None:
    for fields in ({}, {"lesson": lesson, "exercise": exercise}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Favorite.objects.create(user=learner, **fields)


def make_record(user: User, lesson: Lesson, exercise: Exercise) -> None:
    CourseProgress.objects.create(user=user, course=lesson.course)
    LessonProgress.objects.create(user=user, lesson=lesson)
    QuizAttempt.objects.create(user=user, lesson=lesson, score=1, max_score=1)
    Note.objects.create(user=user, title="t", content="c", lesson=lesson, exercise=exercise)
    Favorite.objects.create(user=user, lesson=lesson)
    Favorite.objects.create(user=user, exercise=exercise)
    Submission.objects.create(user=user, exercise=exercise, result="accepted")


def test_deleting_a_user_cascades(learner: User, lesson: Lesson, exercise: Exercise) -> None:
    make_record(learner, lesson, exercise)
    learner.delete()
    for model in (Profile, CourseProgress, LessonProgress, QuizAttempt, Note, Favorite, Submission):
        assert not model.objects.exists()


def test_deleting_what_a_learners_row_points_at_is_refused(learner: User, lesson: Lesson, exercise: Exercise) -> None:
    make_record(learner, lesson, exercise)
    for row in (lesson, exercise, lesson.course):
        with pytest.raises(ProtectedError):
            row.delete()


def test_any_number_of_users_may_have_an_empty_address() -> None:
    for name in ("one", "two", "three"):
        User.objects.create_user(name)
    assert Profile.objects.count() == 3


def test_what_is_created_with_only_the_promised_fields_is_shown_by_the_public_pages(
    client: Client, learner: User, course: Course, lesson: Lesson, exercise: Exercise
) -> None:
    second = Lesson.objects.create(course=course, title="Tuples", slug="tuples")
    for result in ("accepted", "wrong_answer"):
        Submission.objects.create(user=learner, exercise=exercise, result=result)
    assert list(course.lessons.all()) == [lesson, second]
    for row in (course, lesson, second, exercise):
        response = client.get(row.get_absolute_url())
        assert response.status_code == 200
        assert row.title in response.text


def test_a_lessons_slug_is_unique_in_its_course_and_an_exercises_over_the_site(
    lesson: Lesson, exercise: Exercise
) -> None:
    Lesson.objects.create(course=Course.objects.create(title="Other", slug="other"), title="S", slug="slices")
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.create(course=lesson.course, title="S", slug="slices")
    with pytest.raises(IntegrityError), transaction.atomic():
        Exercise.objects.create(title="R", slug="rotate")

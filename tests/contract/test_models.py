"""SPEC.md, "Models (accounts)", where a stranger would look harder than accounts/tests/test_contract_models.py."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from accounts.models import CourseProgress, Favorite, LessonProgress, Note, Profile, QuizAttempt
from courses.models import Course, Lesson
from exercises.models import Exercise, Submission

pytestmark = pytest.mark.django_db

Make = Callable[[User, Lesson, Exercise], models.Model]

ON_A_LESSON: dict[str, Make] = {
    "LessonProgress": lambda user, lesson, _: LessonProgress.objects.create(user=user, lesson=lesson),
    "QuizAttempt": lambda user, lesson, _: QuizAttempt.objects.create(user=user, lesson=lesson, score=0, max_score=1),
    "Note": lambda user, lesson, _: Note.objects.create(user=user, title="t", content="c", lesson=lesson),
    "Favorite": lambda user, lesson, _: Favorite.objects.create(user=user, lesson=lesson),
}
ON_AN_EXERCISE: dict[str, Make] = {
    "Note": lambda user, _, exercise: Note.objects.create(user=user, title="t", content="c", exercise=exercise),
    "Favorite": lambda user, _, exercise: Favorite.objects.create(user=user, exercise=exercise),
    "Submission": lambda user, _, exercise: Submission.objects.create(user=user, exercise=exercise, result="accepted"),
}


@pytest.mark.parametrize("make", ON_A_LESSON.values(), ids=ON_A_LESSON)
def test_protect_each_row_alone_holds_its_lesson_and_the_course_of_it(
    learner: User, lesson: Lesson, exercise: Exercise, make: Make
) -> None:
    make(learner, lesson, exercise)
    for row in (lesson, lesson.course):
        with pytest.raises(ProtectedError):
            row.delete()
    with pytest.raises(ProtectedError):
        Lesson.objects.all().delete()
    assert Lesson.objects.get() == lesson


@pytest.mark.parametrize("make", ON_AN_EXERCISE.values(), ids=ON_AN_EXERCISE)
def test_protect_each_row_alone_holds_its_exercise(
    learner: User, lesson: Lesson, exercise: Exercise, make: Make
) -> None:
    make(learner, lesson, exercise)
    with pytest.raises(ProtectedError):
        exercise.delete()


def test_protect_course_progress_alone_holds_its_course(learner: User, course: Course) -> None:
    CourseProgress.objects.create(user=learner, course=course)
    with pytest.raises(ProtectedError):
        course.delete()


def test_protect_what_nobody_points_at_can_go(lesson: Lesson, exercise: Exercise) -> None:
    exercise.delete()
    lesson.course.delete()
    assert not Lesson.objects.exists()


def test_profile_one_is_made_whenever_a_user_is_made_and_only_one(db: None) -> None:
    for user in (
        User.objects.create_user("one"),
        User.objects.create(username="two"),
        User.objects.create_superuser("three"),
    ):
        user.save()
        assert Profile.objects.filter(user=user).count() == 1


@pytest.mark.parametrize(
    ("score", "most", "percent"), [(0, 0, 0), (0, 7, 0), (7, 7, 100), (1, 3, 100 / 3), (1, 8, 12.5)]
)
def test_quiz_attempt_percentage_needs_no_database(score: int, most: int, percent: float) -> None:
    found = QuizAttempt(score=score, max_score=most).percentage
    assert isinstance(found, float)
    assert found == pytest.approx(percent)


@pytest.mark.parametrize("change", [{"score": 4}, {"score": -1}, {"max_score": 1}])
def test_quiz_attempt_score_is_held_when_a_row_is_changed_too(
    learner: User, lesson: Lesson, change: dict[str, int]
) -> None:
    row = QuizAttempt.objects.create(user=learner, lesson=lesson, score=2, max_score=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        QuizAttempt.objects.filter(pk=row.pk).update(**change)


def test_favorite_exactly_one_target_is_held_when_a_row_is_changed_too(
    learner: User, lesson: Lesson, exercise: Exercise
) -> None:
    row = Favorite.objects.create(user=learner, lesson=lesson)
    for change in ({"exercise": exercise}, {"lesson": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Favorite.objects.filter(pk=row.pk).update(**change)


def test_favorite_full_clean_says_what_the_database_would(learner: User, lesson: Lesson, exercise: Exercise) -> None:
    Favorite.objects.create(user=learner, lesson=lesson)
    for bad in (
        Favorite(user=learner),
        Favorite(user=learner, lesson=lesson, exercise=exercise),
        Favorite(user=learner, lesson=lesson),
    ):
        with pytest.raises(ValidationError):
            bad.full_clean()


def test_lessons_stand_in_course_order_when_no_order_is_given(course: Course) -> None:
    made = [Lesson.objects.create(course=course, title=title, slug=title) for title in ("c", "a", "b")]
    assert list(course.lessons.all()) == made

"""Stars where lessons and exercises are listed."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.models import Favorite
from courses.models import Lesson
from exercises.models import Exercise
from tests.factory import make_course, make_exercise, make_lesson

pytestmark = pytest.mark.django_db


def star_url(row: Lesson | Exercise) -> str:
    kind = "lesson" if isinstance(row, Lesson) else "exercise"
    return reverse(f"accounts:toggle_favorite_{kind}", args=[row.pk])


def is_on(text: str, row: Lesson | Exercise) -> bool:
    """Whether the one star of this row is pressed."""
    [pressed] = re.findall(rf'action="{star_url(row)}".*?aria-pressed="(\w+)"', text, re.DOTALL)
    return bool(pressed == "true")


def test_the_lessons_of_a_course_have_theirs(signed_in: Client, learner: User, other: User) -> None:
    course = make_course(lessons=3)
    first, second, third = course.lessons.all()
    Favorite.objects.create(user=learner, lesson=second)
    Favorite.objects.create(user=other, lesson=third)
    text = signed_in.get(course.get_absolute_url()).text
    assert [is_on(text, lesson) for lesson in (first, second, third)] == [False, True, False]


def test_the_list_of_exercises_and_a_lessons_practice_have_theirs(
    signed_in: Client, learner: User, other: User
) -> None:
    lesson = make_lesson()
    first, second, third = (make_exercise(lesson) for _number in range(3))
    Favorite.objects.create(user=learner, exercise=second)
    Favorite.objects.create(user=other, exercise=third)
    for page in (reverse("exercises:exercise_list"), lesson.get_absolute_url()):
        text = signed_in.get(page).text
        assert [is_on(text, exercise) for exercise in (first, second, third)] == [False, True, False]


def test_each_star_is_named_after_its_row(signed_in: Client) -> None:
    lesson = make_lesson(title="On slices")
    text = signed_in.get(lesson.course.get_absolute_url()).text
    assert '<span class="visually-hidden">On slices</span>' in text


def test_visitors_see_none(client: Client) -> None:
    exercise = make_exercise(make_lesson())
    assert exercise.lesson is not None
    for page in (reverse("exercises:exercise_list"), exercise.lesson.course.get_absolute_url()):
        assert "data-star" not in client.get(page).text


def test_a_star_of_a_list_works_without_scripts(signed_in: Client) -> None:
    lesson = make_lesson()
    signed_in.post(star_url(lesson), {"state": "on"})
    assert is_on(signed_in.get(lesson.course.get_absolute_url()).text, lesson)
    signed_in.post(star_url(lesson), {"state": "off"})
    assert not is_on(signed_in.get(lesson.course.get_absolute_url()).text, lesson)

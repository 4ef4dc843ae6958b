"""SPEC.md, "Templates": the exact words, counts and context of the pages of progress, and the paging of lists."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.paginator import Page
from django.test import Client
from django.urls import reverse

from accounts.models import CourseProgress, Favorite, LessonProgress, Note, QuizAttempt
from courses.models import Course, Lesson
from exercises.models import Exercise, Submission

pytestmark = pytest.mark.django_db

OVERVIEW = reverse("accounts:progress")


def report(client: Client, course: Course) -> Any:
    return client.get(reverse("accounts:course_progress", args=[course.pk]))


def test_overview_has_four_bars_with_all_their_attributes(signed_in: Client) -> None:
    text = signed_in.get(OVERVIEW).text
    for word in ('role="progressbar"', "aria-valuenow=", 'aria-valuemin="0"', 'aria-valuemax="100"'):
        assert text.count(word) == 4, word


def test_overview_counts_rows_made_by_create_at_once(
    signed_in: Client, learner: User, lesson: Lesson, exercise: Exercise
) -> None:
    second = Lesson.objects.create(course=lesson.course, title="Tuples", slug="tuples")
    CourseProgress.objects.create(user=learner, course=lesson.course)
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    LessonProgress.objects.create(user=learner, lesson=second)
    for on, score, most in ((lesson, 5, 10), (lesson, 8, 10), (second, 0, 0)):
        QuizAttempt.objects.create(user=learner, lesson=on, score=score, max_score=most)
    for result in ("wrong_answer", "accepted", "accepted"):
        Submission.objects.create(user=learner, exercise=exercise, result=result)
    page = signed_in.get(OVERVIEW)
    numbers = {
        "courses_completed": 0,
        "courses_in_progress": 1,
        "lessons_completed": 1,
        "lessons_in_progress": 1,
        "exercises_attempted": 1,
        "exercises_completed": 1,
        "quizzes_taken": 3,
        "avg_quiz_score": 40.0,
    }
    assert {name: page.context[name] for name in numbers} == numbers
    assert re.findall(r'aria-valuenow="([^"]*)"', page.text) == ["0", "50", "100", "40"]
    for words in ("1 in progress", "1 attempted", "40.0% average score", "Completed", "In Progress"):
        assert words in page.text
    assert "No recent" not in page.text


def test_overview_lists_each_of_several_submissions_of_one_exercise(
    signed_in: Client, learner: User, exercise: Exercise
) -> None:
    rows = [Submission.objects.create(user=learner, exercise=exercise, result="wrong_answer") for _ in range(7)]
    assert list(signed_in.get(OVERVIEW).context["recent_submissions"]) == rows[:1:-1]


def test_report_of_a_course_not_begun_has_unsaved_rows_and_makes_none(
    signed_in: Client, learner: User, lesson: Lesson
) -> None:
    page = report(signed_in, lesson.course)
    whole = page.context["course_progress"]
    assert isinstance(whole, CourseProgress)
    assert whole._state.adding
    assert (whole.user, whole.course, whole.is_completed) == (learner, lesson.course, False)
    [(lesson_id, entry)] = page.context["lesson_progress"].items()
    assert (lesson_id, entry.lesson, entry.progress.pk, len(entry.quiz_attempts)) == (lesson.pk, lesson, None, 0)
    assert isinstance(entry.progress, LessonProgress)
    assert not CourseProgress.objects.exists()
    assert not LessonProgress.objects.exists()


def test_report_entries_are_read_by_attribute_and_by_key(signed_in: Client, learner: User, lesson: Lesson) -> None:
    row = LessonProgress.objects.create(user=learner, lesson=lesson)
    tries = [QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=2) for _ in range(2)]
    entry = report(signed_in, lesson.course).context["lesson_progress"][lesson.pk]
    for name, value in {"lesson": lesson, "progress": row, "quiz_attempts": tries[::-1]}.items():
        assert getattr(entry, name) == entry[name] == value


def test_lists_are_a_page_and_iterable_at_once(signed_in: Client, learner: User) -> None:
    for number in range(45):
        exercise = Exercise.objects.create(title=f"E{number}", slug=f"e{number}")
        Favorite.objects.create(user=learner, exercise=exercise)
        Note.objects.create(user=learner, title=f"N{number}", content="c")
    for name, field in (("favorites", "exercise_id"), ("notes", "title")):
        seen = []
        for number in (1, 2, 3):
            page = signed_in.get(reverse(f"accounts:{name}"), {"page": number}).context[name]
            assert isinstance(page, Page)
            seen += [getattr(row, field) for row in page]
        assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "", "9" * 400])
def test_favorites_a_page_that_is_none_is_one_that_is(
    signed_in: Client, learner: User, lesson: Lesson, page: str
) -> None:
    row = Favorite.objects.create(user=learner, lesson=lesson)
    assert list(signed_in.get(reverse("accounts:favorites"), {"page": page}).context["favorites"]) == [row]

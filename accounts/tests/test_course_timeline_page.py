from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.models import LearningEvent, LessonProgress
from accounts.views.progress import EVENTS_PER_PAGE
from courses.models import Course, Lesson
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

pytestmark = pytest.mark.django_db


def url(course: Course) -> str:
    return reverse("accounts:course_timeline", args=[course.pk])


def texts(response: Any) -> list[str]:
    return [moment.text for day in response.context["days"] for moment in day.moments]


def test_it_tells_every_kind_of_thing_newest_first(signed_in: Client, learner: User) -> None:
    course = make_course(title="First Steps")
    reading, lesson = make_lesson(course, title="Reading"), make_lesson(course, title="Doing")
    make_quiz(lesson)
    exercise = make_exercise(lesson, title="Rotate")
    progress.declare_known(learner, reading)
    progress.withdraw_declaration(learner, reading)
    progress.submit_quiz(learner, lesson, {})
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "right"})
    make_submission(learner, exercise)
    progress.accept_exercise(learner, exercise)
    progress.mark_read(learner, reading)
    progress.correct_lesson_progress(LessonProgress.objects.get(lesson=reading), by=make_user(is_staff=True))
    assert texts(signed_in.get(url(course))) == [
        "An administrator corrected the record of “Reading”",
        "Completed the course “First Steps”",
        "Completed “Reading”",
        "Read “Reading” to its end",
        "Completed “Doing”",
        "Solved “Rotate”",
        "Passed the quiz of “Doing” with 100 %",
        "Answered the quiz of “Doing”: 0 %",
        "Opened “Doing”",
        "Took the word about “Reading” back",
        "Completed “Reading”",
        "Said to know “Reading” already",
        "Opened “Reading”",
    ]


def test_days_are_those_of_the_learners_own_calendar(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    for day in (1, 2):
        LearningEvent.objects.create(
            user=learner,
            kind="opened",
            course=lesson.course,
            lesson=lesson,
            at=timezone.now(),
            local_date=date(2026, 3, day),
        )
    days = signed_in.get(url(lesson.course)).context["days"]
    assert [day.date for day in days] == [date(2026, 3, 2), date(2026, 3, 1)]


def test_what_left_the_library_is_told_without_a_link(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Gone")
    progress.mark_read(learner, lesson)
    Lesson.objects.update(archived_at=timezone.now())
    text = signed_in.get(url(lesson.course)).text
    assert "Completed “Gone”" in text
    assert lesson.get_absolute_url() not in text


def test_it_says_so_when_nothing_happened(signed_in: Client, other: User) -> None:
    course = make_course(lessons=1)
    progress.mark_read(other, course.lessons.get())
    assert "Nothing has happened here yet" in signed_in.get(url(course)).text


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    page = url(make_course())
    assert client.get(page).headers["Location"] == f"{reverse('login')}?next={page}"


def test_an_unknown_course_is_404(signed_in: Client) -> None:
    assert signed_in.get(reverse("accounts:course_timeline", args=[999])).status_code == 404


@pytest.mark.parametrize("lessons", [2, EVENTS_PER_PAGE])
def test_its_queries_do_not_grow_and_it_comes_in_pages(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries, lessons: int
) -> None:
    course = make_course(lessons=lessons)
    now = timezone.now()
    LearningEvent.objects.bulk_create(
        LearningEvent(user=learner, kind=kind, course=course, lesson=lesson, at=now, local_date=now.date())
        for lesson in course.lessons.all()
        for kind in ("opened", "lesson_completed")
    )
    with django_assert_max_num_queries(6):
        response = signed_in.get(url(course))
    assert len(texts(response)) == min(2 * lessons, EVENTS_PER_PAGE)
    assert ("Page 1 of 2" in response.text) == (lessons == EVENTS_PER_PAGE)

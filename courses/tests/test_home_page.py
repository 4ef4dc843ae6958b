from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import progress
from accounts.models import CourseProgress, Profile
from tests.factory import make_course

pytestmark = pytest.mark.django_db
URL = reverse("home")


def test_it_shows_a_visitor_one_sentence_one_example_and_the_courses(client: Client) -> None:
    course = make_course(lessons=2, title="First Steps")
    response = client.get(URL)
    assert response.status_code == 200
    assert "home.html" in [template.name for template in response.templates]
    assert "Milepost 1" in response.text
    assert "First Steps" in response.text
    assert course.lessons.get(order=0).get_absolute_url() in response.text


def test_without_courses_it_says_what_to_do(client: Client, learner: User) -> None:
    assert "import_content" in client.get(URL).text
    client.force_login(learner)
    assert "import_content" in client.get(URL).text


def test_an_archived_course_is_not_offered(client: Client) -> None:
    make_course(lessons=1, title="Gone by", archived_at=timezone.now())
    assert "Gone by" not in client.get(URL).text


def test_a_newcomer_is_led_to_the_first_lesson(signed_in: Client) -> None:
    course = make_course(lessons=2)
    response = signed_in.get(URL)
    assert response.context["road"].here.lesson_id == course.lessons.get(order=0).pk
    assert "Start here" in response.text


def test_it_leads_back_to_the_course_and_lesson_that_one_was_in(signed_in: Client, learner: User) -> None:
    first, second = make_course(lessons=2), make_course(lessons=3)
    for course in (second, first):
        progress.open_lesson(learner, course.lessons.get(order=0))
    progress.open_lesson(learner, second.lessons.get(order=1))
    CourseProgress.objects.filter(course=first).update(last_accessed_at=timezone.now() - timedelta(hours=1))
    response = signed_in.get(URL)
    assert response.context["road"].here.lesson_id == second.lessons.get(order=1).pk
    assert "Continue where you were" in response.text


def test_a_finished_course_gives_way_to_the_next(signed_in: Client, learner: User) -> None:
    first, second = make_course(lessons=1), make_course(lessons=1)
    progress.mark_read(learner, first.lessons.get())
    assert signed_in.get(URL).context["road"].course == second
    progress.mark_read(learner, second.lessons.get())
    assert "Every course finished" in signed_in.get(URL).text


def test_this_week_counts_what_was_done_since_monday_and_nothing_older(signed_in: Client, learner: User) -> None:
    lesson, older = make_course(lessons=2).lessons.all()
    progress.mark_read(learner, older)
    week_ago = timezone.now() - timedelta(days=7)
    learner.learning_events.update(at=week_ago, local_date=week_ago.date())
    assert not signed_in.get(URL).context["days"].week
    progress.mark_read(learner, lesson)
    week = signed_in.get(URL).context["days"].week
    assert (week.lessons, week.exercises, week.questions, week.days) == (1, 0, 0, 1)
    assert "1 lesson completed" in signed_in.get(URL).text


def test_the_week_is_shown_against_the_goal_until_that_is_turned_off(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(goal=2, goal_measure="lessons")
    progress.mark_read(learner, make_course(lessons=1).lessons.get())
    assert "1 of 2 lessons" in signed_in.get(URL).text
    Profile.objects.filter(user=learner).update(streaks_on=False)
    assert "1 of 2 lessons" not in signed_in.get(URL).text

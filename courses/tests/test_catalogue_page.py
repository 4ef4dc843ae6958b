import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from tests.factory import make_course, make_lesson

pytestmark = pytest.mark.django_db
URL = reverse("courses:catalogue")


def test_it_works(client: Client) -> None:
    make_course(lessons=3, title="First Steps", summary="From nothing.")
    response = client.get(URL)
    assert response.status_code == 200
    assert "First Steps" in response.text
    assert "From nothing." in response.text
    assert "3 lessons" in response.text


def test_courses_stand_in_the_order_of_the_library(client: Client) -> None:
    make_course(title="Later", order=2)
    make_course(title="Sooner", order=1)
    text = client.get(URL).text
    assert text.index("Sooner") < text.index("Later")


def test_archived_courses_and_lessons_do_not_count(client: Client) -> None:
    make_course(title="Gone by", archived_at=timezone.now())
    make_lesson(make_course(lessons=1), archived_at=timezone.now())
    text = client.get(URL).text
    assert "Gone by" not in text
    assert "1 lesson" in text


def test_an_empty_catalogue_says_what_to_do(client: Client) -> None:
    assert "import_content" in client.get(URL).text


def test_it_shows_how_far_the_learner_is(signed_in: Client, learner: User, other: User) -> None:
    course = make_course(lessons=3)
    progress.mark_read(learner, course.lessons.get(order=0))
    progress.declare_known(learner, course.lessons.get(order=1))
    progress.mark_read(other, course.lessons.get(order=2))
    [road] = signed_in.get(URL).context["roads"]
    assert [stop.mark for stop in road.stops()] == ["done", "declared", "here"]
    assert "2 of 3 complete · 66 %" in signed_in.get(URL).text


def test_new_lessons_in_a_finished_course_are_told(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=1)
    progress.mark_read(learner, course.lessons.get())
    assert "Finished" in signed_in.get(URL).text
    make_lesson(course, order=1)
    make_lesson(course, order=2)
    assert "2 new lessons since you finished" in signed_in.get(URL).text


@pytest.mark.parametrize("lessons", [5, 500])
def test_its_queries_do_not_grow_with_lessons(
    signed_in: Client, lessons: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_course(lessons=lessons)
    with django_assert_max_num_queries(6):
        signed_in.get(URL)

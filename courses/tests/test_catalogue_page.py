from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from courses.models import Course, Lesson
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


def test_whatever_changes_of_what_a_card_shows_is_seen_at_once(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=2, title="First Steps", summary="From nothing.")
    first, second = course.lessons.all()
    changes: list[Callable[[], object]] = [
        *(
            partial(Course.objects.update, **{field: new})
            for field, new in (("title", "Next"), ("summary", "More"), ("level", "advanced"), ("slug", "further"))
        ),
        *(lambda: progress.mark_read(learner, first), lambda: progress.declare_known(learner, second)),
        *(lambda: progress.withdraw_declaration(learner, second), lambda: make_lesson(course, order=2)),
        lambda: Lesson.objects.filter(pk=second.pk).update(archived_at=timezone.now()),
    ]
    before = _card(signed_in)
    for change in changes:
        assert _card(signed_in) == before
        change()
        after = _card(signed_in)
        assert after != before
        before = after


def test_a_card_is_of_who_looks(signed_in: Client, learner: User, other: User) -> None:
    progress.mark_read(learner, make_course(lessons=1).lessons.get())
    assert "Finished" in _card(signed_in)
    assert "Finished" not in _card(Client())
    signed_in.force_login(other)
    assert "Finished" not in _card(signed_in)


def test_a_card_escapes_what_it_shows(client: Client) -> None:
    make_course(lessons=1, title="Lists & <b>tuples</b>", summary="<script>")
    assert "Lists &amp; &lt;b&gt;tuples&lt;/b&gt;" in _card(client)
    assert "&lt;script&gt;" in _card(client)


def test_a_card_has_the_heading_of_its_page(client: Client) -> None:
    make_course(title="First Steps")
    assert '<h2 class="card-title' in _card(client)
    assert '<h3 class="card-title' in _card(client, reverse("home"))


def _card(client: Client, url: str = URL) -> str:
    """The HTML of the only course's card."""
    _before, card = client.get(url).text.split('<article class="card">')
    return card.split("</article>")[0]


@pytest.mark.parametrize("lessons", [5, 500])
def test_its_queries_do_not_grow_with_lessons(
    signed_in: Client, lessons: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_course(lessons=lessons)
    with django_assert_max_num_queries(6):
        signed_in.get(URL)

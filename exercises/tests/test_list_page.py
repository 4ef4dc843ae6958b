import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.models import Concept
from exercises.models import Result
from tests.factory import make_course, make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db
URL = reverse("exercises:exercise_list")


def titles(client: Client, **query: str | int) -> list[str]:
    return [exercise.title for exercise in client.get(URL, query).context["page"]]


def test_it_works(client: Client) -> None:
    lesson = make_lesson(make_course(title="First Steps"), title="Hello")
    make_exercise(lesson, title="Banner", difficulty=2)
    text = client.get(URL).text
    for word in ("Banner", "First Steps", "Hello", "Medium"):
        assert word in text


def test_an_empty_list_says_so(client: Client) -> None:
    assert "There are no exercises here yet" in client.get(URL).text


def test_archived_exercises_are_not_listed(client: Client) -> None:
    make_exercise(archived_at=timezone.now())
    assert titles(client) == []


def test_they_stand_in_the_order_of_study(client: Client) -> None:
    later, sooner = make_lesson(make_course(order=2)), make_lesson(make_course(order=1))
    make_exercise(later, title="c")
    make_exercise(sooner, title="b", order=2)
    make_exercise(sooner, title="a", order=1)
    assert titles(client) == ["a", "b", "c"]


def test_the_filters_narrow_it_down(client: Client) -> None:
    lesson = make_lesson()
    banner = make_exercise(lesson, title="A banner", difficulty=1)
    banner.concepts.add(Concept.objects.create(slug="print"))
    make_exercise(title="A ticket", difficulty=3)
    assert titles(client, q="BANN") == ["A banner"]
    assert titles(client, course=lesson.course.slug) == ["A banner"]
    assert titles(client, concept="print") == ["A banner"]
    assert titles(client, difficulty=3) == ["A ticket"]
    assert titles(client, difficulty=3, concept="print") == []
    assert "No exercise fits" in client.get(URL, {"q": "nothing like it"}).text


def test_one_can_ask_for_what_is_solved_tried_or_neither(signed_in: Client, learner: User, other: User) -> None:
    solved, tried, new = (make_exercise(title=title) for title in ("solved", "tried", "new"))
    make_submission(learner, solved, Result.WRONG_ANSWER)
    make_submission(learner, solved)
    make_submission(learner, tried, Result.WRONG_ANSWER)
    make_submission(learner, new, Result.JUDGE_ERROR)
    make_submission(other, new)
    assert titles(signed_in, solved="yes") == ["solved"]
    assert titles(signed_in, solved="no") == ["tried", "new"]
    assert titles(signed_in, solved="tried") == ["tried"]
    text = signed_in.get(URL).text
    assert text.count("</svg>Solved<") == 1
    assert text.count(">Tried<span") == 1


@pytest.mark.parametrize(
    "query",
    [{"difficulty": "9"}, {"difficulty": "x"}, {"course": "nowhere"}, {"concept": "\0"}, {"solved": "maybe"}],
)
def test_a_filter_that_is_not_on_offer_is_ignored(client: Client, query: dict[str, str]) -> None:
    make_exercise(title="still here")
    assert titles(client, **query) == ["still here"]


def test_it_is_paged_and_a_page_too_far_is_the_last(client: Client) -> None:
    for number in range(30):
        make_exercise(title=f"number {number}")
    assert len(titles(client)) == 25
    assert len(titles(client, page=2)) == 5
    assert titles(client, page=99) == titles(client, page=2)
    assert len(titles(client, page="x")) == 25
    assert "page=2" in client.get(URL, {"q": "number"}).text


@pytest.mark.parametrize("exercises", [5, 500])
def test_its_queries_do_not_grow_with_exercises(
    signed_in: Client, exercises: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lesson = make_lesson()
    for _ in range(exercises):
        make_exercise(lesson)
    with django_assert_max_num_queries(8):
        signed_in.get(URL)

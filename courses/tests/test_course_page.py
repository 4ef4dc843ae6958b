import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.models import LessonProgress
from courses.models import Module
from tests.factory import make_course, make_lesson

pytestmark = pytest.mark.django_db


def test_it_works(client: Client) -> None:
    course = make_course(title="First Steps", summary="From nothing.")
    module = Module.objects.create(course=course, slug="talking", title="Talking to Python")
    make_lesson(course, module=module, title="Hello", minutes=20)
    response = client.get(course.get_absolute_url())
    assert response.status_code == 200
    for text in ("First Steps", "From nothing.", "Talking to Python", "Hello", "20 min", "Start"):
        assert text in response.text


def test_an_unknown_course_is_404(client: Client) -> None:
    assert client.get("/courses/no-such-course/").status_code == 404


def test_an_archived_course_says_so(client: Client) -> None:
    course = make_course(lessons=1, archived_at=timezone.now())
    response = client.get(course.get_absolute_url())
    assert response.status_code == 410
    assert "has left the course library" in response.text


def test_a_course_without_lessons_says_so(signed_in: Client) -> None:
    text = signed_in.get(make_course().get_absolute_url()).text
    assert "This course has no lessons yet" in text


def test_each_lesson_has_its_sign_in_words_too(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=4)
    progress.mark_read(learner, course.lessons.get(order=0))
    progress.declare_known(learner, course.lessons.get(order=1))
    text = signed_in.get(course.get_absolute_url()).text
    for sign, words in (
        ("post-done", "done"),
        ("post-declared", "done, by your word"),
        ("post-here", "you are here"),
        ("post-ahead", "still ahead"),
    ):
        assert text.count(sign) == 1
        assert f" {words}</span>" in text


def test_the_percentage_leads_to_why_it_is_what_it_is(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=3)
    progress.mark_read(learner, course.lessons.get(order=0))
    progress.declare_known(learner, course.lessons.get(order=1))
    text = signed_in.get(course.get_absolute_url()).text
    assert "66 %: 2 of 3 lessons complete" in text
    assert "(1 by your word)" in text
    assert 'aria-valuenow="66"' in text
    assert f'href="{reverse("accounts:why_course", args=[course.pk])}" data-why' in text


def test_continue_leads_to_the_lesson_opened_last(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=3)
    progress.open_lesson(learner, course.lessons.get(order=1))
    assert signed_in.get(course.get_absolute_url()).context["road"].here.number == 2


def test_continue_goes_on_after_a_completed_lesson_and_then_back_to_what_was_left_out(
    signed_in: Client, learner: User
) -> None:
    course = make_course(lessons=3)
    progress.mark_read(learner, course.lessons.get(order=1))
    assert signed_in.get(course.get_absolute_url()).context["road"].here.number == 3
    progress.mark_read(learner, course.lessons.get(order=2))
    assert signed_in.get(course.get_absolute_url()).context["road"].here.number == 1


def test_rows_made_by_other_hands_count(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=2)
    for lesson in course.lessons.all():
        LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    assert "100 %: 2 of 2 lessons complete" in signed_in.get(course.get_absolute_url()).text


@pytest.mark.parametrize("lessons", [5, 500])
def test_its_queries_do_not_grow_with_lessons(
    signed_in: Client, lessons: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course(lessons=lessons)
    with django_assert_max_num_queries(6):
        signed_in.get(course.get_absolute_url())


def test_a_module_is_known_in_one_act(signed_in: Client, learner: User) -> None:
    course = make_course()
    first, second = (Module.objects.create(course=course, slug=slug, title=slug.title()) for slug in ("one", "two"))
    for order, module in enumerate([first, first, second]):
        make_lesson(course, module=module, order=order)
    url = reverse("courses:declare_module_known", args=[course.slug, "one"])
    assert f'action="{url}"' in signed_in.get(course.get_absolute_url()).text
    response = signed_in.post(url, follow=True)
    assert response.redirect_chain == [(course.get_absolute_url(), 302)]
    done = LessonProgress.objects.filter(user=learner, is_completed=True)
    assert {row.lesson.module for row in done} == {first}
    assert f'action="{url}"' not in response.text
    assert reverse("courses:declare_module_known", args=[course.slug, "two"]) in response.text


def test_an_unknown_module_is_404(signed_in: Client) -> None:
    course = make_course(lessons=1)
    assert signed_in.post(reverse("courses:declare_module_known", args=[course.slug, "none"])).status_code == 404


def test_a_module_of_an_archived_course_stays_as_it_is(signed_in: Client, learner: User) -> None:
    course = make_course(archived_at=timezone.now())
    make_lesson(course, module=Module.objects.create(course=course, slug="one", title="One"))
    assert signed_in.post(reverse("courses:declare_module_known", args=[course.slug, "one"])).status_code == 410
    assert not LessonProgress.objects.filter(user=learner).exists()

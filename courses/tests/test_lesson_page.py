import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.models import CourseProgress, Favorite, LearningEvent, LessonProgress, Note, QuizAttempt
from courses.models import Lesson
from courses.tests.kinds import make_quiz_of_all_kinds
from tests.factory import make_course, make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Lesson:
    return make_course(lessons=3, title="First Steps").lessons.get(order=1)


def act(lesson: Lesson, name: str) -> str:
    return reverse(f"courses:{name}", args=[lesson.course.slug, lesson.slug])


def test_it_works(client: Client) -> None:
    lesson = make_lesson(title="Hello", html="<p>Welcome.</p>", minutes=20, objectives=["print a line"])
    response = client.get(lesson.get_absolute_url())
    assert response.status_code == 200
    for text in ("Hello", "<p>Welcome.</p>", "20 minutes", "print a line"):
        assert text in response.text


def test_it_leads_to_the_lessons_before_and_after(client: Client, lesson: Lesson) -> None:
    text = client.get(lesson.get_absolute_url()).text
    before, after = lesson.course.lessons.get(order=0), lesson.course.lessons.get(order=2)
    assert re.search(f'href="{before.get_absolute_url()}" rel="prev"', text)
    assert re.search(f'href="{after.get_absolute_url()}" rel="next"', text)


def test_the_last_lesson_leads_back_to_its_course(client: Client) -> None:
    lesson = make_course(lessons=1, title="Short one").lessons.get()
    text = client.get(lesson.get_absolute_url()).text
    assert "The last lesson" in text
    assert 'rel="next"' not in text


def test_the_outline_marks_this_page(client: Client, lesson: Lesson) -> None:
    text = client.get(lesson.get_absolute_url()).text
    assert re.search(f'href="{lesson.get_absolute_url()}" aria-current="page"', text)
    assert text.count('aria-current="page"') == 1


def test_an_unknown_lesson_is_404_and_so_is_one_of_another_course(client: Client, lesson: Lesson) -> None:
    assert client.get(reverse("courses:lesson_detail", args=[lesson.course.slug, "nowhere"])).status_code == 404
    elsewhere = make_course()
    assert client.get(reverse("courses:lesson_detail", args=[elsewhere.slug, lesson.slug])).status_code == 404


def test_opening_it_is_recorded_once_and_completes_nothing(signed_in: Client, learner: User, lesson: Lesson) -> None:
    for _ in range(2):
        signed_in.get(lesson.get_absolute_url())
    assert not LessonProgress.objects.get(user=learner, lesson=lesson).is_completed
    assert not CourseProgress.objects.get(user=learner, course=lesson.course).is_completed
    assert LearningEvent.objects.filter(user=learner, kind="opened").count() == 1


def test_a_visitor_leaves_no_trace(client: Client, lesson: Lesson) -> None:
    client.get(lesson.get_absolute_url())
    assert not LessonProgress.objects.exists()


@pytest.mark.parametrize("whole_course", [False, True])
def test_archived_it_says_so_and_leads_to_ones_own_record(
    signed_in: Client, learner: User, other: User, lesson: Lesson, whole_course: bool
) -> None:
    note = Note.objects.create(user=learner, lesson=lesson, title="Mine", content="x")
    Note.objects.create(user=other, lesson=lesson, title="Theirs", content="x")
    attempt = QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=2)
    archived = lesson.course if whole_course else lesson
    archived.archived_at = timezone.now()
    archived.save()
    response = signed_in.get(lesson.get_absolute_url())
    assert response.status_code == 410
    assert note.get_absolute_url() in response.text
    assert "Theirs" not in response.text
    result = reverse("courses:quiz_result", args=[lesson.course.slug, lesson.slug, attempt.pk])
    assert result in response.text
    assert signed_in.get(result).status_code == 200
    assert not LessonProgress.objects.exists()


@pytest.mark.parametrize("name", ["mark_read", "declare_known", "answer_quiz"])
def test_archived_it_takes_nothing_any_more(signed_in: Client, lesson: Lesson, name: str) -> None:
    make_quiz_of_all_kinds(lesson)
    Lesson.objects.filter(pk=lesson.pk).update(archived_at=timezone.now())
    assert signed_in.post(act(lesson, name)).status_code == 410
    assert not LessonProgress.objects.exists()


def test_the_checklist_says_what_is_done_and_what_is_not(signed_in: Client, learner: User, lesson: Lesson) -> None:
    make_quiz_of_all_kinds(lesson)
    solved, open_one = make_exercise(lesson, title="Banner"), make_exercise(lesson, title="Ticket")
    make_exercise(lesson, title="More", extra=True)
    make_submission(learner, solved)
    items = signed_in.get(lesson.get_absolute_url()).context["checklist"]
    assert [(item.text, item.done) for item in items] == [
        ("Pass the quiz (70 % or more)", False),
        ("Solve “Banner”", True),
        ("Solve “Ticket”", False),
    ]
    assert items[2].url == open_one.get_absolute_url()


def test_it_lists_the_exercises_the_extra_ones_too(signed_in: Client, learner: User, lesson: Lesson) -> None:
    make_submission(learner, make_exercise(lesson, title="Banner"))
    make_exercise(lesson, title="More", extra=True)
    make_exercise(lesson, title="Gone by", archived_at=timezone.now())
    response = signed_in.get(lesson.get_absolute_url())
    assert [(step.exercise.title, step.done) for step in response.context["practice"]] == [
        ("Banner", True),
        ("More", False),
    ]
    assert "not needed to complete the lesson" in response.text


def test_it_shows_ones_own_star_and_notes_and_no_other_ones(
    signed_in: Client, learner: User, other: User, lesson: Lesson
) -> None:
    Note.objects.create(user=other, lesson=lesson, title="Theirs", content="x")
    Favorite.objects.create(user=other, lesson=lesson)
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "Theirs" not in text
    assert 'aria-pressed="false"' in text
    Note.objects.create(user=learner, lesson=lesson, title="Mine", content="x")
    Favorite.objects.create(user=learner, lesson=lesson)
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "Mine" in text
    assert 'aria-pressed="true"' in text
    assert f"{reverse('accounts:create_note')}?lesson={lesson.pk}" in text


def test_reading_is_marked_where_it_is_all_that_is_asked_for(signed_in: Client, learner: User, lesson: Lesson) -> None:
    assert "Mark as read" in signed_in.get(lesson.get_absolute_url()).text
    assert signed_in.post(act(lesson, "mark_read"))["Location"] == lesson.get_absolute_url()
    assert LessonProgress.objects.get(user=learner, lesson=lesson).is_completed
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "Lesson complete" in text
    assert "1 of 3 in First Steps" in text


def test_with_a_quiz_there_is_nothing_to_mark_as_read(signed_in: Client, lesson: Lesson) -> None:
    make_quiz_of_all_kinds(lesson)
    assert "Mark as read" not in signed_in.get(lesson.get_absolute_url()).text


def test_knowing_it_already_completes_it_and_can_be_taken_back(
    signed_in: Client, learner: User, lesson: Lesson
) -> None:
    make_quiz_of_all_kinds(lesson)
    assert "I know this already" in signed_in.get(lesson.get_absolute_url()).text
    signed_in.post(act(lesson, "declare_known"), {"state": "on"})
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "Complete, by your word" in text
    assert "Take that back" in text
    signed_in.post(act(lesson, "declare_known"), {"state": "off"})
    assert not LessonProgress.objects.get(user=learner, lesson=lesson).is_completed
    assert "I know this already" in signed_in.get(lesson.get_absolute_url()).text


@pytest.mark.parametrize("name", ["mark_read", "declare_known"])
def test_its_acts_are_posts(signed_in: Client, lesson: Lesson, name: str) -> None:
    assert signed_in.get(act(lesson, name)).status_code == 405
    assert not LessonProgress.objects.filter(is_completed=True).exists()


@pytest.mark.parametrize("name", ["mark_read", "declare_known"])
def test_a_visitors_act_goes_to_login_and_from_there_to_the_lesson(client: Client, lesson: Lesson, name: str) -> None:
    response = client.post(act(lesson, name))
    assert response["Location"] == f"{reverse('login')}?next={lesson.get_absolute_url()}"


@pytest.mark.parametrize("lessons", [5, 500])
def test_opening_a_full_lesson_takes_20_queries_at_most(
    signed_in: Client, learner: User, lessons: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lesson = make_course(lessons=lessons).lessons.get(order=2)
    make_quiz_of_all_kinds(lesson)
    for number in range(3):
        make_submission(learner, make_exercise(lesson, extra=number == 0))
        Note.objects.create(user=learner, lesson=lesson, title="A note", content="x")
        QuizAttempt.objects.create(user=learner, lesson=lesson, score=number, max_score=6)
    with django_assert_max_num_queries(20):
        signed_in.get(lesson.get_absolute_url())
    progress.open_lesson(learner, lesson)
    with django_assert_max_num_queries(20):
        signed_in.get(lesson.get_absolute_url())

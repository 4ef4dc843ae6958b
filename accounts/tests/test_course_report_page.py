from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress, timeline
from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from courses.models import Course
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db: None) -> Course:
    return make_course(lessons=3, title="First Steps")


def url(course: Course) -> str:
    return reverse("accounts:course_progress", args=[course.pk])


def get(client: Client, course: Course) -> Any:
    response = client.get(url(course))
    assert response.status_code == 200
    return response


def test_it_works(signed_in: Client, learner: User, course: Course) -> None:
    first, second, third = course.lessons.all()
    progress.mark_read(learner, first)
    progress.open_lesson(learner, second)
    response = get(signed_in, course)
    assert response.templates[0].name == "accounts/course_progress.html"
    context = response.context
    assert context["course"] == course
    assert context["course_progress"] == CourseProgress.objects.get()
    assert list(context["lesson_progress"]) == [first.pk, second.pk, third.pk]
    assert context["lesson_progress"][first.pk].lesson == first
    assert context["lesson_progress"][first.pk].progress.is_completed
    assert context["lesson_progress"][first.pk].quiz_attempts == []
    for text in ("33 %: 1 of 3 lessons complete", "Completed", "In Progress", "Not started"):
        assert text in response.text
    for lesson in (first, second, third):
        assert f'href="{lesson.get_absolute_url()}"' in response.text


def test_anonymous_visitors_log_in_first(client: Client, course: Course) -> None:
    assert client.get(url(course)).headers["Location"] == f"{reverse('login')}?next={url(course)}"


@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_an_unknown_course_is_404(signed_in: Client, number: int) -> None:
    assert signed_in.get(reverse("accounts:course_progress", args=[number])).status_code == 404


def test_a_course_not_begun_shows_as_not_started_and_looking_makes_no_rows(signed_in: Client, course: Course) -> None:
    context = get(signed_in, course).context
    assert context["course_progress"].pk is None
    assert not context["course_progress"].is_completed
    assert all(entry.progress.pk is None for entry in context["lesson_progress"].values())
    assert all(not entry.progress.is_completed for entry in context["lesson_progress"].values())
    assert "Not started" in get(signed_in, course).text
    assert not CourseProgress.objects.exists()
    assert not LessonProgress.objects.exists()


def test_looking_does_not_renew_the_time_of_last_access(signed_in: Client, learner: User, course: Course) -> None:
    progress.open_lesson(learner, course.lessons.all()[0])
    before = (CourseProgress.objects.values().get(), LessonProgress.objects.values().get())
    get(signed_in, course)
    assert (CourseProgress.objects.values().get(), LessonProgress.objects.values().get()) == before


def test_everybody_sees_their_own(client: Client, learner: User, teacher: User, course: Course) -> None:
    for lesson in course.lessons.all():
        progress.mark_read(learner, lesson)
    client.force_login(teacher)
    context = get(client, course).context
    assert context["course_progress"].pk is None
    assert context["course_progress"].user == teacher


def test_it_says_what_is_missing_and_leads_there(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    solved, open_one = make_exercise(lesson, title="Solved"), make_exercise(lesson, title="Open")
    make_exercise(lesson, title="For fun", extra=True)
    make_submission(learner, solved)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=2)
    response = get(signed_in, lesson.course)
    [row] = response.context["rows"]
    assert [(step.text, step.done, step.note) for step in row.steps] == [
        ("Pass the quiz (70 % or more)", False, "1 attempt: 50 %"),
        ("Solve “Solved”", True, "1 try"),
        ("Solve “Open”", False, ""),
        ("Solve “For fun”", False, "not asked for"),
    ]
    assert f'href="{open_one.get_absolute_url()}"' in response.text
    assert f'href="{lesson.get_absolute_url()}#quiz"' in response.text


def test_quiz_attempts_are_kept_newest_first_and_told_by_the_best_and_the_last(
    signed_in: Client, learner: User, course: Course
) -> None:
    lesson = course.lessons.all()[0]
    make_quiz(lesson)
    best, last = (QuizAttempt.objects.create(user=learner, lesson=lesson, score=s, max_score=2) for s in (2, 1))
    response = get(signed_in, course)
    assert response.context["lesson_progress"][lesson.pk].quiz_attempts == [last, best]
    assert "2 attempts: best 100 %, last 50 %" in response.text


def test_a_lesson_complete_by_word_is_marked_so(signed_in: Client, learner: User, course: Course) -> None:
    progress.declare_known(learner, course.lessons.all()[0])
    text = get(signed_in, course).text
    assert "Complete by your word that you know it already" in text
    assert "post-declared" in text


def test_new_lessons_in_a_finished_course_are_named_and_it_stays_finished(
    signed_in: Client, learner: User, course: Course
) -> None:
    for lesson in course.lessons.all():
        progress.mark_read(learner, lesson)
    assert get(signed_in, course).context["course_progress"].is_completed
    make_lesson(course, order=9)
    make_lesson(course, order=10)
    response = get(signed_in, course)
    assert response.context["course_progress"].is_completed
    assert "2 new lessons since you finished" in response.text
    assert "60 %: 3 of 5 lessons complete" in response.text


def test_rows_made_by_other_hands_count_as_they_stand(signed_in: Client, learner: User, course: Course) -> None:
    lesson = course.lessons.all()[0]
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    response = get(signed_in, course)
    assert response.context["course_progress"].pk is None
    assert "33 %: 1 of 3 lessons complete" in response.text
    assert not response.context["rows"][0].steps[0].done
    assert "Completed" in response.text


def test_an_archived_lesson_leaves_the_percentage_and_stays_in_the_record(
    signed_in: Client, learner: User, course: Course
) -> None:
    first, second, third = course.lessons.all()
    progress.mark_read(learner, first)
    course.lessons.filter(pk__in=[first.pk, third.pk]).update(archived_at=timezone.now())
    response = get(signed_in, course)
    assert list(response.context["lesson_progress"]) == [first.pk, second.pk]
    assert "0 %: 0 of 1 lesson complete" in response.text
    assert "No longer in the course" in response.text


def test_the_report_of_an_archived_course_stays(signed_in: Client, learner: User, course: Course) -> None:
    progress.mark_read(learner, course.lessons.all()[0])
    Course.objects.update(archived_at=timezone.now())
    text = get(signed_in, course).text
    assert "no longer in the library" in text
    assert course.lessons.all()[0].title in text


def test_the_whole_course_is_summed_up(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    make_exercise(lesson, extra=True)
    exercise = make_exercise(lesson)
    make_submission(learner, exercise)
    progress.accept_exercise(learner, exercise)
    summary = get(signed_in, lesson.course).context["summary"]
    assert (summary.quizzes_passed, summary.quizzes) == (0, 1)
    assert (summary.exercises_solved, summary.exercises) == (1, 1)
    assert summary.days == 1
    assert summary.first_at == learner.learning_events.earliest("at").at


def test_it_tells_the_latest_of_the_time_line_and_leads_to_all_of_it(
    signed_in: Client, learner: User, other: User, course: Course
) -> None:
    first = course.lessons.all()[0]
    progress.mark_read(other, first)
    whole = reverse("accounts:course_timeline", args=[course.pk])
    assert "Time line" not in get(signed_in, course).text
    progress.declare_known(learner, first)
    [day] = get(signed_in, course).context["days"]
    assert [moment.text for moment in day.moments] == [
        f"Completed “{first.title}”",
        f"Said to know “{first.title}” already",
        f"Opened “{first.title}”",
    ]
    assert whole not in get(signed_in, course).text
    for _time in range(timeline.NEWEST):
        progress.withdraw_declaration(learner, first)
        progress.declare_known(learner, first)
    response = get(signed_in, course)
    assert sum(len(day.moments) for day in response.context["days"]) == timeline.NEWEST
    assert f'href="{whole}"' in response.text


def test_a_course_without_lessons_is_at_0_percent(signed_in: Client) -> None:
    text = get(signed_in, make_course()).text
    assert "0 %: 0 of 0 lessons complete" in text
    assert "This course has no lessons yet." in text


@pytest.mark.parametrize("lessons", [5, 500])
def test_its_queries_do_not_grow_with_the_lessons(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries, lessons: int
) -> None:
    course = make_course(lessons=lessons)
    for lesson in course.lessons.all()[:20]:
        make_quiz(lesson)
        make_exercise(lesson)
        QuizAttempt.objects.create(user=learner, lesson=lesson, score=1, max_score=2)
        LessonProgress.objects.create(user=learner, lesson=lesson)
    with django_assert_max_num_queries(15):
        get(signed_in, course)


def test_other_methods_are_refused(signed_in: Client, course: Course) -> None:
    assert signed_in.post(url(course)).status_code == 405

"""The pages behind the numbers: what they say, whom they say it to, and what they cost."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.explaining import PER_PAGE
from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from courses.models import Course, Lesson
from exercises.models import Result
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

pytestmark = pytest.mark.django_db

CARDS = ["courses", "lessons", "exercises", "quizzes"]


def url(name: str, argument: int | str) -> str:
    return reverse(f"accounts:{name}", args=[argument])


def lesson_with_everything(learner: User) -> Lesson:
    """A lesson of a quiz, not passed yet, one solved and one open exercise."""
    lesson = make_lesson(title="Slices")
    make_quiz(lesson)
    solved, _open = make_exercise(lesson, title="Rotate"), make_exercise(lesson, title="Reverse")
    make_submission(learner, solved, Result.WRONG_ANSWER)
    make_submission(learner, solved)
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "wrong"})
    progress.submit_quiz(learner, lesson, {})
    progress.accept_exercise(learner, solved)
    return lesson


def words(html: str) -> str:
    """The text of the page's main part, without tags."""
    main = html[html.index("<main") : html.index("</main>")] if "<main" in html else html
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_lesson_says_what_counted_when_and_what_is_missing(signed_in: Client, learner: User) -> None:
    lesson = lesson_with_everything(learner)
    response = signed_in.get(url("why_lesson", lesson.pk))
    assert response.status_code == 200
    text = words(response.text)
    for said in (
        "Not complete yet.",
        "2 steps are left.",
        "Pass the quiz (70 % or more)",
        "2 attempts: best 50 %, last 0 %",
        "0 of 2 right, 0 %",
        "2 tries",
        "What counted",
        "Still missing",
    ):
        assert said in text
    assert f'href="{lesson.get_absolute_url()}#quiz"' in response.text
    assert f'<time datetime="{timezone.now():%Y-%m-%d}' in response.text
    assert f'href="{lesson.exercises.get(title="Reverse").get_absolute_url()}"' in response.text


def test_a_lesson_complete_by_evidence_says_so(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    text = words(signed_in.get(url("why_lesson", lesson.pk)).text)
    assert "Complete by what you did in it. Since " in text
    assert "Take my word back" not in text


def test_a_lesson_that_asks_for_more_today_stays_complete_and_says_so(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    make_exercise(lesson)
    text = words(signed_in.get(url("why_lesson", lesson.pk)).text)
    assert "today it asks for 1 more step. Completed stays completed." in text


def test_the_word_is_taken_back_where_it_is_explained(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Slices")
    progress.declare_known(learner, lesson)
    page = url("why_lesson", lesson.pk)
    assert "Complete by your word that you know it already." in words(signed_in.get(page).text)
    response = signed_in.post(url("take_back", lesson.pk), {"next": page}, follow=True)
    assert response.redirect_chain == [(page, 302)]
    assert "Your word about “Slices” is taken back." in response.text
    assert "Take my word back" not in response.text
    assert not LessonProgress.objects.get().is_completed


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", ""])
def test_taking_back_never_leads_off_the_site(signed_in: Client, learner: User, elsewhere: str) -> None:
    lesson = make_lesson()
    progress.declare_known(learner, lesson)
    response = signed_in.post(url("take_back", lesson.pk), {"next": elsewhere})
    assert response.headers["Location"] == url("why_lesson", lesson.pk)


def test_a_record_of_other_hands_is_called_one(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    assert "Complete by a record that an administrator made" in words(signed_in.get(url("why_lesson", lesson.pk)).text)
    assert "1 lesson is complete by a record" in words(signed_in.get(url("why_course", lesson.course_id)).text)


def test_evidence_that_is_not_counted_yet_is_not_hidden(signed_in: Client, learner: User) -> None:
    exercise = make_exercise(make_lesson())
    make_submission(learner, exercise)
    assert exercise.lesson
    text = words(signed_in.get(url("why_lesson", exercise.lesson.pk)).text)
    assert "Everything that it asks for is there." in text


def test_a_course_says_what_counted_what_is_missing_and_what_is_new(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=2, title="First Steps")
    read, said = course.lessons.all()
    progress.mark_read(learner, read)
    progress.declare_known(learner, said)
    new = make_lesson(course, order=9, title="Brand new")
    response = signed_in.get(url("why_course", course.pk))
    text = words(response.text)
    for phrase in (
        "First Steps: 66 %",
        "2 of 3 lessons are complete.",
        "2 of 3 is 66 %, rounded down",
        "1 lesson is complete by what you did in it.",
        "1 lesson is complete by your word that you know it already.",
        "1 lesson came into the course after you had finished it.",
        "New since you finished",
        "by your word",
    ):
        assert phrase in text
    assert f'href="{new.get_absolute_url()}#read"' in response.text
    assert f'href="{url("why_lesson", said.pk)}" data-why' in response.text
    assert f'href="{url("course_progress", course.pk)}"' in response.text


def test_a_lesson_that_left_the_course_stays_in_the_record(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=2)
    gone, _stays = course.lessons.all()
    progress.mark_read(learner, gone)
    Lesson.objects.filter(pk=gone.pk).update(archived_at=timezone.now())
    text = words(signed_in.get(url("why_course", course.pk)).text)
    assert "0 of 1 lesson is complete." in text
    assert f"Does not count any more {gone.title}" in text
    assert "It is no longer in the course." in words(signed_in.get(url("why_lesson", gone.pk)).text)


def test_the_cards_say_how_their_numbers_come_about(signed_in: Client, learner: User) -> None:
    lesson = lesson_with_everything(learner)
    other = make_lesson(lesson.course, title="Loops")
    QuizAttempt.objects.create(user=learner, lesson=other, score=1, max_score=1)
    texts = {card: words(signed_in.get(url("why", card)).text) for card in CARDS}
    assert "0 completed, 1 in progress." in texts["courses"]
    assert "0 %: 0 of 2 lessons complete" in texts["courses"]
    assert "0 completed, 1 in progress." in texts["lessons"]
    assert "Solve “Reverse”" in texts["lessons"]
    assert "1 solved of 1 tried." in texts["exercises"]
    assert "Nothing is left, so it shows 100 %." in texts["exercises"]
    assert "You answered quizzes 3 times." in texts["quizzes"]
    assert "75 % is the mean of your best score in each of 2 quizzes. (50 + 100) ÷ 2" in texts["quizzes"]


def test_an_exercise_shows_its_tries_and_which_one_counted(signed_in: Client, learner: User) -> None:
    lesson = lesson_with_everything(learner)
    exercise = lesson.exercises.get(title="Rotate")
    make_submission(learner, exercise, Result.JUDGE_ERROR)
    response = signed_in.get(url("why_exercise", exercise.pk))
    text = words(response.text)
    assert "Solved: the judge accepted it. Solved stays solved. 2 tries so far." in text
    assert text.index("Accepted") < text.index("Wrong answer")
    assert "Our fault" not in text


@pytest.mark.parametrize("card", CARDS)
def test_a_newcomer_is_told_that_there_is_nothing_yet(signed_in: Client, card: str) -> None:
    text = words(signed_in.get(url("why", card)).text)
    assert "There is nothing here yet." in text


def test_where_the_numbers_stand_they_lead_here(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(make_course(lessons=1), html="<p>Text</p>")
    progress.declare_known(learner, lesson)
    exercise = make_exercise(lesson)
    make_submission(learner, exercise)
    answered = QuizAttempt.objects.create(user=learner, lesson=make_lesson(), score=1, max_score=2).lesson
    course = url("why_course", lesson.course_id)
    for page, expected in {
        reverse("home"): [course],
        reverse("courses:catalogue"): [course],
        lesson.course.get_absolute_url(): [course],
        url("course_progress", lesson.course_id): [course],
        lesson.get_absolute_url(): [
            course,
            url("why_lesson", lesson.pk),
            url("why_exercise", exercise.pk),
        ],
        reverse("exercises:exercise_list"): [url("why_exercise", exercise.pk)],
        exercise.get_absolute_url(): [url("why_exercise", exercise.pk)],
        reverse("accounts:progress"): [
            course,
            url("why_lesson", lesson.pk),
            url("why_lesson", answered.pk),
            url("why_exercise", exercise.pk),
            *(url("why", card) for card in CARDS),
        ],
    }.items():
        links = re.findall(r'href="([^"]+)" data-why', signed_in.get(page).text)
        assert [link for link in expected if link not in links] == [], page


def test_a_panel_gets_the_fragment_alone_and_comes_back_to_its_page(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    progress.declare_known(learner, lesson)
    under = "http://testserver/courses/"
    response = signed_in.get(url("why_lesson", lesson.pk), headers={"HX-Request": "true", "HX-Current-URL": under})
    assert "<html" not in response.text
    assert '<h2 id="why-title"' in response.text
    assert f'name="next" value="{under}"' in response.text
    assert "HX-Request" in response.headers["Vary"]
    answer = signed_in.post(url("take_back", lesson.pk), {"next": under})
    assert answer.headers["Location"] == under


@pytest.mark.parametrize(
    ("name", "argument"),
    [("why", "courses"), ("why_course", 1), ("why_lesson", 1), ("why_exercise", 1)],
)
def test_anonymous_visitors_log_in_first(client: Client, name: str, argument: int | str) -> None:
    page = url(name, argument)
    assert client.get(page).headers["Location"] == f"{reverse('login')}?next={page}"


@pytest.mark.parametrize(
    ("name", "argument"),
    [("why", "hats"), ("why_course", 10**30), ("why_lesson", 999), ("why_exercise", 999)],
)
def test_what_is_not_there_is_404(signed_in: Client, name: str, argument: int | str) -> None:
    assert signed_in.get(url(name, argument)).status_code == 404


def test_everybody_sees_their_own(client: Client, learner: User, teacher: User) -> None:
    lesson = lesson_with_everything(learner)
    client.force_login(teacher)
    assert "Not opened yet." in words(client.get(url("why_lesson", lesson.pk)).text)
    assert "There is nothing here yet." in words(client.get(url("why", "exercises")).text)


def test_methods(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    assert signed_in.post(url("why_lesson", lesson.pk)).status_code == 405
    assert signed_in.get(url("take_back", lesson.pk)).status_code == 405


def fill(user: User, lessons: int) -> Course:
    """A course that this learner is in the middle of, with a bit of everything in each lesson."""
    course = make_course()
    for number in range(lessons):
        lesson = make_lesson(course, order=number)
        make_quiz(lesson, 1)
        exercise = make_exercise(lesson)
        LessonProgress.objects.create(user=user, lesson=lesson, is_completed=number % 2 == 0)
        QuizAttempt.objects.create(user=user, lesson=lesson, score=1, max_score=2)
        make_submission(user, exercise, Result.ACCEPTED if number % 2 else Result.WRONG_ANSWER)
        CourseProgress.objects.create(user=user, course=lesson.course if number == 0 else make_course(lessons=1))
    return course


@pytest.mark.parametrize("lessons", [3, 3 * PER_PAGE])
def test_their_queries_do_not_grow(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries, lessons: int
) -> None:
    course = fill(learner, lessons)
    first = course.lessons.all()[0]
    pages = [
        *(url("why", card) for card in CARDS),
        url("why_course", course.pk),
        url("why_lesson", first.pk),
        url("why_exercise", first.exercises.get().pk),
    ]
    for page in pages:
        with django_assert_max_num_queries(12):
            signed_in.get(page)


def test_many_lines_come_page_by_page_and_none_is_left_out(signed_in: Client, learner: User) -> None:
    course = fill(learner, PER_PAGE + 5)
    seen: list[Any] = []
    for number in (1, 2):
        response = signed_in.get(f"{url('why_course', course.pk)}?page={number}")
        seen += [line.text for line in response.context["why"].lines]
        assert f"Page {number} of 2" in response.text
    assert sorted(seen) == sorted(lesson.title for lesson in course.lessons.all())

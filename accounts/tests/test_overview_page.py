import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts import progress
from accounts.models import CourseProgress, LearningEvent, LessonProgress, Profile, QuizAttempt
from courses.models import Concept, Lesson
from exercises.models import Draft, Result
from tests.factory import make_course, make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db

URL = reverse("accounts:progress")


def context(client: Client) -> Any:
    response = client.get(URL)
    assert response.status_code == 200
    return response.context


def attempt(user: User, lesson: Lesson, score: int, max_score: int) -> QuizAttempt:
    return QuizAttempt.objects.create(user=user, lesson=lesson, score=score, max_score=max_score)


def bars(client: Client) -> list[str]:
    return re.findall(
        r'role="progressbar"[^>]*aria-valuenow="([^"]*)" aria-valuemin="0" aria-valuemax="100"', client.get(URL).text
    )


def test_it_works_for_somebody_new(signed_in: Client) -> None:
    response = signed_in.get(URL)
    assert response.templates[0].name == "accounts/progress_overview.html"
    for text in (
        "My Learning Progress",
        "Track your learning journey and achievements.",
        "No recent course activity.",
        "No recent lesson activity.",
        "No recent exercise submissions.",
        "No recent quiz attempts.",
        "0.0% average score",
    ):
        assert text in response.text
    assert bars(signed_in) == ["0", "0", "0", "0"]


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    assert client.get(URL).headers["Location"] == f"{reverse('login')}?next={URL}"


def test_it_counts_rows_however_they_were_made_and_nobody_elses(signed_in: Client, learner: User, other: User) -> None:
    for done in (True, True, False):
        CourseProgress.objects.create(user=learner, course=make_course(), is_completed=done)
    for done in (True, False, False, False):
        LessonProgress.objects.create(user=learner, lesson=make_lesson(), is_completed=done)
    CourseProgress.objects.create(user=other, course=make_course(), is_completed=True)
    LessonProgress.objects.create(user=other, lesson=make_lesson(), is_completed=True)
    make_submission(other, make_exercise())
    attempt(other, make_lesson(), 1, 1)
    page = context(signed_in)
    assert (page["courses_completed"], page["courses_in_progress"]) == (2, 1)
    assert (page["lessons_completed"], page["lessons_in_progress"]) == (1, 3)
    assert (page["exercises_completed"], page["quizzes_taken"]) == (0, 0)
    assert bars(signed_in) == ["66", "25", "0", "0"]
    assert "1 in progress" in signed_in.get(URL).text


def test_an_exercise_counts_once_and_what_was_not_judged_is_no_attempt(signed_in: Client, learner: User) -> None:
    solved, tried = make_exercise(), make_exercise()
    for result in (Result.WRONG_ANSWER, Result.ACCEPTED, Result.ACCEPTED):
        make_submission(learner, solved, result)
    make_submission(learner, tried, Result.TIME_LIMIT)
    for result in (Result.QUEUED, Result.RUNNING, Result.JUDGE_ERROR):
        make_submission(learner, make_exercise(), result)
    page = context(signed_in)
    assert (page["exercises_attempted"], page["exercises_completed"]) == (2, 1)
    assert bars(signed_in)[2] == "50"
    assert "2 attempted" in signed_in.get(URL).text


def test_the_score_is_the_mean_of_the_best_of_each_quiz(signed_in: Client, learner: User) -> None:
    first, second, empty = make_lesson(), make_lesson(), make_lesson()
    for lesson, score, most in [(first, 1, 4), (first, 3, 4), (first, 3, 4), (second, 1, 1), (empty, 0, 0)]:
        attempt(learner, lesson, score, most)
    page = context(signed_in)
    assert page["quizzes_taken"] == 5
    assert page["avg_quiz_score"] == pytest.approx(175 / 3)
    assert "58.3% average score" in signed_in.get(URL).text
    assert bars(signed_in)[3] == "58.3"


def test_the_best_is_a_percentage_and_not_a_number_of_points(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    attempt(learner, lesson, 5, 10)
    attempt(learner, lesson, 2, 2)
    assert context(signed_in)["avg_quiz_score"] == 100


def test_the_five_latest_of_each_are_listed_newest_first(signed_in: Client, learner: User) -> None:
    now = timezone.now()
    for day in range(7):
        moment = now - timedelta(days=day)
        lesson = make_lesson(title=f"lesson {day}")
        course_row = CourseProgress.objects.create(user=learner, course=lesson.course)
        CourseProgress.objects.filter(pk=course_row.pk).update(last_accessed_at=moment)
        lesson_row = LessonProgress.objects.create(user=learner, lesson=lesson)
        LessonProgress.objects.filter(pk=lesson_row.pk).update(last_accessed_at=moment)
        make_submission(learner, make_exercise(), submitted_at=moment)
        QuizAttempt.objects.filter(pk=attempt(learner, lesson, 1, 2).pk).update(attempt_date=moment)
    page = context(signed_in)
    dates = {
        "recent_course_progress": "last_accessed_at",
        "recent_lesson_progress": "last_accessed_at",
        "recent_submissions": "submitted_at",
        "recent_quiz_attempts": "attempt_date",
    }
    for name, field in dates.items():
        assert [(now - getattr(row, field)).days for row in page[name]] == [0, 1, 2, 3, 4]


def test_each_row_leads_on_and_says_how_it_stands_and_when(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Slices")
    CourseProgress.objects.create(user=learner, course=lesson.course, is_completed=True)
    LessonProgress.objects.create(user=learner, lesson=lesson)
    submission = make_submission(learner, make_exercise(title="Rotate"))
    attempt(learner, lesson, 2, 3)
    text = signed_in.get(URL).text
    for url in (
        reverse("accounts:course_progress", args=[lesson.course.pk]),
        reverse("courses:lesson_detail", args=[lesson.course.slug, lesson.slug]),
        reverse("exercises:submission_detail", args=[submission.pk]),
    ):
        assert f'href="{url}"' in text
    for words in ("2/3 · 66.7%", lesson.course.title, "Completed", "In Progress", "now</time>"):
        assert words in text


def test_what_was_archived_still_counts_and_is_still_listed(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Gone", archived_at=timezone.now())
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    assert context(signed_in)["lessons_completed"] == 1
    assert "Gone" in signed_in.get(URL).text


def test_the_road_of_the_course_one_was_in_last_is_shown(signed_in: Client, learner: User) -> None:
    course = make_course(lessons=3, title="First Steps")
    progress.mark_read(learner, course.lessons.all()[0])
    text = signed_in.get(URL).text
    assert "1 of 3 lessons complete · 33 %" in text
    assert f'href="{course.lessons.all()[1].get_absolute_url()}">Continue</a>' in text


def test_looking_changes_nothing(signed_in: Client, learner: User) -> None:
    row = CourseProgress.objects.create(user=learner, course=make_course(lessons=2))
    before = CourseProgress.objects.values().get(pk=row.pk)
    signed_in.get(URL)
    assert CourseProgress.objects.values().get() == before
    assert not LessonProgress.objects.exists()


def place(client: Client) -> str:
    """What the page says to continue with."""
    found = re.search(r'class="go-on-place">\s*<b>([^<]*)</b>.*?href="([^"]*)">Continue<', client.get(URL).text, re.S)
    return " ".join(found.groups()) if found else ""


def test_one_goes_on_in_the_very_exercise_that_was_typed_on_last(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Slices")
    exercise = make_exercise(lesson, title="Rotate")
    progress.open_lesson(learner, lesson)
    assert place(signed_in) == f"Slices {lesson.get_absolute_url()}"
    Draft.objects.create(user=learner, exercise=exercise, files={"solution.py": "x"})
    assert place(signed_in) == f"Rotate {exercise.get_absolute_url()}"
    progress.open_lesson(learner, lesson)
    assert place(signed_in) == f"Slices {lesson.get_absolute_url()}"


def test_an_exercise_is_left_behind_when_it_is_solved_or_gone(signed_in: Client, learner: User) -> None:
    lesson = make_lesson(title="Slices")
    progress.open_lesson(learner, lesson)
    solved, gone = make_exercise(title="Solved"), make_exercise(title="Gone", archived_at=timezone.now())
    for exercise in (solved, gone):
        Draft.objects.create(user=learner, exercise=exercise)
    make_submission(learner, gone, Result.WRONG_ANSWER)
    make_submission(learner, solved)
    make_submission(learner, solved, Result.WRONG_ANSWER)
    assert place(signed_in).startswith("Slices")


def test_one_goes_on_in_the_exercise_whose_solution_was_sent_in_and_not_accepted(
    signed_in: Client, learner: User
) -> None:
    progress.open_lesson(learner, make_lesson())
    make_submission(learner, make_exercise(title="Rotate"), Result.WRONG_ANSWER)
    assert place(signed_in).startswith("Rotate")


def test_who_has_finished_the_course_is_led_to_the_next(signed_in: Client, learner: User) -> None:
    progress.mark_read(learner, make_lesson())
    text = signed_in.get(URL).text
    assert "The course is finished" in text
    assert "1 of 1 lessons complete · 100 %" in text


def test_the_streak_and_the_goal_are_shown_and_explained(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(goal=3, time_zone="Europe/Vienna", rest_days=1)
    progress.mark_read(learner, make_lesson())
    text = " ".join(signed_in.get(URL).text.split())
    for words in (
        "1 of 3 days",
        "<b>1 day</b>",
        "Today counts already.",
        "by the clock of Europe/Vienna",
        "no week misses more than 1 day.",
    ):
        assert words in text


def test_all_of_it_can_be_turned_off_and_then_nothing_of_it_shows(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(goal=3, streaks_on=False)
    progress.mark_read(learner, make_lesson())
    text = signed_in.get(URL).text.lower()
    for words in ("streak", "goal", "rest day", "you learned on 1 day."):
        assert words not in text
    assert "1 lesson completed" in text


def test_the_zone_is_offered_until_there_is_an_answer(signed_in: Client, learner: User) -> None:
    answer = reverse("accounts:answer_time_zone")
    assert 'data-zone-offer="UTC" hidden' in signed_in.get(URL).text
    response = signed_in.post(answer, {"time_zone": "Europe/Vienna", "take": "yes"}, follow=True)
    assert "by the clock of Europe/Vienna now" in response.text
    assert "data-zone-offer" not in response.text
    assert Profile.objects.get(user=learner).time_zone == "Europe/Vienna"


@pytest.mark.parametrize(("zone", "take"), [("Europe/Vienna", "no"), ("Mars/Olympus", "yes"), ("", "yes")])
def test_the_old_zone_is_kept_on_request_and_for_a_zone_that_there_is_not(
    signed_in: Client, learner: User, zone: str, take: str
) -> None:
    signed_in.post(reverse("accounts:answer_time_zone"), {"time_zone": zone, "take": take})
    profile = Profile.objects.get(user=learner)
    assert (profile.time_zone, profile.time_zone_offered) == ("UTC", True)


def test_the_answer_is_a_post_of_somebody_signed_in(client: Client, learner: User) -> None:
    answer = reverse("accounts:answer_time_zone")
    assert client.post(answer, {"take": "yes"}).headers["Location"] == f"{reverse('login')}?next={URL}"
    client.force_login(learner)
    assert client.get(answer).status_code == 405


def test_it_is_there_for_a_user_who_came_without_a_profile(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).delete()
    assert signed_in.get(URL).status_code == 200


def fill(user: User, lessons: int) -> None:
    course = make_course()
    rows = Lesson.objects.bulk_create(
        Lesson(course=course, title=f"L{number}", slug=f"l{number}", order=number) for number in range(lessons)
    )
    CourseProgress.objects.create(user=user, course=course)
    LessonProgress.objects.bulk_create(LessonProgress(user=user, lesson=lesson) for lesson in rows)
    QuizAttempt.objects.bulk_create(QuizAttempt(user=user, lesson=lesson, score=1, max_score=2) for lesson in rows)
    exercise = make_exercise(rows[0])
    days = [timezone.now() - timedelta(days=number % 300) for number in range(lessons)]
    LearningEvent.objects.bulk_create(
        LearningEvent(user=user, kind="quiz", at=at, local_date=at.date(), utc_offset=0) for at in days
    )
    concept = Concept.objects.create(slug=f"concept-{course.pk}")
    concept.taught_in.set(rows)
    Draft.objects.create(user=user, exercise=exercise)
    for number in range(min(lessons, 50)):
        make_submission(user, exercise, Result.ACCEPTED if number % 2 else Result.WRONG_ANSWER)


@pytest.mark.parametrize("lessons", [0, 5, 500])
def test_it_takes_at_most_nine_queries(
    signed_in: Client, learner: User, django_assert_max_num_queries: DjangoAssertNumQueries, lessons: int
) -> None:
    if lessons:
        fill(learner, lessons)
    with django_assert_max_num_queries(9):
        signed_in.get(URL)


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.post(URL).status_code == 405

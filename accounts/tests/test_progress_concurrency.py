"""Sixteen connections at once: one row, one event for each transition, and nobody gets an error."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from accounts import progress
from accounts.models import CourseProgress, LearningEvent, LessonProgress
from courses.models import Lesson
from exercises.models import Submission
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

CONNECTIONS = 16
Kind = LearningEvent.Kind

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[BaseException]:
    """Run each act in a thread with a connection of its own, all starting together; gives what they raised."""
    start = Barrier(len(acts))
    raised: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            act()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def events(user: User, kind: str) -> int:
    return LearningEvent.objects.filter(user=user, kind=kind).count()


def test_one_lesson_completed_sixteen_times_is_completed_once() -> None:
    user, lesson = make_user(), make_lesson()
    assert at_once(*[lambda: progress.mark_read(user, lesson)] * CONNECTIONS) == []
    assert LessonProgress.objects.get(user=user).is_completed
    assert CourseProgress.objects.get(user=user).is_completed
    for kind in (Kind.OPENED, Kind.READ, Kind.LESSON_COMPLETED, Kind.COURSE_COMPLETED):
        assert events(user, kind) == 1


def test_the_last_lessons_done_at_once_complete_the_course_once() -> None:
    user, course = make_user(), make_course(lessons=CONNECTIONS)

    def read(lesson: Lesson) -> Callable[[], object]:
        return lambda: progress.mark_read(user, lesson)

    assert at_once(*[read(lesson) for lesson in course.lessons.all()]) == []
    assert LessonProgress.objects.filter(user=user, is_completed=True).count() == CONNECTIONS
    assert CourseProgress.objects.get(user=user).is_completed
    assert events(user, Kind.COURSE_COMPLETED) == 1


def test_quiz_and_exercise_finished_at_once_complete_the_lesson() -> None:
    user, lesson = make_user(), make_lesson()
    make_quiz(lesson)
    exercise = make_exercise(lesson)

    def solve() -> None:
        make_submission(user, exercise)
        progress.accept_exercise(user, exercise)

    answer = lambda: progress.submit_quiz(user, lesson, {"q0": "right", "q1": "right"})  # noqa: E731
    assert at_once(*[solve, answer] * (CONNECTIONS // 2)) == []
    assert LessonProgress.objects.get(user=user).is_completed
    assert events(user, Kind.LESSON_COMPLETED) == 1
    assert events(user, Kind.ACCEPTED) == 1
    assert user.quiz_attempts.count() == 1


def test_the_same_solution_sent_sixteen_times_waits_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercises.judging.why_off", lambda exercise: None)
    user, exercise = make_user(), make_exercise()
    send = lambda: progress.submit_solution(user, exercise, {"solution.py": "print(1)"})  # noqa: E731
    assert at_once(*[send] * CONNECTIONS) == []
    assert Submission.objects.filter(user=user).count() == 1

"""The fixed cast and a plain factory: the tests' only way to make rows."""

from itertools import count
from typing import Any

from django.contrib.auth.models import User

from courses.models import Course, Lesson, Question, Quiz
from exercises.models import Exercise, Result, Submission

_numbers = count(1)
PASSWORD = "correct horse battery"


def make_user(username: str = "", **fields: Any) -> User:
    """A learner who can log in with PASSWORD."""
    username = username or f"learner{next(_numbers)}"
    return User.objects.create_user(username, fields.pop("email", f"{username}@example.org"), PASSWORD, **fields)


def make_course(lessons: int = 0, **fields: Any) -> Course:
    """A course with so many lessons that ask for nothing but reading."""
    number = next(_numbers)
    course = Course.objects.create(**{"title": f"Course {number}", "slug": f"course-{number}", **fields})
    for order in range(lessons):
        make_lesson(course, order=order)
    return course


def make_lesson(course: Course | None = None, **fields: Any) -> Lesson:
    """A lesson that asks for nothing but reading."""
    number = next(_numbers)
    defaults = {"title": f"Lesson {number}", "slug": f"lesson-{number}"}
    return Lesson.objects.create(course=course or make_course(), **{**defaults, **fields})


def make_exercise(lesson: Lesson | None = None, **fields: Any) -> Exercise:
    """A required exercise of the lesson, without cases."""
    number = next(_numbers)
    return Exercise.objects.create(
        **{"title": f"Exercise {number}", "slug": f"exercise-{number}", "lesson": lesson, **fields}
    )


def make_submission(user: User, exercise: Exercise, result: str = Result.ACCEPTED, **fields: Any) -> Submission:
    """A submission that has its result already."""
    return Submission.objects.create(user=user, exercise=exercise, result=result, **fields)


def make_quiz(lesson: Lesson, questions: int = 2) -> Quiz:
    """A quiz of single-choice questions q0, q1, ... whose right option is "right" and whose wrong one is "wrong"."""
    quiz = Quiz.objects.create(lesson=lesson)
    for order in range(questions):
        options = [
            {"id": "right", "html": "Yes", "right": True, "feedback_html": "", "misconception": ""},
            {"id": "wrong", "html": "No", "right": False, "feedback_html": "<p>Not so.</p>", "misconception": "belief"},
        ]
        data = {"kind": "single", "options": options}
        Question.objects.create(
            quiz=quiz, slug=f"q{order}", order=order, stem_html=f"<p>Question {order}</p>", data=data
        )
    return quiz

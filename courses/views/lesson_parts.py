"""What the template of a lesson's page is given, one part of the page a function."""

from typing import Any

from accounts import completion
from accounts.checklist import Checklist
from accounts.models import QuizAttempt
from accounts.road import Road
from courses.models import Lesson
from courses.views.questions import asked, questions_of, seed

LATEST = 5
"""So many of the learner's attempts stand beside a lesson; the rest is one link away."""


def on_the_road(road: Road, lesson: Lesson) -> dict[str, Any]:
    """The outline, with this lesson marked, and its neighbours."""
    index = next(index for index, post in enumerate(road.posts) if post.lesson_id == lesson.pk)
    post = road.posts[index]
    return {
        "road": road,
        "post": post,
        "chapters": road.chapters(viewing=post),
        "previous": road.posts[index - 1] if index else None,
        "next": road.posts[index + 1] if index + 1 < road.total else None,
    }


def to_do(checklist: Checklist) -> dict[str, Any]:
    """What completes the lesson, and what can be practised in it."""
    return {
        "checklist": checklist.steps,
        "practice": checklist.practice,
        "reading": checklist.asked.reading,
        "is_read": checklist.evidence.read,
    }


def quiz(user_id: int | None, lesson: Lesson, checklist: Checklist) -> dict[str, Any]:
    """The quiz to be answered, and the learner's latest attempts."""
    if not checklist.asked.quiz:
        return {}
    attempts = list(QuizAttempt.objects.filter(user=user_id, lesson=lesson)[:LATEST]) if user_id else []
    return {
        "asked": asked(questions_of(lesson), seed(user_id, attempts[0].pk if attempts else None)),
        "attempts": attempts,
        "quiz_passed": checklist.evidence.quiz_passed,
        "needed": completion.QUIZ_PASS_PERCENT,
    }

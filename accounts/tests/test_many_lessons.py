"""Acts upon many lessons at once: what they store, and that it takes no more writes than for two."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import progress, proving
from accounts.models import CourseProgress, LearningEvent, LessonProgress
from accounts.rebuilding import rebuild
from courses.models import Course, Lesson
from tests.factory import make_course, make_lesson

Kind = LearningEvent.Kind


def lessons_of(course: Course) -> list[Lesson]:
    return list(course.lessons.select_related("course"))


def told(user: User) -> list[tuple[str, int | None]]:
    return sorted(LearningEvent.objects.filter(user=user).values_list("kind", "lesson_id"), key=str)


def rows(user: User) -> list[tuple[object, ...]]:
    own = LessonProgress.objects.filter(user=user).order_by("lesson")
    return [(row.lesson_id, row.is_completed, row.ground, row.read_at is None, row.evidence_at is None) for row in own]


def test_many_at_once_store_what_one_after_the_other_would(learner: User, other: User) -> None:
    course = make_course(lessons=3)
    first, *_rest = lessons = lessons_of(course)
    for user in (learner, other):
        progress.mark_read(user, first)
    assert progress.declare_all_known(learner, lessons) == 2
    for lesson in lessons:
        progress.declare_known(other, lesson)
    assert rows(learner) == rows(other)
    assert told(learner) == told(other)
    assert CourseProgress.objects.get(user=learner).is_completed
    assert list(proving.contradictions(learner)) == []
    assert rebuild(learner, check=True) == []


def test_lessons_opened_before_are_not_opened_again(learner: User) -> None:
    lessons = lessons_of(make_course(lessons=2))
    progress.open_lesson(learner, lessons[1])
    progress.declare_all_known(learner, lessons)
    opened = LearningEvent.objects.filter(user=learner, kind=Kind.OPENED)
    assert sorted(opened.values_list("lesson_id", flat=True)) == sorted(lesson.pk for lesson in lessons)


def test_the_word_for_many_is_taken_back_one_by_one(learner: User) -> None:
    lessons = lessons_of(make_course(lessons=2))
    progress.declare_all_known(learner, lessons)
    progress.withdraw_declaration(learner, lessons[0])
    assert list(LessonProgress.objects.filter(user=learner, is_completed=True).values_list("lesson_id", flat=True)) == [
        lessons[1].pk
    ]
    assert not CourseProgress.objects.get(user=learner).is_completed
    assert list(proving.contradictions(learner)) == []


def test_no_lessons_are_no_act(learner: User) -> None:
    assert progress.declare_all_known(learner, []) == 0
    assert not LearningEvent.objects.filter(user=learner).exists()


def test_fifty_take_hardly_more_questions_than_two(learner: User, other: User) -> None:
    counted = []
    for user, number in ((learner, 2), (other, 50)):
        lessons = lessons_of(make_course(lessons=number))
        with CaptureQueriesContext(connection) as queries:
            progress.declare_all_known(user, lessons)
        counted.append(len(queries))
    assert counted[1] <= counted[0] + 2, "SQLite takes so many values a statement, and 150 events need two"


def test_rebuilding_fifty_lessons_takes_as_many_questions_as_two(learner: User, other: User) -> None:
    counted = []
    for user, number in ((learner, 2), (other, 50)):
        course = make_course(lessons=number)
        make_lesson(course)
        for lesson in lessons_of(course)[:number]:
            read_at = CourseProgress.objects.get_or_create(user=user, course=course)[0].started_at
            LessonProgress.objects.create(user=user, lesson=lesson, read_at=read_at)
        with CaptureQueriesContext(connection) as queries:
            assert len(rebuild(user)) == number
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_rebuilding_is_no_access(learner: User) -> None:
    lesson = make_lesson()
    row = LessonProgress.objects.create(user=learner, lesson=lesson)
    LessonProgress.objects.update(read_at=row.last_accessed_at)
    rebuild(learner)
    after = LessonProgress.objects.get()
    assert after.is_completed
    assert (after.pk, after.last_accessed_at) == (row.pk, row.last_accessed_at)


@pytest.mark.parametrize("act", [progress.mark_read, progress.declare_known, "many"])
def test_a_repeat_writes_nothing(learner: User, act: object) -> None:
    [lesson] = lessons_of(make_course(lessons=1))

    def do() -> None:
        if callable(act):
            act(learner, lesson)
        else:
            progress.declare_all_known(learner, [lesson])

    do()
    with CaptureQueriesContext(connection) as queries:
        do()
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []

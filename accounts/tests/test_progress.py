"""What learners do, and what is stored of it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import User

from accounts import progress
from accounts.models import CourseProgress, LearningEvent, LessonProgress, Profile, QuizAnswer, QuizAttempt
from courses.models import Lesson
from courses.quizzes import AnswerError
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

Kind = LearningEvent.Kind


def lesson_row(user: User, lesson: Lesson) -> LessonProgress:
    return LessonProgress.objects.get(user=user, lesson=lesson)


def course_row(user: User, lesson: Lesson) -> CourseProgress:
    return CourseProgress.objects.get(user=user, course=lesson.course)


def kinds(user: User) -> list[str]:
    return list(LearningEvent.objects.filter(user=user).values_list("kind", flat=True))


def test_opening_a_lesson_makes_both_rows_and_one_event(learner: User) -> None:
    lesson = make_lesson()
    progress.open_lesson(learner, lesson)
    before = lesson_row(learner, lesson)
    progress.open_lesson(learner, lesson)
    after = lesson_row(learner, lesson)
    assert not after.is_completed
    assert after.last_accessed_at > before.last_accessed_at
    assert not course_row(learner, lesson).is_completed
    assert kinds(learner) == [Kind.OPENED]


def test_reading_completes_a_lesson_that_asks_for_nothing_else(learner: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    row = lesson_row(learner, lesson)
    assert row.is_completed
    assert row.completion_date == row.read_at
    assert course_row(learner, lesson).is_completed
    progress.mark_read(learner, lesson)
    assert lesson_row(learner, lesson).completion_date == row.completion_date
    assert kinds(learner) == [Kind.OPENED, Kind.READ, Kind.LESSON_COMPLETED, Kind.COURSE_COMPLETED]


def test_reading_does_not_complete_a_lesson_with_a_quiz(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    progress.mark_read(learner, lesson)
    assert not lesson_row(learner, lesson).is_completed


def test_the_last_lesson_completes_the_course(learner: User) -> None:
    course = make_course(lessons=2)
    first, second = course.lessons.all()
    progress.mark_read(learner, first)
    assert not course_row(learner, first).is_completed
    progress.mark_read(learner, second)
    assert course_row(learner, first).is_completed
    assert course_row(learner, first).completion_date == lesson_row(learner, second).completion_date


def test_a_passed_quiz_completes_and_every_answer_is_kept(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson, questions=3)
    failed, graded = progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "wrong"})
    assert (failed.score, failed.max_score) == (1, 3)
    assert [result.is_right for result in graded.results] == [True, False, False]
    answers = QuizAnswer.objects.filter(attempt=failed).order_by("question__order")
    assert [(row.answer, row.is_right, row.misconceptions) for row in answers] == [
        ("right", True, []),
        ("wrong", False, ["belief"]),
        (None, False, []),
    ]
    assert not lesson_row(learner, lesson).is_completed
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "right", "q2": "right"})
    assert lesson_row(learner, lesson).is_completed


def test_answers_to_another_quiz_keep_nothing(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    with pytest.raises(AnswerError):
        progress.submit_quiz(learner, lesson, {"q0": "right", "elsewhere": "right"})
    assert not QuizAttempt.objects.exists()
    assert not LearningEvent.objects.exists()


def test_a_later_failure_takes_nothing_back(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "right"})
    date = lesson_row(learner, lesson).completion_date
    progress.submit_quiz(learner, lesson, {})
    assert lesson_row(learner, lesson).is_completed
    assert lesson_row(learner, lesson).completion_date == date


def test_quiz_and_every_required_exercise_are_needed(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    needed, also_needed = make_exercise(lesson), make_exercise(lesson)
    make_exercise(lesson, extra=True)
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "right"})
    for exercise in (needed, also_needed):
        assert not lesson_row(learner, lesson).is_completed
        make_submission(learner, exercise)
        progress.accept_exercise(learner, exercise)
    assert lesson_row(learner, lesson).is_completed


def test_an_exercise_accepted_twice_is_one_event(learner: User) -> None:
    exercise = make_exercise()
    for _ in range(2):
        make_submission(learner, exercise)
        progress.accept_exercise(learner, exercise)
    assert kinds(learner) == [Kind.ACCEPTED]


def test_a_declared_lesson_counts_and_the_word_can_be_taken_back(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    progress.declare_known(learner, lesson)
    assert lesson_row(learner, lesson).is_completed
    assert course_row(learner, lesson).is_completed
    progress.withdraw_declaration(learner, lesson)
    row = lesson_row(learner, lesson)
    assert (row.is_completed, row.completion_date, row.declared_at) == (False, None, None)
    assert not course_row(learner, lesson).is_completed


def test_taking_the_word_back_leaves_what_evidence_completes(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    progress.declare_known(learner, lesson)
    progress.submit_quiz(learner, lesson, {"q0": "right", "q1": "right"})
    progress.withdraw_declaration(learner, lesson)
    assert lesson_row(learner, lesson).is_completed
    assert course_row(learner, lesson).is_completed


def test_taking_back_a_word_given_after_the_course_was_finished_leaves_the_course(learner: User) -> None:
    course = make_course(lessons=1)
    progress.mark_read(learner, course.lessons.get())
    added = make_lesson(course)
    progress.declare_known(learner, added)
    progress.withdraw_declaration(learner, added)
    assert not lesson_row(learner, added).is_completed
    assert course_row(learner, added).is_completed


def test_declaring_what_is_complete_changes_nothing(learner: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    progress.declare_known(learner, lesson)
    assert lesson_row(learner, lesson).declared_at is None
    progress.withdraw_declaration(learner, lesson)
    assert lesson_row(learner, lesson).is_completed


def test_an_archived_lesson_is_not_waited_for(learner: User) -> None:
    course = make_course(lessons=2)
    first, gone = course.lessons.all()
    gone.archived_at = datetime(2026, 1, 1, tzinfo=UTC)
    gone.save()
    progress.mark_read(learner, first)
    assert course_row(learner, first).is_completed


def test_an_event_has_the_date_where_the_learner_lives(learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Pacific/Auckland")
    with time_machine.travel(datetime(2026, 3, 1, 18, 0, tzinfo=UTC), tick=False):
        progress.open_lesson(learner, make_lesson())
    event = LearningEvent.objects.get(user=learner)
    assert event.at == datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
    assert event.local_date.isoformat() == "2026-03-02"


def test_an_unknown_time_zone_counts_as_utc(learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Mars/Olympus")
    progress.open_lesson(learner, make_lesson())
    event = LearningEvent.objects.get(user=learner)
    assert event.local_date == event.at.date()


def test_a_user_made_without_a_profile_can_learn(learner: User) -> None:
    Profile.objects.filter(user=learner).delete()
    progress.mark_read(learner, lesson := make_lesson())
    assert lesson_row(learner, lesson).is_completed


def test_a_correction_is_saved_with_its_event(learner: User, teacher: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    progress.open_lesson(learner, lesson)
    row = lesson_row(learner, lesson)
    row.is_completed = True
    progress.correct_lesson_progress(row, by=teacher)
    assert lesson_row(learner, lesson).completion_date is not None
    assert course_row(learner, lesson).is_completed
    event = LearningEvent.objects.get(user=learner, kind=Kind.CORRECTED)
    assert event.data == {"by": teacher.pk, "is_completed": True}

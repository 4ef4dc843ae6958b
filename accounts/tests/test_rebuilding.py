"""Progress recomputed from its evidence, for rows that other hands made and for a library that changed."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from accounts import progress
from accounts.models import CourseProgress, LearningEvent, LessonProgress, QuizAttempt
from accounts.rebuilding import rebuild
from courses.models import Lesson
from exercises.models import Exercise
from tests.content.programs import CONTENT
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

Kind = LearningEvent.Kind


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("rebuild_progress", *arguments, stdout=out)
    return out.getvalue()


def test_evidence_made_elsewhere_completes_lesson_and_course(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    exercise = make_exercise(lesson)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=2, max_score=2)
    solved = make_submission(learner, exercise)
    assert len(rebuild(learner)) == 2
    row = LessonProgress.objects.get(user=learner)
    assert row.is_completed
    assert row.completion_date == max(solved.submitted_at, QuizAttempt.objects.get().attempt_date)
    assert CourseProgress.objects.get(user=learner).is_completed
    assert rebuild(learner) == []


def test_rows_made_by_other_hands_stand_and_are_marked_once(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    LessonProgress.objects.create(user=learner, lesson=lesson, is_completed=True)
    CourseProgress.objects.create(user=learner, course=lesson.course, is_completed=True)
    for _ in range(2):
        assert rebuild(learner) == []
    assert LessonProgress.objects.get().completion_date is None
    events = LearningEvent.objects.filter(user=learner)
    assert [(event.kind, event.lesson) for event in events] == [(Kind.IMPORTED, lesson), (Kind.IMPORTED, None)]


def test_what_an_administrator_corrected_stays(learner: User, teacher: User) -> None:
    lesson = make_lesson()
    progress.mark_read(learner, lesson)
    row = LessonProgress.objects.get(user=learner)
    row.is_completed, row.completion_date = False, None
    progress.correct_lesson_progress(row, by=teacher)
    assert rebuild(learner) == []
    assert not LessonProgress.objects.get(user=learner).is_completed


def test_check_changes_nothing_and_fails(learner: User) -> None:
    lesson = make_lesson(make_course(title="Course"), title="Lesson")
    make_quiz(lesson)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=2, max_score=2)
    with pytest.raises(CommandError, match="1 rows differ"):
        run("--check")
    assert not LessonProgress.objects.exists()
    assert "ada: the evidence completes the lesson “Lesson”" in run()
    assert "0 rows differ" in run("--check")


def test_an_unknown_user_is_said(db: None) -> None:
    with pytest.raises(CommandError, match="no user named 'nobody'"):
        run("--user", "nobody")


def test_a_requirement_that_leaves_the_library_completes_who_waited_for_it(learner: User, tmp_path: Path) -> None:
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    call_command("import_content", str(root), verbosity=0)
    lesson = Lesson.objects.get(slug="hello-output")
    first, last = Exercise.objects.filter(lesson=lesson)
    QuizAttempt.objects.create(user=learner, lesson=lesson, score=5, max_score=5)
    make_submission(learner, first)
    progress.open_lesson(learner, lesson)
    shutil.rmtree(root / "first-steps" / "hello-output" / "exercises" / last.slug)
    out = StringIO()
    call_command("import_content", str(root), stdout=out)
    assert "1 progress rows completed by it" in out.getvalue()
    assert LessonProgress.objects.get(user=learner, lesson=lesson).is_completed

"""Random histories, content changes among them: stored rows equal a second, naive telling of the same history.

`Naive` is written from the page on completion in the house's plan, not from the code under test: plain dictionaries,
everything recomputed after each act.
"""

from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import progress
from accounts.models import CourseProgress, LessonProgress
from accounts.rebuilding import rebuild
from courses.models import Course, Lesson, Quiz
from exercises.models import Exercise
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

ACTS = ["open", "read", "declare", "withdraw", "quiz", "solve", "fail"]
CHANGES = ["toggle lesson", "toggle quiz", "toggle exercise"]

LESSONS = 2
EXERCISES = 2
QUESTIONS = 10


@dataclass
class NaiveLesson:
    """One lesson as it is today, and what the learner did in it."""

    quiz: bool
    exercises: dict[int, bool]
    archived: bool = False
    entered: bool = False
    read: bool = False
    word: int | None = None
    evidence: bool = False
    complete: bool = False
    best: int = 0
    solved: set[int] = field(default_factory=set)

    def is_shown(self) -> bool:
        required = {number for number, is_there in self.exercises.items() if is_there}
        if not self.quiz and not required:
            return self.read
        return (not self.quiz or self.best >= 7) and required <= self.solved


@dataclass
class Naive:
    """The course by the rules, retold."""

    lessons: list[NaiveLesson]
    step: int = 0
    finished_at: int | None = None

    def act(self, number: int) -> None:
        """After an act in a lesson: what evidence completes stays complete, and the last one completes the course."""
        lesson = self.lessons[number]
        lesson.entered = True
        if lesson.is_shown():
            lesson.evidence = lesson.complete = True
            self.look_at_course()

    def look_at_course(self) -> None:
        today = [lesson for lesson in self.lessons if not lesson.archived]
        if self.finished_at is None and today and all(lesson.complete for lesson in today):
            self.finished_at = self.step

    def declare(self, number: int) -> None:
        lesson = self.lessons[number]
        lesson.entered = True
        if not lesson.complete:
            lesson.word, lesson.complete = self.step, True
            self.look_at_course()

    def withdraw(self, number: int) -> None:
        lesson = self.lessons[number]
        lesson.entered = True
        if lesson.word is None:
            return
        given, lesson.word = lesson.word, None
        self.act(number)
        if not lesson.evidence:
            lesson.complete = False
            if self.finished_at is not None and self.finished_at >= given:
                self.finished_at = None

    def rebuild(self) -> None:
        for lesson in self.lessons:
            traces = lesson.entered or lesson.best or lesson.solved
            if traces and not lesson.archived and lesson.is_shown():
                lesson.entered = lesson.evidence = lesson.complete = True
        if any(lesson.complete for lesson in self.lessons):
            self.look_at_course()


@dataclass
class World:
    """The same course as rows, acted on through the code under test."""

    user: User
    course: Course
    lessons: list[Lesson]
    quizzes: list[Quiz]
    exercises: list[list[Exercise]]
    naive: Naive

    @classmethod
    def make(cls) -> "World":
        course = make_course()
        lessons = [make_lesson(course, order=order) for order in range(LESSONS)]
        quizzes = [make_quiz(lesson, QUESTIONS) for lesson in lessons]
        exercises = [[make_exercise(lesson) for _ in range(EXERCISES)] for lesson in lessons]
        world = cls(make_user(), course, lessons, quizzes, exercises, Naive([]))
        for number in range(LESSONS):
            world.naive.lessons.append(NaiveLesson(quiz=number == 0, exercises={0: number == 0, 1: False}))
            world.show(world.quizzes[number], number == 0)
            for place, exercise in enumerate(exercises[number]):
                world.show(exercise, number == 0 and place == 0)
        return world

    @staticmethod
    def show(row: Lesson | Quiz | Exercise, is_there: bool) -> None:
        row.archived_at = None if is_there else timezone.now()
        row.save()

    def do(self, act: str, number: int, extra: int) -> None:
        self.naive.step += 1
        if act in CHANGES:
            self.change(act, number, extra % EXERCISES)
        elif not self.naive.lessons[number].archived:
            getattr(self, f"do_{act}")(self.lessons[number], self.naive.lessons[number], number, extra)

    def change(self, act: str, number: int, place: int) -> None:
        naive = self.naive.lessons[number]
        if act == "toggle lesson":
            naive.archived = not naive.archived
            self.show(self.lessons[number], not naive.archived)
        elif act == "toggle quiz":
            naive.quiz = not naive.quiz
            self.show(self.quizzes[number], naive.quiz)
        else:
            naive.exercises[place] = not naive.exercises[place]
            self.show(self.exercises[number][place], naive.exercises[place])

    def do_open(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        progress.open_lesson(self.user, lesson)
        naive.entered = True

    def do_read(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        progress.mark_read(self.user, lesson)
        naive.entered = True
        if not naive.read:
            naive.read = True
            self.naive.act(number)

    def do_declare(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        progress.declare_known(self.user, lesson)
        self.naive.declare(number)

    def do_withdraw(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        progress.withdraw_declaration(self.user, lesson)
        self.naive.withdraw(number)

    def do_quiz(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        if naive.quiz:
            answers = {f"q{place}": "right" if place < extra else "wrong" for place in range(QUESTIONS)}
            progress.submit_quiz(self.user, lesson, answers)
            naive.best = max(naive.best, extra)
            self.naive.act(number)

    def do_solve(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        place = extra % EXERCISES
        if naive.exercises[place]:
            make_submission(self.user, self.exercises[number][place])
            progress.accept_exercise(self.user, self.exercises[number][place])
            naive.solved.add(place)
            self.naive.act(number)

    def do_fail(self, lesson: Lesson, naive: NaiveLesson, number: int, extra: int) -> None:
        make_submission(self.user, self.exercises[number][extra % EXERCISES], "wrong_answer")

    def compare(self) -> None:
        rows = {row.lesson_id: row for row in LessonProgress.objects.filter(user=self.user)}
        for lesson, naive in zip(self.lessons, self.naive.lessons, strict=True):
            row = rows.get(lesson.pk)
            assert (row is not None) == naive.entered, lesson
            if row is not None:
                stored = (row.is_completed, row.evidence_at is not None, row.declared_at is not None)
                assert stored == (naive.complete, naive.evidence, naive.word is not None)
                assert (row.completion_date is not None) == row.is_completed
        course = CourseProgress.objects.filter(user=self.user).first()
        assert bool(course and course.is_completed) == (self.naive.finished_at is not None)


def histories(acts: list[str]) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    step = st.tuples(st.sampled_from(acts), st.integers(0, LESSONS - 1), st.integers(0, QUESTIONS))
    return st.lists(step, max_size=25)


quiet = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.django_db
@quiet
@given(history=histories(ACTS + CHANGES))
def test_stored_rows_equal_the_naive_telling_through_content_changes(history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        world = World.make()
        for step in history:
            world.do(*step)
            world.compare()
        rebuild(world.user)
        world.naive.rebuild()
        world.compare()
        assert rebuild(world.user, check=True) == []
        transaction.set_rollback(True)


@pytest.mark.django_db
@quiet
@given(history=histories(ACTS))
def test_without_content_changes_there_is_nothing_to_rebuild(history: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        world = World.make()
        for step in history:
            world.do(*step)
        assert rebuild(world.user, check=True) == []
        transaction.set_rollback(True)

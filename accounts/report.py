"""The report of one course for one learner: every lesson with what it asked for and what came of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Min
from django.utils.translation import gettext as _

from accounts.checklist import Checklist, Step, checklists_for
from accounts.completion import Ground
from accounts.explaining.lesson import tries_at
from accounts.explaining.parts import why_lesson
from accounts.explaining.sentences import quiz_note, tries_note
from accounts.models import LearningEvent, LessonProgress, QuizAttempt
from accounts.road import Mark, Road, Stop
from courses.models import Course, Lesson

Kind = LearningEvent.Kind


@dataclass(frozen=True)
class LessonReport:
    """One lesson of a course for one learner. `progress` is not saved where the lesson has not been opened.

    `checklist` is None for a lesson that left the course; `tries` are those at its exercises, by their ids.
    """

    lesson: Lesson
    progress: LessonProgress
    quiz_attempts: list[QuizAttempt]
    checklist: Checklist | None
    tries: dict[int, int]

    def __getitem__(self, name: str) -> Any:
        """A field by its name: SPEC.md lets pages and tests take this for a mapping too."""
        return getattr(self, name)

    @property
    def by_word(self) -> bool:
        """Whether the learner's word alone completed it."""
        return self.progress.ground is Ground.WORD

    @property
    def best_percent(self) -> float:
        """The best percentage of the quiz attempts; 0 when there is none."""
        return max((attempt.percentage for attempt in self.quiz_attempts), default=0.0)

    @property
    def last_percent(self) -> float:
        """The percentage of the newest quiz attempt; 0 when there is none."""
        return self.quiz_attempts[0].percentage if self.quiz_attempts else 0.0


def lesson_reports(user: User, course: Course) -> dict[int, LessonReport]:
    """Each lesson of the course by its id, in course order. Of the archived ones, those that the learner met."""
    progress = {row.lesson_id: row for row in LessonProgress.objects.filter(user=user, lesson__course=course)}
    attempts: dict[int, list[QuizAttempt]] = defaultdict(list)
    for attempt in QuizAttempt.objects.filter(user=user, lesson__course=course):
        attempts[attempt.lesson_id].append(attempt)
    lessons = [
        lesson
        for lesson in course.lessons.defer("source", "html")
        if not lesson.is_archived or lesson.pk in progress or lesson.pk in attempts
    ]
    checklists = checklists_for(user.pk, [lesson for lesson in lessons if not lesson.is_archived])
    tries = tries_at(user, exercise__lesson__course=course)
    return {
        lesson.pk: LessonReport(
            lesson,
            progress.get(lesson.pk) or LessonProgress(user=user, lesson=lesson),
            attempts[lesson.pk],
            checklists.get(lesson.pk),
            tries,
        )
        for lesson in lessons
    }


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a lesson in its row of the report."""

    done: bool
    text: str
    url: str
    note: str


@dataclass(frozen=True)
class Row:
    """One lesson as the report lists it. A course has many of these, so what the page shows stands ready here."""

    report: LessonReport
    number: int | None
    mark: Mark | None
    url: str
    why: str
    steps: list[StepLine]

    @property
    def when(self) -> datetime | None:
        """When the lesson was completed, or else opened last; not known for some rows that other hands made."""
        progress = self.report.progress
        when: datetime | None = progress.completion_date if progress.is_completed else progress.last_accessed_at
        return when


def rows(reports: Iterable[LessonReport], road: Road) -> list[Row]:
    """The lessons as the page lists them. An archived one has no place on the road."""
    stops = {stop.post.lesson_id: stop for stop in road.stops()}
    return [_row(report, stops.get(report.lesson.pk)) for report in reports]


def _row(report: LessonReport, stop: Stop | None) -> Row:
    if stop is None or report.checklist is None:
        return Row(report, None, None, report.lesson.get_absolute_url(), why_lesson(report.lesson.pk), [])
    post, checklist = stop.post, report.checklist
    steps = [_step_line(step, report, post.url) for step in checklist.steps + checklist.extras]
    return Row(report, post.number, stop.mark, post.url, post.why, steps)


def _step_line(step: Step, report: LessonReport, lesson_url: str) -> StepLine:
    if step.exercise is not None:
        tries = tries_note(report.tries.get(step.exercise.pk, 0))
        notes = [_("not asked for"), tries] if step.exercise.extra else [tries]
        return StepLine(step.done, step.text, step.url, ", ".join(filter(None, notes)))
    is_quiz = step.kind == "quiz"
    note = quiz_note(len(report.quiz_attempts), report.best_percent, report.last_percent) if is_quiz else ""
    return StepLine(step.done, step.text, f"{lesson_url}#{step.kind}", note)


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole course in a few numbers. `days` are those on which the learner did something in it."""

    quizzes_passed: int
    quizzes: int
    exercises_solved: int
    exercises: int
    days: int
    first_at: datetime | None


def summary(user: User, course: Course, reports: Iterable[LessonReport]) -> Summary:
    """Count what today's lessons ask for and what of it is done, and the days; in one query."""
    steps = [step for report in reports if report.checklist for step in report.checklist.steps]
    quizzes = [step.done for step in steps if step.kind == "quiz"]
    exercises = [step.done for step in steps if step.kind == "exercise"]
    own = LearningEvent.objects.filter(user=user, course=course).exclude(kind__in=[Kind.CORRECTED, Kind.IMPORTED])
    events = own.aggregate(days=Count("local_date", distinct=True), first_at=Min("at"))
    return Summary(sum(quizzes), len(quizzes), sum(exercises), len(exercises), **events)

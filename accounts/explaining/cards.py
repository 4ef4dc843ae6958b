"""The four cards of "My Learning Progress", taken apart."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import completion, overview
from accounts.checklist import Checklist, checklists_for
from accounts.completion import Ground
from accounts.explaining.parts import (
    Explanation,
    Group,
    Line,
    Parent,
    page_of,
    why_course,
    why_exercise,
    why_lesson,
    with_missing,
)
from accounts.explaining.sentences import figure, grounds, share, tries_note
from accounts.models import CourseProgress, LessonProgress
from accounts.overview import Counted, QuizScore
from accounts.road import Road, roads
from courses.models import Lesson
from exercises.models import Exercise, Submission

WRITTEN_OUT = 5
"""The mean of so many quizzes at most is written out as a sum."""


class Card(StrEnum):
    """The cards, by the words of their addresses."""

    COURSES = "courses"
    LESSONS = "lessons"
    EXERCISES = "exercises"
    QUIZZES = "quizzes"

    @property
    def url(self) -> str:
        """Where the card is explained."""
        return reverse("accounts:why", args=[self.value])


def _courses(user: User, page: str) -> Explanation:
    counts = overview.count_courses(user)
    rows = CourseProgress.objects.filter(user=user).select_related("course")
    return Explanation(
        title=_("Courses"),
        sums=(_begun(counts), share(counts.done, sum(counts), counts.percent)),
        lines=page_of(rows.order_by("is_completed", "-last_accessed_at", "-pk"), page, _course_lines),
        url=Card.COURSES.url,
        percent=counts.percent,
        parent=_overview(),
    )


def _begun(counts: Counted) -> str:
    text = _("%(done)d completed, %(open)d in progress. What has not been opened yet is not counted.")
    return text % counts._asdict()


def _course_lines(rows: list[CourseProgress]) -> list[Line]:
    """Courses with how far each is, in two queries."""
    user_id = rows[0].user_id if rows else None
    by_course = {road.course.pk: road for road in roads(user_id, [row.course for row in rows])}
    return [_course_line(row, by_course[row.course_id]) for row in rows]


def _course_line(row: CourseProgress, road: Road) -> Line:
    gone = _gone(row.course.is_archived)
    text = ngettext(
        "%(percent)d %%: %(done)d of %(total)d lesson complete",
        "%(percent)d %%: %(done)d of %(total)d lessons complete",
        road.total,
    )
    today = text % {"percent": road.percent, "done": road.done, "total": road.total}
    return Line(
        group=Group.COUNTED if row.is_completed else Group.MISSING,
        text=row.course.title,
        done=row.is_completed,
        url=row.course.get_absolute_url() if not gone else "",
        when=row.completion_date if row.is_completed else None,
        notes=(today, *gone),
        why=why_course(row.course_id),
    )


def _lessons(user: User, page: str) -> Explanation:
    counts = overview.count_lessons(user)
    rows = LessonProgress.objects.filter(user=user).select_related("lesson__course")
    rows = rows.defer("lesson__source", "lesson__html").order_by("is_completed", "-last_accessed_at", "-pk")
    return Explanation(
        title=_("Lessons"),
        sums=(_begun(counts), share(counts.done, sum(counts), counts.percent), *grounds(_grounds(user))),
        lines=page_of(rows, page, lambda own: with_missing(user.pk, [_lesson_line(row) for row in own])),
        url=Card.LESSONS.url,
        percent=counts.percent,
        parent=_overview(),
    )


def _grounds(user: User) -> dict[Ground, int]:
    """How many of the learner's lessons count by what; the grouping is SQL's, the rule `completion.ground`'s."""
    done = LessonProgress.objects.filter(user=user, is_completed=True).order_by()
    kinds = done.annotate(evidence=Q(evidence_at__isnull=False), word=Q(declared_at__isnull=False))
    counts: dict[Ground, int] = defaultdict(int)
    for evidence, word, number in kinds.values_list("evidence", "word").annotate(Count("pk")):
        counts[completion.ground(evidence=evidence, word=word)] += number
    return counts


def _lesson_line(row: LessonProgress) -> Line:
    gone = _gone(row.lesson.is_gone)
    return Line(
        group=Group.COUNTED if row.is_completed else Group.MISSING,
        text=row.lesson.title,
        done=row.is_completed,
        url=row.lesson.get_absolute_url() if not gone else "",
        ground=row.ground,
        when=row.completion_date if row.is_completed else None,
        notes=(row.lesson.course.title, *gone),
        why=why_lesson(row.lesson_id),
        lesson_id=None if gone else row.lesson_id,
    )


def _exercises(user: User, page: str) -> Explanation:
    counts = overview.count_exercises(user)
    own = Submission.objects.of(user.pk)
    accepted = Q(pk__in=own.accepted().order_by().values("pk"))
    tried = own.attempts().order_by().values("exercise")
    rows = tried.annotate(
        tries=Count("pk"),
        last_at=Max("submitted_at"),
        solved_at=Min("submitted_at", filter=accepted),
        solved=Count("exercise", distinct=True, filter=accepted),
    )
    text = _("%(completed)d solved of %(attempted)d tried. A try that could not be judged does not count.")
    return Explanation(
        title=_("Exercises"),
        sums=(text % counts._asdict(), share(counts.completed, counts.attempted, counts.percent)),
        lines=page_of(rows.order_by("solved", "-last_at", "exercise"), page, _exercise_lines),
        url=Card.EXERCISES.url,
        percent=counts.percent,
        parent=_overview(),
    )


def _exercise_lines(rows: list[dict[str, Any]]) -> list[Line]:
    exercises = Exercise.objects.select_related("lesson").only("title", "slug", "archived_at", "lesson__title")
    by_id = exercises.in_bulk([row["exercise"] for row in rows])
    return [_exercise_line(by_id[row["exercise"]], row) for row in rows]


def _exercise_line(exercise: Exercise, row: dict[str, Any]) -> Line:
    lesson = (exercise.lesson.title,) if exercise.lesson else ()
    return Line(
        group=Group.COUNTED if row["solved"] else Group.MISSING,
        text=exercise.title,
        done=row["solved"] > 0,
        url="" if exercise.is_archived else exercise.get_absolute_url(),
        when=row["solved_at"],
        notes=(*lesson, tries_note(row["tries"]), *_gone(exercise.is_archived)),
        why=why_exercise(exercise.pk),
    )


def _quizzes(user: User, page: str) -> Explanation:
    scores = overview.quiz_scores(user)
    best = overview.best_of_each(scores)
    lowest_first = sorted(best, key=lambda pk: (best[pk], pk))
    return Explanation(
        title=_("Quizzes"),
        sums=tuple(_mean(best, sum(score.times for score in scores))),
        lines=page_of(lowest_first, page, lambda ids: _quiz_lines(user, ids, scores)),
        url=Card.QUIZZES.url,
        percent=overview.mean_of_best(best),
        parent=_overview(),
    )


def _mean(best: dict[int, float], taken: int) -> Iterator[str]:
    text = ngettext("You answered quizzes %(count)d time.", "You answered quizzes %(count)d times.", taken)
    yield text % {"count": taken}
    if not best:
        return
    text = ngettext(
        "%(mean)s %% is your best score in the only quiz so far.",
        "%(mean)s %% is the mean of your best score in each of %(count)d quizzes.",
        len(best),
    )
    yield text % {"mean": figure(overview.mean_of_best(best)), "count": len(best)}
    if 1 < len(best) <= WRITTEN_OUT:
        yield f"({' + '.join(map(figure, sorted(best.values())))}) ÷ {len(best)}"


def _quiz_lines(user: User, lesson_ids: list[int], scores: list[QuizScore]) -> list[Line]:
    """Quizzes, each with what it counts; in at most five queries."""
    lessons = Lesson.objects.select_related("course").defer("source", "html").in_bulk(lesson_ids)
    current = [lesson for lesson in lessons.values() if not lesson.is_gone]
    checklists = checklists_for(user.pk, current)
    own = [[score for score in scores if score.lesson_id == pk] for pk in lesson_ids]
    return [_quiz_line(lessons[pk], rows, checklists.get(pk)) for pk, rows in zip(lesson_ids, own, strict=True)]


def _quiz_line(lesson: Lesson, scores: list[QuizScore], checklist: Checklist | None) -> Line:
    [best] = overview.best_of_each(scores).values()
    times = sum(score.times for score in scores)
    text = ngettext(
        "Counts %(best)s %%, the result of %(count)d attempt.",
        "Counts %(best)s %%, the best of %(count)d attempts.",
        times,
    )
    return Line(
        group=Group.COUNTED,
        text=lesson.title,
        done=any(completion.quiz_passed(score.score, score.max_score) for score in scores),
        url=lesson.get_absolute_url() if checklist else "",
        notes=(text % {"best": figure(best), "count": times},),
        missing=tuple(step for step in checklist.missing if step.kind == "quiz") if checklist else (),
        why=why_lesson(lesson.pk),
    )


def _gone(is_gone: bool) -> tuple[str, ...]:
    """What there is to say beside a title that leads nowhere any more."""
    return (_("No longer in the library. It still counts."),) if is_gone else ()


def _overview() -> Parent:
    return Parent(_("My Learning Progress"), reverse("accounts:progress"), explains=False)


CARDS: dict[Card, Callable[[User, str], Explanation]] = {
    Card.COURSES: _courses,
    Card.LESSONS: _lessons,
    Card.EXERCISES: _exercises,
    Card.QUIZZES: _quizzes,
}
"""What explains each card, given the learner and the number of a page; at most nine queries each."""

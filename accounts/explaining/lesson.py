"""The tick of a lesson, step by step, and the tick of an exercise, try by try."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.checklist import Checklist, Step, checklists_for
from accounts.completion import Ground, percent
from accounts.explaining.parts import (
    PER_PAGE,
    Explanation,
    Group,
    Line,
    Parent,
    page_of,
    why_course,
    why_exercise,
    why_lesson,
)
from accounts.explaining.sentences import figure, quiz_note, tries_note
from accounts.models import LessonProgress, QuizAttempt
from courses.models import Lesson
from exercises.models import Exercise, Submission


def tries_at(user: User, **exercises: Any) -> dict[int, int]:
    """How often the learner tried each of these exercises (a filter of submissions), by their ids."""
    tried = Submission.objects.of(user.pk).attempts().filter(**exercises).order_by()
    return dict(tried.values_list("exercise").annotate(tries=Count("pk")))


def explain_lesson(user: User, lesson: Lesson) -> Explanation:
    """Why the lesson (with its course) has its tick, or has none yet, and what is left to do. At most eight queries."""
    row = LessonProgress.objects.filter(user=user, lesson=lesson).first() or LessonProgress(user=user, lesson=lesson)
    checklist = checklists_for(user.pk, [lesson])[lesson.pk]
    attempts = list(QuizAttempt.objects.filter(user=user, lesson=lesson))
    tries = tries_at(user, exercise__lesson=lesson)
    left = Group.LEFT if row.is_completed else Group.MISSING
    lines = [_step(step, Group.COUNTED if step.done else left, attempts, tries) for step in checklist.steps]
    lines.sort(key=lambda line: line.done == (left is Group.MISSING))
    lines += [_step(step, Group.EXTRA, attempts, tries) for step in checklist.extras]
    lines += [_attempt(attempt, lesson) for attempt in attempts[:PER_PAGE]]
    done = len(checklist.steps) - len(checklist.missing)
    share = percent(done, len(checklist.steps))
    return Explanation(
        title=lesson.title,
        sums=tuple(_sums(row, checklist, lesson.is_gone)),
        lines=Paginator(lines, max(len(lines), 1)).get_page(1),
        percent=None if row.is_completed and share < 100 else share,
        parent=Parent(lesson.course.title, why_course(lesson.course_id)),
        url=why_lesson(lesson.pk),
        by_word=lesson if row.ground is Ground.WORD and not lesson.is_gone else None,
    )


def _sums(row: LessonProgress, checklist: Checklist, is_gone: bool) -> Iterator[str]:
    left = len(checklist.missing)
    yield _state(row)
    if is_gone:
        yield _("It is no longer in the course. Your record of it stays.")
    elif row.is_completed and left:
        yield _completed_with_something_left(row, left)
    elif not row.is_completed and not left:
        yield _("Everything that it asks for is there. It is counted with your next step in it.")
    elif not row.is_completed:
        text = ngettext("%(count)d step is left.", "%(count)d steps are left.", left)
        yield text % {"count": left}


def _state(row: LessonProgress) -> str:
    if row.ground is None:
        return _("Not complete yet.") if row.pk else _("Not opened yet.")
    text = {
        Ground.EVIDENCE: _("Complete by what you did in it."),
        Ground.WORD: _("Complete by your word that you know it already."),
        Ground.RECORD: _("Complete by a record that an administrator made or that was taken over."),
    }[row.ground]
    if row.completion_date is None:
        return text
    return _("%(state)s Since %(date)s.") % {"state": text, "date": date_format(row.completion_date)}


def _completed_with_something_left(row: LessonProgress, left: int) -> str:
    if row.ground is not Ground.EVIDENCE:
        return _("The steps that are not ticked can still be done. With all of them it counts by what you did.")
    text = ngettext(
        "The lesson has changed since: today it asks for %(count)d more step. Completed stays completed.",
        "The lesson has changed since: today it asks for %(count)d more steps. Completed stays completed.",
        left,
    )
    return text % {"count": left}


def _step(step: Step, group: Group, attempts: list[QuizAttempt], tries: dict[int, int]) -> Line:
    tried = tries.get(step.exercise.pk, 0) if step.exercise else 0
    note = tries_note(tried)
    if step.kind == "quiz" and attempts:
        note = quiz_note(len(attempts), step.best_percent or 0, attempts[0].percentage)
    return Line(
        group=group,
        text=step.text,
        done=step.done,
        url=step.url,
        when=step.done_at,
        notes=(note,) if note else (),
        why=why_exercise(step.exercise.pk) if step.exercise and tried else "",
    )


def _attempt(attempt: QuizAttempt, lesson: Lesson) -> Line:
    text = _("%(score)d of %(most)d right, %(percent)s %%")
    return Line(
        group=Group.ATTEMPTS,
        text=text % {"score": attempt.score, "most": attempt.max_score, "percent": figure(attempt.percentage)},
        done=attempt.passed,
        url=reverse("courses:quiz_result", args=[lesson.course.slug, lesson.slug, attempt.pk]),
        when=attempt.attempt_date,
    )


def explain_exercise(user: User, exercise: Exercise, page: str = "1") -> Explanation:
    """Why the exercise (with its lesson) is solved or not: each try of the learner's. Three queries."""
    own = Submission.objects.of(user.pk).filter(exercise=exercise)
    attempts = own.attempts()
    is_accepted = Q(pk__in=own.accepted().order_by().values("pk"))
    counts = attempts.aggregate(tries=Count("pk"), accepted=Count("pk", filter=is_accepted))
    if counts["accepted"]:
        state = _("Solved: the judge accepted it. Solved stays solved.")
    elif counts["tries"]:
        state = _("Tried, not solved yet.")
    else:
        state = _("Not tried yet.")
    tried = ngettext("%(count)d try so far.", "%(count)d tries so far.", counts["tries"]) % {"count": counts["tries"]}
    rows = (
        attempts.alias(accepted=is_accepted)
        .order_by("-accepted", "-submitted_at", "-pk")
        .only("result", "submitted_at", "user_id", "exercise_id")
    )
    lesson = exercise.lesson
    return Explanation(
        title=exercise.title,
        sums=(state, tried),
        lines=page_of(rows.only("result", "submitted_at"), page, lambda own: [_try(row) for row in own]),
        parent=Parent(lesson.title, why_lesson(lesson.pk)) if lesson else None,
        url=why_exercise(exercise.pk),
    )


def _try(row: Submission) -> Line:
    return Line(
        group=Group.COUNTED if row.is_accepted else Group.TRIED,
        text=str(row.get_result_display()),
        done=row.is_accepted,
        url=row.get_absolute_url(),
        when=row.submitted_at,
    )

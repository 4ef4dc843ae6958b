"""Fifty lessons in one act, beside fifty acts: `python -m bench.pages.bulk ROUNDS` in the site's settings, on SQLite.

Every act is the site's own use case in a transaction of its own, and is undone between two rounds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import django

from bench.pages.rows import FIRST_WRITER
from bench.sheet import Bar, Section
from bench.timing import Times, interleaved, timed

if TYPE_CHECKING:
    from courses.models import Lesson

LESSONS = 50
SHARE = 0.1
"""The bar: one act upon fifty lessons takes at most so much of what fifty acts take."""
ONE_BY_ONE = {"marking a module known": "declare", "rebuilding": "read", "importing": "read"}


def main(rounds: int) -> None:
    """Say as JSON how many milliseconds each took, a list for each."""
    django.setup()
    times = interleaved(_acts(_lessons()), rounds)
    print(json.dumps({name: each.taken for name, each in times.items()}))


def _lessons() -> list[Lesson]:
    """A course of fifty, made when it is not there."""
    from courses.models import Course, Lesson

    course, _made = Course.objects.get_or_create(slug="fifty", defaults={"title": "Fifty"})
    for number in range(course.lessons.count(), LESSONS):
        Lesson.objects.create(course=course, title=f"Lesson {number}", slug=f"lesson-{number}", order=number)
    return list(course.lessons.select_related("course"))


def _acts(lessons: list[Lesson]) -> dict[str, Callable[[], float]]:
    from django.contrib.auth.models import User
    from django.utils import timezone

    from accounts import progress
    from accounts.models import CourseProgress, LearningEvent, LessonProgress
    from accounts.rebuilding import rebuild, settle_learners

    user = User.objects.get(pk=FIRST_WRITER)

    def each(act: Callable[[User, Lesson], None]) -> None:
        for lesson in lessons:
            act(user, lesson)

    def undone(act: Callable[[], object], *, read: bool = False) -> Callable[[], float]:
        def run() -> float:
            for model in (LearningEvent, LessonProgress, CourseProgress):
                model._base_manager.filter(user=user).delete()
            if read:
                rows = (LessonProgress(user=user, lesson=lesson, read_at=timezone.now()) for lesson in lessons)
                LessonProgress.objects.bulk_create(rows)
            taken = timed(act)
            assert LessonProgress.objects.filter(user=user, is_completed=True).count() == LESSONS
            return taken

        return run

    # Nobody else has anything open: what is timed is an import for one learner.
    for model in (LessonProgress, CourseProgress):
        model._base_manager.filter(is_completed=False).delete()
    return {
        "declare": undone(lambda: each(progress.declare_known)),
        "read": undone(lambda: each(progress.mark_read)),
        "marking a module known": undone(lambda: progress.declare_all_known(user, lessons)),
        "rebuilding": undone(lambda: rebuild(user), read=True),
        "importing": undone(settle_learners, read=True),
    }


def section(told: dict[str, list[float]]) -> Section:
    """What `main` said, with its bars."""
    p50 = {name: Times(tuple(each)).p50 for name, each in told.items()}
    rows, bars = [], []
    for name, single in ONE_BY_ONE.items():
        share = p50[name] / p50[single]
        rows.append((name, f"{p50[name]:.1f}", f"{p50[single]:.1f}", f"{share:.3f}"))
        bars.append(Bar(f"SQLite: {name}, fifty lessons at once, by fifty acts", share, most=SHARE))
    text = (
        "Within the site's process, no page around it, the median of the rounds. Fifty words are given one by one"
        " beside a module marked as known; fifty are marked as read one by one beside what brings rows in line"
        " with the evidence: for one learner, and after an import of the library for all who have something open."
    )
    return Section("SQLite, whole-course acts", ["act", "once, ms", "one by one, ms", "share"], rows, bars, text)


if __name__ == "__main__":
    main(int(sys.argv[1]))

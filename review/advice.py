"""The facts behind the next best step."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from accounts.road import Road
from exercises.models import NO_ATTEMPT, Submission, is_solved
from review.next_step import Facts, Faded, Place, Step, best
from review.recall import Recalled
from review.today import Standing

UNFINISHED = timedelta(days=14)
"""What was left for longer was left on purpose."""


def advise(
    standing: Standing, road: Road | None, recalled: Recalled, tried: Iterable[Any], *, all_done: bool = False
) -> Step:
    """What this learner does best next, without a query.

    `road` is the course to go on with, `tried` the latest submissions, newest first, each with `is_solved`: whether its
    exercise has been solved by now. `all_done`: no lesson of any course is left.
    """
    here = road.here if road else None
    facts = Facts(
        due=standing.due,
        unfinished=_unfinished(standing, tried),
        next_lesson=Place(here.title, here.url) if here else None,
        course=road.course.title if road else "",
        is_begun=bool(road and road.is_begun),
        faded=_faded(road, recalled),
        all_done=all_done,
    )
    return best(
        facts,
        review_url=reverse("review:session"),
        practice_url=reverse("exercises:exercise_list"),
        courses_url=reverse("courses:catalogue"),
    )


def tries_of(user: User) -> list[Any]:
    """The learner's newest try at an exercise that is not solved, as `advise` wants it; in one query."""
    rows = Submission.objects.of(user.pk).attempts().annotate(is_solved=is_solved())
    rows = rows.filter(is_solved=False, exercise__archived_at=None).select_related("exercise")
    return list(rows.only("result", "submitted_at", "exercise__title", "exercise__slug", "exercise__archived_at")[:1])


def _unfinished(standing: Standing, tried: Iterable[Any]) -> Place | None:
    since = standing.day.now - UNFINISHED
    for row in tried:
        if (
            row.result not in NO_ATTEMPT
            and not (row.is_solved or row.exercise.is_archived)
            and row.submitted_at > since
        ):
            return Place(row.exercise.title, row.exercise.get_absolute_url())
    return None


def _faded(road: Road | None, recalled: Recalled) -> Faded | None:
    """The lesson of this course that the next one builds on and that faded most."""
    for lesson_id, chance in sorted(recalled.needed.items(), key=lambda row: row[1]):
        if road and (post := road.post_of(lesson_id)):
            return Faded(Place(post.title, post.url), chance)
    return None

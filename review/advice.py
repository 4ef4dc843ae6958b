"""The facts behind the next best step, asked of the database."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.urls import reverse

from accounts.road import Road
from exercises.models import Exercise, Submission
from review.next_step import Facts, Faded, Place, Step, best
from review.recall import needed_by
from review.today import Standing

UNFINISHED = timedelta(days=14)
"""What was left for longer was left on purpose."""


def advise(user: User, road: Road | None, standing: Standing) -> Step:
    """What this learner does best next, in at most three queries. `road` is the course to go on with, if any."""
    here = road.here if road else None
    needed = needed_by(user, here.lesson_id, standing.day.today) if here else []
    weakest = next((Faded(Place(row.lesson.title, row.lesson.get_absolute_url()), row.recall) for row in needed), None)
    facts = Facts(
        due=standing.due,
        unfinished=_unfinished(user, standing),
        next_lesson=Place(here.title, here.url) if here else None,
        course=road.course.title if road else "",
        is_begun=bool(road and road.is_begun),
        faded=weakest,
    )
    return best(facts, review_url=reverse("review:session"), practice_url=reverse("exercises:exercise_list"))


def _unfinished(user: User, standing: Standing) -> Place | None:
    """The exercise that the learner tried last, in the last two weeks, and has not solved."""
    own = Submission.objects.of(user.pk)
    tried = own.attempts().filter(submitted_at__gt=standing.day.now - UNFINISHED).order_by("-submitted_at", "-pk")
    open_ones = tried.filter(exercise__archived_at=None).exclude(
        exercise__in=own.accepted().order_by().values("exercise")
    )
    row = open_ones.values("exercise__title", "exercise__slug").first()
    if row is None:
        return None
    exercise = Exercise(title=row["exercise__title"], slug=row["exercise__slug"])
    return Place(exercise.title, exercise.get_absolute_url())

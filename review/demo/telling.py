"""The whole history of a demo learner, in one transaction, each act at its own moment (`accounts.clock.as_of`)."""

import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import transaction

from accounts import clock, leaving, profiles, progress
from accounts.models import Profile
from courses.models import Course, Lesson
from review import plans
from review.demo.lessons import Learner, Step
from review.demo.reviews import A_DAY, review_what_is_due
from review.demo.story import ZONE, StudyDay, share, study_days
from review.demo.verdicts import Verdicts
from review.scheduling import RETENTION

NAME = "Robin Sample"
BIO = "A learner made up by seed_demo, to look around with. Nobody studied this."
BETWEEN = timedelta(minutes=4)
"""From one act of an evening to the next."""


class DemoRefused(Exception):
    """No demo learner was made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was made: the account with its password, and on how many days, by whose word, what was reviewed."""

    username: str
    password: str
    days: int
    judged: int
    stated: int
    reviews: int


def seed_demo(username: str, *, again: bool = False) -> Told:
    """Make a demo learner whose half year ends yesterday. With `again`, one that is there already is made anew.

    Raises DemoRefused when there is no course, or somebody has that name who may not be deleted.
    """
    before = _before(username, again)
    courses = list(Course.objects.current().filter(lessons__archived_at=None, lessons__isnull=False).distinct())
    if not courses:
        raise DemoRefused("There is no course to learn from yet. Run manage.py import_content first.")
    chance = random.Random(26)  # noqa: S311 - a story, the same each time
    verdicts, password = Verdicts(), secrets.token_urlsafe(12)
    yesterday = clock.now().astimezone(ZoneInfo(ZONE)).date() - timedelta(days=1)
    days = study_days(yesterday, chance)
    learner = Learner(User(username=username), chance, verdicts)
    steps = _steps(learner, courses)  # judged here, outside of the transaction
    with transaction.atomic():
        if before is not None:
            leaving.remove(before, tell=False)
        _make(learner.user, password, days[0].begins)
        reviews = sum(_evening(learner, day, share(steps, number, len(days))) for number, day in enumerate(days))
    return Told(username, password, len(days), verdicts.judged, verdicts.stated, reviews)


def _before(username: str, again: bool) -> User | None:
    """The demo learner who is there already and may be made anew."""
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        return None
    if not progress.is_demo(user):
        raise DemoRefused(f"{user} is the account of somebody else. Choose another name with --username.")
    if not again:
        raise DemoRefused(f"The demo learner {user} is there already. With --again it is deleted and made anew.")
    return user


def _make(user: User, password: str, began: datetime) -> None:
    with clock.as_of(began - BETWEEN):
        user.first_name, user.last_name = NAME.split()
        user.email, user.date_joined = f"{user.username}@example.invalid", clock.now()
        user.set_password(password)
        user.save()
        profiles.profile_of(user)
        Profile.objects.filter(user=user).update(bio=BIO, time_zone=ZONE, time_zone_offered=True, goal=4)
        progress.mark_demo(user)
        plans.change_plan(user, retention=RETENTION, daily_most=A_DAY)


def _steps(learner: Learner, courses: Sequence[Course]) -> list[Step]:
    """The first course whole, with its certificate; of the second one half, one lesson known before and one begun."""
    first, *others = courses
    lessons = _lessons(first)
    steps = list(chain.from_iterable(learner.whole(lesson, number) for number, lesson in enumerate(lessons)))
    steps.append(partial(progress.issue_certificate, learner.user, first, NAME))
    for second in others[:1]:
        own = _lessons(second)
        half = (len(own) + 1) // 2
        for number, lesson in enumerate(own[:half]):
            known = [partial(progress.declare_known, learner.user, lesson)]
            steps += known if number == 1 else learner.whole(lesson, len(lessons) + number)
        for lesson in own[half : half + 1]:
            steps += learner.begun(lesson)
    return steps


def _lessons(course: Course) -> list[Lesson]:
    return list(Lesson.objects.current().filter(course=course).select_related("course"))


def _evening(learner: Learner, day: StudyDay, steps: Sequence[Step]) -> int:
    """One evening; returns how many cards were reviewed."""
    with clock.as_of(day.begins):
        if day.after_holiday:
            plans.resume(learner.user)
        reviewed = review_what_is_due(learner.user, learner.chance)
    for number, step in enumerate(steps, 1):
        with clock.as_of(day.begins + number * BETWEEN):
            step()
    if day.before_holiday:
        with clock.as_of(day.begins + (len(steps) + 1) * BETWEEN):
            plans.pause(learner.user)
    return reviewed

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth.models import User

from accounts import progress
from accounts.clock import local_date
from accounts.models import LearningEvent, Profile
from accounts.week import this_week
from tests.factory import make_lesson

SUNDAY_NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", 22),
        ("Pacific/Kiritimati", 23),
        ("America/New_York", 22),
        ("Nowhere/At_all", 22),
        ("", 22),
        ("../etc/passwd", 22),
    ],
)
def test_the_date_is_that_of_the_zone_and_an_unknown_zone_is_no_error(zone: str, day: int) -> None:
    assert local_date(SUNDAY_NOON, zone) == date(2026, 11, day)


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "lessons"), [("UTC", 2), ("Pacific/Kiritimati", 1)])
def test_the_week_begins_on_monday_where_the_learner_lives(learner: User, zone: str, lessons: int) -> None:
    Profile.objects.filter(user=learner).update(time_zone=zone)
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        progress.mark_read(learner, make_lesson())
    with time_machine.travel(SUNDAY_NOON, tick=False):
        progress.mark_read(learner, make_lesson())
        assert this_week(learner).lessons == lessons


@pytest.mark.django_db
def test_what_an_administrator_corrects_is_not_something_the_learner_did(learner: User) -> None:
    with time_machine.travel(SUNDAY_NOON, tick=False):
        LearningEvent.objects.create(
            user=learner, kind=LearningEvent.Kind.CORRECTED, at=SUNDAY_NOON, local_date=SUNDAY_NOON.date()
        )
        assert not this_week(learner)

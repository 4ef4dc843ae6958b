from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import progress
from accounts.models import LearningEvent
from accounts.year import WEEKS, year_of
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)  # a Wednesday
Kind = LearningEvent.Kind


def act(user: User, day: date, times: int = 1, kind: Kind = Kind.READ) -> None:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    LearningEvent.objects.bulk_create(LearningEvent(user=user, kind=kind, at=at, local_date=day) for _ in range(times))


def test_it_counts_days_and_not_acts_and_nobody_elses(learner: User, other: User) -> None:
    act(learner, TODAY, times=3)
    act(learner, TODAY - timedelta(days=9))
    act(other, TODAY - timedelta(days=2))
    assert year_of(learner, TODAY).active_days == 2


def test_what_an_administrator_did_or_an_import_made_is_no_act(learner: User) -> None:
    act(learner, TODAY, kind=Kind.CORRECTED)
    act(learner, TODAY, kind=Kind.IMPORTED)
    assert year_of(learner, TODAY).active_days == 0


def test_it_begins_with_a_monday_and_has_53_columns(learner: User) -> None:
    year = year_of(learner, TODAY)
    assert (year.first.weekday(), year.last) == (0, TODAY)
    assert (year.last - year.first).days // 7 == WEEKS - 1


def test_what_lies_before_it_is_left_out(learner: User) -> None:
    first = year_of(learner, TODAY).first
    act(learner, first)
    act(learner, first - timedelta(days=1))
    assert list(year_of(learner, TODAY).acts) == [first]


def test_it_ends_on_the_learners_own_date_where_that_is_ahead(learner: User) -> None:
    act(learner, TODAY + timedelta(days=1))
    assert year_of(learner, TODAY).last == TODAY + timedelta(days=1)


@pytest.mark.parametrize(("acts", "strength"), [(0, 0), (1, 1), (2, 1), (3, 2), (6, 3), (11, 3), (12, 4), (40, 4)])
def test_the_more_was_done_the_stronger_is_the_day(learner: User, acts: int, strength: int) -> None:
    act(learner, TODAY, times=acts)
    square = f"M{(WEEKS - 1) * 12} 24h10v10h-10z"
    [shade] = [shade for shade in year_of(learner, TODAY).shades if square in shade.path]
    assert shade.strength == strength


def test_every_day_is_drawn_once(learner: User) -> None:
    act(learner, TODAY)
    year = year_of(learner, TODAY)
    assert sum(shade.path.count("M") for shade in year.shades) == (year.last - year.first).days + 1


def test_the_overview_shows_it_as_soon_as_there_is_something(signed_in: Client, learner: User) -> None:
    url = reverse("accounts:progress")
    assert "Your year" not in signed_in.get(url).text
    progress.open_lesson(learner, make_lesson())
    assert "You learned on 1 day between" in signed_in.get(url).text

"""Streaks as the site keeps them: through its own acts, on its own clock, with the zone changed on its pages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from accounts import profiles, progress
from accounts.days import spans_of, this_year
from accounts.models import LearningEvent, LessonProgress, Profile, QuizAttempt
from accounts.rebuilding import rebuild
from accounts.streaks import Streak
from tests.factory import make_exercise, make_lesson, make_quiz, make_submission

pytestmark = pytest.mark.django_db
Kind = LearningEvent.Kind


def read_at(user: User, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        progress.mark_read(user, make_lesson())


def streak_at(user: User, moment: str) -> Streak:
    with time_machine.travel(moment, tick=False):
        streak = this_year(Profile.objects.get(user=user)).streak
    assert streak is not None
    return streak


def settle_in(user: User, **fields: object) -> None:
    Profile.objects.filter(user=user).update(**fields)


def take_zone(user: User, zone: str) -> None:
    profiles.answer_offer(user, zone, take=True)


def write_zone(user: User, zone: str) -> None:
    """As an older version of the site, or a script, would."""
    settle_in(user, time_zone=zone)


@pytest.mark.parametrize("move", [take_zone, write_zone])
def test_a_flight_over_the_date_line_breaks_nothing(learner: User, move: Callable[[User, str], None]) -> None:
    settle_in(learner, time_zone="Pacific/Honolulu", rest_days=0)
    read_at(learner, "2026-11-02T08:00:00-10:00")
    read_at(learner, "2026-11-03T20:00:00-10:00")
    with time_machine.travel("2026-11-03T22:00:00-10:00", tick=False):
        move(learner, "Pacific/Auckland")
    read_at(learner, "2026-11-05T09:00:00+13:00")
    assert streak_at(learner, "2026-11-05T10:00:00+13:00").days == 3


def test_a_day_ends_at_midnight_where_the_learner_lives(learner: User) -> None:
    settle_in(learner, time_zone="Asia/Kathmandu", rest_days=0)
    read_at(learner, "2026-11-02T23:59:00+05:45")
    read_at(learner, "2026-11-03T00:01:00+05:45")
    assert streak_at(learner, "2026-11-04T23:59:00+05:45").days == 2
    assert streak_at(learner, "2026-11-05T00:01:00+05:45").days == 0


def test_a_verdict_that_comes_late_counts_for_the_day_of_the_submission(learner: User) -> None:
    exercise = make_exercise()
    sent = datetime(2026, 11, 2, 23, 59, tzinfo=UTC)
    make_submission(learner, exercise, submitted_at=sent)
    with time_machine.travel("2026-11-03T00:05:00Z", tick=False):
        progress.accept_exercise(learner, exercise, sent)
    [span] = spans_of(learner.pk)
    assert (span.date, span.exercises) == (sent.date(), 1)


def test_a_rebuilt_lesson_counts_for_the_day_of_its_evidence(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    attempt = QuizAttempt.objects.create(user=learner, lesson=lesson, score=2, max_score=2)
    QuizAttempt.objects.filter(pk=attempt.pk).update(attempt_date=datetime(2026, 11, 2, 12, tzinfo=UTC))
    with time_machine.travel("2026-11-20T12:00:00Z", tick=False):
        rebuild(learner)
    assert [span.date.isoformat() for span in spans_of(learner.pk)] == ["2026-11-02"]


def test_a_word_taken_back_leaves_the_day(learner: User) -> None:
    lesson = make_lesson()
    progress.declare_known(learner, lesson)
    progress.withdraw_declaration(learner, lesson)
    assert not LessonProgress.objects.get().is_completed
    assert learner.learning_events.get(kind=Kind.WITHDRAWN).amount == 1
    assert [span.acts for span in spans_of(learner.pk)] == [1]


def test_moving_is_written_down_once_and_only_when_the_zone_is_another(learner: User) -> None:
    for _ in range(2):
        take_zone(learner, "Europe/Vienna")
    take_zone(learner, "Nowhere/At_all")
    left, arrived = learner.learning_events.all()
    assert (left.kind, left.data, left.utc_offset) == (Kind.MOVED, {"zone": "UTC"}, 0)
    assert (arrived.kind, arrived.data) == (Kind.MOVED, {"zone": "Europe/Vienna"})
    assert arrived.utc_offset in (60, 120)
    assert left.at < arrived.at


def test_nothing_is_computed_for_who_has_turned_it_off(learner: User) -> None:
    settle_in(learner, streaks_on=False, goal=3)
    progress.mark_read(learner, make_lesson())
    days = this_year(Profile.objects.get(user=learner))
    assert (days.streak, days.goal) == (None, None)


def fill(user: User, days: int, end: datetime) -> None:
    moments = [end - timedelta(days=number) for number in range(days)]
    LearningEvent.objects.bulk_create(
        LearningEvent(user=user, kind=Kind.QUIZ, at=at, local_date=at.date(), utc_offset=0) for at in moments
    )


@pytest.mark.parametrize(("days", "queries"), [(0, 1), (30, 1), (350, 1), (800, 2)])
def test_a_streak_longer_than_the_year_is_asked_for_once_more(
    learner: User, django_assert_num_queries: DjangoAssertNumQueries, days: int, queries: int
) -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    fill(learner, days, now)
    profile = Profile.objects.get(user=learner)
    with time_machine.travel(now, tick=False), django_assert_num_queries(queries):
        streak = this_year(profile).streak
    assert streak is not None
    assert (streak.days, streak.longest) == (days, days)

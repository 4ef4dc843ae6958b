"""The week that is on, as the home page and the overview tell it from the events."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth.models import User

from accounts import progress
from accounts.clock import local_date, zone_names
from accounts.days import this_week
from accounts.models import LearningEvent, Profile
from accounts.streaks import Goal, Measure
from tests.factory import make_exercise, make_lesson, make_quiz

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


def test_the_zones_to_choose_from_are_those_that_people_live_in() -> None:
    assert {"UTC", "Europe/Vienna", "Pacific/Auckland", "America/Argentina/Ushuaia"} <= set(zone_names())
    assert not {"Etc/GMT+5", "US/Pacific", "GMT"} & set(zone_names())


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "lessons"), [("UTC", 2), ("Pacific/Kiritimati", 1)])
def test_the_week_begins_on_monday_where_the_learner_lives(learner: User, zone: str, lessons: int) -> None:
    Profile.objects.filter(user=learner).update(time_zone=zone)
    with time_machine.travel("2026-11-21T12:00:00Z", tick=False):
        progress.mark_read(learner, make_lesson())
    with time_machine.travel(SUNDAY_NOON, tick=False):
        progress.mark_read(learner, make_lesson())
        assert this_week(User.objects.get(pk=learner.pk)).week.lessons == lessons


@pytest.mark.django_db
def test_only_real_acts_count_and_a_quiz_by_its_answers(learner: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson, questions=3)
    progress.open_lesson(learner, lesson)
    progress.submit_quiz(learner, lesson, {})
    assert not this_week(learner).week
    progress.submit_quiz(learner, lesson, {"q0": "wrong", "q1": "right"})
    progress.accept_exercise(learner, make_exercise())
    week = this_week(learner).week
    assert (week.lessons, week.exercises, week.questions, week.days) == (0, 1, 2, 1)


@pytest.mark.django_db
def test_what_somebody_else_does_to_a_learners_rows_makes_no_day_count(learner: User, teacher: User) -> None:
    lesson = make_lesson()
    make_quiz(lesson)
    attempt, _ = progress.submit_quiz(learner, lesson, {})
    attempt.score = 2
    progress.correct_quiz_attempt(attempt, by=teacher)
    assert learner.learning_events.filter(kind=LearningEvent.Kind.LESSON_COMPLETED).exists()
    assert not this_week(learner).week


@pytest.mark.django_db
def test_the_goal_is_measured_and_is_gone_with_the_streak(learner: User) -> None:
    Profile.objects.filter(user=learner).update(goal=2, goal_measure="lessons")
    progress.mark_read(learner, make_lesson())
    assert this_week(User.objects.get(pk=learner.pk)).goal == Goal(Measure.LESSONS, 2, 1)
    Profile.objects.filter(user=learner).update(streaks_on=False)
    assert this_week(User.objects.get(pk=learner.pk)).goal is None

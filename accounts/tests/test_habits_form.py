"""Time zone, streak and weekly goal on the profile page; test_profile_page.py has the rest of it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts.models import LearningEvent, Profile

pytestmark = pytest.mark.django_db
URL = reverse("accounts:profile")
ADA = {"username": "ada", "email": "ada@example.org", "bio": ""}
HABITS = {
    "time_zone": "Asia/Kathmandu",
    "streaks_on": "True",
    "rest_days": "0",
    "goal": "12",
    "goal_measure": "exercises",
}


def habits(user: User) -> dict[str, Any]:
    return dict(Profile.objects.values("time_zone", "streaks_on", "rest_days", "goal", "goal_measure").get(user=user))


def test_it_works(signed_in: Client, learner: User) -> None:
    assert signed_in.post(URL, {**ADA, **HABITS}).status_code == 302
    kept = {"streaks_on": True, "rest_days": 0, "goal": 12}
    assert habits(learner) == {**HABITS, **kept}
    assert {event.kind for event in LearningEvent.objects.filter(user=learner)} == {LearningEvent.Kind.MOVED}
    text = signed_in.get(URL).text
    assert 'value="Asia/Kathmandu"' in text
    assert '<option value="Pacific/Auckland">' in text


@pytest.mark.parametrize("sent", [{}, {"time_zone": "", "streaks_on": "", "rest_days": "", "goal_measure": ""}])
def test_what_is_not_sent_or_sent_empty_stays(signed_in: Client, learner: User, sent: dict[str, str]) -> None:
    before = {**HABITS, "streaks_on": False, "rest_days": 5, "goal": 7}
    Profile.objects.filter(user=learner).update(**before)
    assert signed_in.post(URL, {**ADA, **sent}).status_code == 302
    assert habits(learner) == before


def test_all_of_it_can_be_turned_off_and_the_goal_taken_away(signed_in: Client, learner: User) -> None:
    signed_in.post(URL, {**ADA, **HABITS})
    signed_in.post(URL, {**ADA, **HABITS, "streaks_on": "False", "goal": ""})
    assert (habits(learner)["streaks_on"], habits(learner)["goal"]) == (False, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("streaks_on", "perhaps"),
        ("rest_days", "7"),
        ("rest_days", "-1"),
        ("goal", "0"),
        ("goal", "100"),
        ("goal", "many"),
        ("goal_measure", "pages"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_saved(
    signed_in: Client, learner: User, field: str, value: str
) -> None:
    before = habits(learner)
    response = signed_in.post(URL, {**ADA, **HABITS, "bio": "new", field: value})
    assert response.status_code == 200
    assert list(response.context["h_form"].errors) == [field]
    assert habits(learner) == before
    assert Profile.objects.get(user=learner).bio == ""


def test_a_week_has_seven_days(signed_in: Client) -> None:
    response = signed_in.post(URL, {**ADA, **HABITS, "goal": "8", "goal_measure": "days"})
    assert "At most 7 a week." in response.text


def test_an_odd_zone_that_an_administrator_wrote_can_stay(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Mars/Olympus")
    assert signed_in.post(URL, {**ADA, **HABITS, "time_zone": "Mars/Olympus"}).status_code == 302

"""The day's page, the forecast, the settings, the pause, and the number in the menu."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Profile
from courses.models import Concept, Lesson
from review import acts, plans
from review.backend import Backend
from review.models import Card, Plan
from review.recall import recall_by_concept, recalled
from review.scheduling import recall
from review.tests.cards import days, due_cards, own_card, solve, turn_of
from review.today import day_of, standing_of
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db
TODAY = reverse("review:today")
FORECAST = reverse("review:forecast")
SETTINGS = reverse("review:settings")


def test_a_day_without_cards_says_where_they_come_from(signed_in: Client) -> None:
    text = signed_in.get(TODAY).text
    assert "No cards yet" in text
    assert reverse("courses:catalogue") in text


def test_the_day_says_what_is_due_and_how_long_it_takes(signed_in: Client, learner: User) -> None:
    due_cards(learner)
    own_card(learner)
    text = signed_in.get(TODAY).text
    for said in ("5 cards for today", "4 questions", "1 of your own", "about 2 minutes", "Start"):
        assert said in text


def test_cards_appear_when_the_page_is_opened(signed_in: Client, learner: User) -> None:
    solve(learner)
    text = signed_in.get(TODAY).text
    assert "Nothing is due today" in text
    assert "The next card comes in 2 days." in text
    assert Card.objects.count() == 1


def test_what_a_day_has_no_room_for_is_named_without_blame(signed_in: Client, learner: User) -> None:
    due_cards(learner, lessons=2)
    plans.change_plan(learner, retention=90, daily_most=5)
    Card.objects.update(due_at=timezone.now() - days(60))
    text = signed_in.get(TODAY).text
    assert "5 cards for today" in text
    assert "3 more wait and come on the next days" in text


@pytest.mark.parametrize("name", ["home", "review:today", "accounts:notes"])
def test_the_menu_shows_how_many_are_due(signed_in: Client, learner: User, name: str) -> None:
    due_cards(learner)
    badge = re.compile(r'badge-amber">4<span class="visually-hidden"> due')
    assert badge.search(signed_in.get(reverse(name)).text)
    plans.pause(learner)
    assert not badge.search(signed_in.get(reverse(name)).text)


def test_the_number_comes_with_the_user_and_costs_a_visitor_nothing(
    client: Client, signed_in: Client, learner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    due_cards(learner)
    with django_assert_num_queries(1):
        assert standing_of(learner).due == 4
    url = reverse("accounts:create_note")
    with CaptureQueriesContext(connection) as queries:
        assert "badge-amber" in signed_in.get(url).text
    assert ["auth_user" in query["sql"] for query in queries if "review_card" in query["sql"]] == [True]
    client.logout()
    with django_assert_num_queries(0):
        client.get(reverse("login"))


def test_whoever_may_not_log_in_is_nobody(signed_in: Client, learner: User) -> None:
    assert Backend().get_user(learner.pk) == learner
    assert Backend().get_user(0) is None
    User.objects.update(is_active=False)
    assert Backend().get_user(learner.pk) is None
    assert signed_in.get(TODAY).status_code == 302


def test_users_without_a_profile_review_by_utc(signed_in: Client, learner: User) -> None:
    due_cards(learner)
    Profile.objects.all().delete()
    assert "4 cards for today" in signed_in.get(TODAY).text


def test_pausing_and_going_on(signed_in: Client, learner: User) -> None:
    due_cards(learner)
    response = signed_in.post(reverse("review:pause"), {"state": "on"}, follow=True)
    assert "Your reviews are paused" in response.text
    assert "4 cards wait" in response.text
    response = signed_in.post(reverse("review:pause"), {"state": "off"}, follow=True)
    assert "Welcome back" in response.text
    assert "4 cards for today" in response.text
    assert signed_in.get(reverse("review:pause")).status_code == 405


def test_settings_are_kept_within_bounds(signed_in: Client, learner: User) -> None:
    response = signed_in.post(SETTINGS, {"retention": "95", "daily_most": "12"}, follow=True)
    assert "settings are saved" in response.text
    assert (Plan.objects.get().retention, Plan.objects.get().daily_most) == (95, 12)
    for wrong in ({"retention": "99", "daily_most": "12"}, {"retention": "90", "daily_most": "0"}, {}):
        response = signed_in.post(SETTINGS, wrong)
        assert response.status_code == 200
        assert "is-invalid" in response.text
    assert Plan.objects.get().retention == 95


def test_a_forecast_counts_every_card_once_by_the_learners_own_days(signed_in: Client, learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Pacific/Auckland")
    due_cards(learner)
    day = day_of(learner)
    for number, card in enumerate(Card.objects.all()):
        Card.objects.filter(pk=card.pk).update(due_at=day.start(day.today + timedelta(days=7 * number)))
    response = signed_in.get(FORECAST)
    assert [load.reviews for load in response.context["loads"]] == [1, *[0] * 6, 1, *[0] * 6]
    assert "2 reviews in the next 14 days" in response.text
    response = signed_in.get(FORECAST, {"days": "30"})
    assert response.context["sum"] == 4
    assert response.text.count('<th scope="row">') == 30
    assert len(signed_in.get(FORECAST, {"days": "9999"}).context["loads"]) == 14


def test_an_empty_forecast_says_so(signed_in: Client) -> None:
    assert "Nothing comes up in these days" in signed_in.get(FORECAST).text


@pytest.mark.parametrize("lessons", [2, 20])
def test_their_queries_do_not_grow_with_the_cards(
    signed_in: Client, learner: User, lessons: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    due_cards(learner, lessons=lessons)
    for url in (TODAY, FORECAST, SETTINGS, reverse("review:cards")):
        with django_assert_max_num_queries(10):
            signed_in.get(url)
    with django_assert_max_num_queries(6):
        signed_in.get(reverse("review:session"))
    with django_assert_max_num_queries(6):
        signed_in.get(reverse("review:card", args=[Card.objects.all()[0].pk]))


def test_recall_by_concept_is_the_mean_over_the_cards_weakest_first(learner: User) -> None:
    strong, weak = Concept.objects.create(slug="strong"), Concept.objects.create(slug="weak")
    cards = due_cards(learner, lessons=2, questions=2)
    first, second = Lesson.objects.order_by("pk")
    first.teaches.add(strong, weak)
    second.teaches.add(weak)
    solve(learner).concepts.add(strong)
    day = day_of(learner)
    Card.objects.filter(question__quiz__lesson=second).update(reviewed_on=day.today - days(50))
    rows = recall_by_concept(learner)
    assert [(row.concept, row.cards) for row in rows] == [("weak", 4), ("strong", 2)]
    memories = [card.memory for card in Card.objects.filter(question__isnull=False)]
    assert rows[0].recall == pytest.approx(sum(recall(memory, day.today) for memory in memories if memory) / 4)
    assert rows[1].percent == 100
    acts.suspend(learner, cards[-1])
    assert recall_by_concept(learner)[0].cards == 3


def test_what_fades_first_leads_to_the_lesson_that_teaches_it(signed_in: Client, learner: User) -> None:
    due_cards(learner)
    lesson = Lesson.objects.get()
    lesson.teaches.add(Concept.objects.create(slug="list-slice"))
    text = signed_in.get(TODAY).text
    assert f'href="{reverse("concept", args=["list-slice"])}">list slice</a>' in text
    assert "100 %" in text


def test_recall_by_concept_takes_two_queries(
    learner: User, other: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    due_cards(learner, lessons=5)
    Lesson.objects.all()[0].teaches.add(Concept.objects.create(slug="a"))
    with django_assert_num_queries(2):
        assert len(recall_by_concept(learner)) == 1
    assert recall_by_concept(other) == []


def test_what_a_lesson_builds_on_is_told_lesson_by_lesson(learner: User) -> None:
    due_cards(learner, lessons=2)
    first, second = Lesson.objects.order_by("pk")
    later = make_lesson(first.course)
    later.needs.add(first, second)
    day = day_of(learner)
    Card.objects.filter(question__quiz__lesson=second).update(reviewed_on=day.today - days(50))
    needed = recalled(learner, day, later.pk).needed
    assert needed[second.pk] < needed[first.pk] == 1
    assert recalled(learner, day, first.pk).needed == recalled(learner, day).needed == {}


def test_a_review_counts_on_the_learners_own_day(learner: User) -> None:
    card = due_cards(learner)[0]
    Profile.objects.filter(user=learner).update(time_zone="Pacific/Kiritimati")
    row = acts.answer_question(learner, turn_of(card), "right")
    assert row.local_date == day_of(learner).today
    assert Plan.objects.get().done_on == row.local_date

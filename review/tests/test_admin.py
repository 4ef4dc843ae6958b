import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from fsrs import Rating
from pytest_django import DjangoAssertNumQueries

from review import acts
from review.tests.cards import due_cards, own_card, turn_of


@pytest.mark.parametrize("model", ["card", "review"])
def test_cards_and_reviews_can_be_looked_at_and_not_changed(
    client: Client, teacher: User, learner: User, model: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for card in due_cards(learner, questions=6):
        acts.answer_question(learner, turn_of(card), "right")
    client.force_login(teacher)
    url = reverse(f"admin:review_{model}_changelist")
    client.get(url)
    with django_assert_max_num_queries(8):
        assert client.get(url, {"q": "ada"}).status_code == 200
    assert client.get(reverse(f"admin:review_{model}_add")).status_code == 403
    row = learner.review_cards.all()[0] if model == "card" else learner.review_cards.all()[0].reviews.get()
    page = client.get(reverse(f"admin:review_{model}_change", args=[row.pk]))
    assert page.status_code == 200
    assert 'name="_save"' not in page.text


def test_cards_go_with_their_user(client: Client, teacher: User, learner: User) -> None:
    acts.rate_own(learner, turn_of(own_card(learner)), Rating.Good)
    client.force_login(teacher)
    client.post(reverse("admin:auth_user_delete", args=[learner.pk]), {"post": "yes"})
    assert not User.objects.filter(pk=learner.pk).exists()

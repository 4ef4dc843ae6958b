"""A site that takes no registrations, and a site that only members may see."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factory import make_course

REGISTER = reverse("accounts:register")


def test_where_registration_is_closed_nothing_leads_to_it(client: Client, db: None, settings: Any) -> None:
    pages = [reverse("home"), reverse("login")]
    assert all(REGISTER in client.get(page).content.decode() for page in pages)
    settings.REGISTRATION = "closed"
    assert not any(REGISTER in client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize("name", ["home", "courses:catalogue", "exercises:exercise_list", "search"])
def test_a_closed_site_asks_for_login_and_comes_back(client: Client, learner: User, settings: Any, name: str) -> None:
    make_course(title="Secret handshakes")
    settings.PUBLIC = False
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('login')}?next={reverse(name)}"
    client.force_login(learner)
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["login", "accounts:register", "password_reset"])
def test_a_closed_site_can_be_entered(client: Client, db: None, settings: Any, name: str) -> None:
    settings.PUBLIC = False
    assert client.get(reverse(name)).status_code == 200

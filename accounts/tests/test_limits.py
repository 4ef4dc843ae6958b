"""Limits hold, end, and shut out nobody but those who ran into them."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts import limits
from accounts.limits import Limit, Tries
from accounts.tests.test_progress_concurrency import at_once
from tests.factory import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = reverse("login")
THREE = Limit("three", 3, 60)
HERE, THERE = "203.0.113.7", "198.51.100.9"


def at(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def guess(client: Client, times: int, name: str = "ada") -> None:
    for _number in range(times):
        client.post(LOGIN, {"username": name, "password": "guess"})


def gets_in(client: Client, name: str = "ada") -> bool:
    return client.post(LOGIN, {"username": name, "password": PASSWORD}).status_code == 302


def test_so_many_tries_and_no_more_until_the_time_is_over() -> None:
    begin = timezone.now()
    with time_machine.travel(begin, tick=False):
        assert [limits.spend(THREE, "x") for _ in range(5)] == [0, 0, 0, 60, 60]
        assert limits.spend(THREE, "y") == 0
    with time_machine.travel(begin + timedelta(seconds=59.5), tick=False):
        assert limits.spend(THREE, "x") == 1
    with time_machine.travel(begin + timedelta(seconds=60), tick=False):
        assert limits.spend(THREE, "x") == 0
        assert limits.spend(THREE, "x") == 0


def test_a_try_can_be_given_back_and_all_forgotten() -> None:
    for _number in range(3):
        limits.spend(THREE, "x")
    limits.give_back(THREE, "x")
    assert limits.spend(THREE, "x") == 0
    assert limits.spend(THREE, "x") > 0
    limits.forget(THREE, "x")
    assert limits.spend(THREE, "x") == 0


def test_rows_do_not_pile_up_and_tell_nobodys_name() -> None:
    begin = timezone.now()
    for number in range(50):
        with time_machine.travel(begin + timedelta(seconds=70 * number), tick=False):
            limits.spend(THREE, f"somebody{number}")
    assert Tries.objects.count() == 1
    assert "somebody" not in Tries.objects.get().key


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_no_more_get_through() -> None:
    together, got = Barrier(8), []

    def spend() -> None:
        together.wait()
        got.append(limits.spend(THREE, "x"))
        connection.close()

    threads = [Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got.count(0) == 3


@pytest.mark.django_db(transaction=True)
def test_a_try_that_another_forgets_at_the_same_moment_is_no_failure() -> None:
    def log_in_often() -> None:
        for _ in range(20):
            assert limits.spend(limits.LOGIN_ADDRESS, "ada") == 0
            limits.forget(limits.LOGIN_ADDRESS, "ada")

    assert at_once(*[log_in_often] * 4) == []


def test_after_five_wrong_passwords_the_right_one_has_to_wait_too_and_the_name_stays(learner: User) -> None:
    client = at(HERE)
    guess(client, 5)
    page = client.post(LOGIN, {"username": "ada", "password": PASSWORD, "next": "/keys/"})
    assert page.status_code == 200
    assert "Please try again in 15 minutes" in page.text
    assert 'value="ada"' in page.text
    assert 'value="/keys/"' in page.text
    with time_machine.travel(timezone.now() + timedelta(minutes=15), tick=False):
        assert gets_in(client)


def test_a_script_is_told_how_long(learner: User) -> None:
    client = at(HERE)
    guess(client, 5)
    wrong = {"username": "ada", "password": "guess"}
    answer = client.post(LOGIN, wrong, headers={"accept": "application/json"})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60


def test_nobody_is_locked_out_by_another(learner: User, other: User) -> None:
    known = at(HERE)
    assert gets_in(known)
    known.post(reverse("logout"))
    guess(at(HERE), 8, "ADA")
    assert not gets_in(at(HERE)), "the same address, a browser that ada was never in"
    assert gets_in(known), "her own browser, though the guesses came from the address that she shares"
    assert gets_in(at(THERE)), "another address"
    assert gets_in(at(HERE), "grace"), "another account at that address"


def test_one_address_cannot_try_account_after_account(learner: User) -> None:
    for number in range(limits.LOGIN_ADDRESS.most):
        limits.spend(limits.LOGIN_ADDRESS, HERE)
        assert number < limits.LOGIN_ADDRESS.most
    assert not gets_in(at(HERE))
    assert gets_in(at(THERE))


def test_logins_that_succeed_are_not_counted(learner: User) -> None:
    for _number in range(7):
        assert gets_in(at(HERE))
    assert Tries.objects.filter(count__gt=0).count() == 0


def test_a_known_browser_helps_no_other_account_and_cannot_be_forged(learner: User, other: User) -> None:
    client = at(HERE)
    assert gets_in(client)
    client.post(reverse("logout"))
    guess(client, 5, "grace")
    assert not gets_in(client, "grace")
    client.cookies["known_browser"] = client.cookies["known_browser"].value[:-2] + "xx"
    guess(client, 5)
    assert not gets_in(at(HERE))


def test_a_reset_works_while_logging_in_has_to_wait(learner: User) -> None:
    client = at(HERE)
    guess(client, 6)
    client.post(reverse("password_reset"), {"email": learner.email})
    assert len(mail.outbox) == 1


def test_a_mailbox_gets_three_links_an_hour_and_everybody_the_same_answer(learner: User) -> None:
    addresses = [learner.email, "nobody@example.org"]
    told = [
        at(f"203.0.113.{number}").post(reverse("password_reset"), {"email": addresses[number % 2]}, follow=True).text
        for number in range(10)
    ]
    assert len(mail.outbox) == 3
    assert all("Look into your mail" in text for text in told)


def test_an_address_asks_for_twenty_links_an_hour(learner: User) -> None:
    for number in range(limits.RESET_ADDRESS.most):
        at(HERE).post(reverse("password_reset"), {"email": f"nobody{number}@example.org"})
    page = at(HERE).post(reverse("password_reset"), {"email": learner.email})
    assert page.status_code == 200
    assert "Please try again in 60 minutes" in page.text
    assert 'value="ada@example.org"' in page.text
    assert mail.outbox == []


def new_account(number: int) -> dict[str, str]:
    return {"username": f"new{number}", "email": f"new{number}@example.org", "password1": "rivers run north"} | {
        "password2": "rivers run north"
    }


def test_an_address_makes_so_many_accounts_an_hour(settings: Any) -> None:
    settings.REGISTRATIONS_PER_HOUR = 2
    register = reverse("accounts:register")
    for number in range(2):
        assert at(HERE).post(register, new_account(number)).status_code == 302
    page = at(HERE).post(register, new_account(3))
    assert page.status_code == 200
    assert "Please try again" in page.text.replace("please", "Please")
    assert 'value="new3"' in page.text
    assert not User.objects.filter(username="new3").exists()
    assert at(THERE).post(register, new_account(3)).status_code == 302
    script = at(HERE).post(register, new_account(4), headers={"accept": "application/json"})
    assert (script.status_code, "Retry-After" in script) == (429, True)


def test_the_old_password_cannot_be_guessed_at(signed_in: Client) -> None:
    wrong = {"old_password": "guess", "new_password1": "rivers run north", "new_password2": "rivers run north"}
    for _number in range(5):
        signed_in.post(reverse("password_change"), wrong)
    page = signed_in.post(reverse("password_change"), {**wrong, "old_password": PASSWORD})
    assert "too many wrong passwords" in page.text
    page = signed_in.post(reverse("accounts:again"), {"password": PASSWORD})
    assert "too many wrong passwords" in page.text


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, HERE, None, HERE),
        (0, HERE, THERE, HERE),
        (1, "10.0.0.1", HERE, HERE),
        (1, "10.0.0.1", f"{THERE}, {HERE}", HERE),
        (2, "10.0.0.1", f"{THERE}, {HERE}, 10.0.0.2", HERE),
        (2, "10.0.0.1", HERE, HERE),
        (1, HERE, None, HERE),
        (1, "10.0.0.1", "nonsense", ""),
        (0, "127.0.0.1", None, ""),
        (0, "::1", None, ""),
        (0, "", None, ""),
        (0, "::ffff:203.0.113.7", None, HERE),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
    ],
)
def test_the_address_is_what_trusted_proxies_say(
    settings: Any, proxies: int, remote: str, forwarded: str | None, address: str
) -> None:
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert limits.address_of(RequestFactory(REMOTE_ADDR=remote).get("/", headers=headers)) == address

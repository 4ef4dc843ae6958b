"""The second step of logging in: nobody gets past it without a code, each code is good once, nothing typed is lost."""

import base64
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import hotp

from accounts import second_factor
from accounts.second_factor import SecondFactor
from tests.factory import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN, STEP = reverse("login"), reverse("second_step")
PAGE, OFF = reverse("accounts:second_factor"), reverse("accounts:second_factor_off")
START = timezone.now().replace(microsecond=0)


@pytest.fixture(autouse=True)
def stopped_clock() -> Any:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def code_of(user: User, steps: int = 0) -> str:
    key = base64.b32decode(SecondFactor.objects.get(user=user).secret)
    return f"{hotp(key, int(time.time()) // 30 + steps):06}"


def turn_on(user: User) -> list[str]:
    """On since a while ago, so that the code of now is still good."""
    second_factor.begin(user)
    return second_factor.confirm(user, code_of(user, -1))


def give_password(client: Client, **more: str) -> Any:
    return client.post(LOGIN, {"username": "ada", "password": PASSWORD, **more})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_is_turned_on_with_the_password_and_a_first_code(client: Client, learner: User) -> None:
    client.force_login(learner)
    assert client.get(PAGE)["Location"] == f"{reverse('accounts:again')}?next={PAGE.replace('/', '%2F')}"
    client.post(reverse("accounts:again"), {"password": PASSWORD})
    page = client.get(PAGE)
    assert SecondFactor.objects.get().secret in page.text
    assert "<svg" in page.text
    assert "not right" in client.post(PAGE, {"code": "000000"}).text
    assert second_factor.factor_of(learner) is None
    shown = client.post(PAGE, {"code": code_of(learner)})
    codes = shown.context["codes"]
    assert len(set(codes)) == 10
    assert all(code in shown.text for code in codes)
    after = client.get(PAGE)
    assert "10 recovery codes left" in after.text
    assert not any(code in after.text for code in codes)
    assert SecondFactor.objects.get().secret not in after.text


def test_the_password_alone_logs_nobody_in(client: Client, learner: User) -> None:
    turn_on(learner)
    assert give_password(client)["Location"] == STEP
    assert not is_signed_in(client)
    assert client.get(reverse("accounts:profile")).status_code == 302
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert not is_signed_in(client)


def test_with_a_code_one_goes_where_one_was_going_and_what_was_typed_is_there(client: Client, learner: User) -> None:
    turn_on(learner)
    create = reverse("accounts:create_note")
    client.post(create, {"title": "Half", "content": "typed before"})
    before = client.session.session_key
    give_password(client, next=create)
    answer = client.post(STEP, {"code": code_of(learner)})
    assert answer["Location"] == create
    assert client.session.session_key != before
    assert "typed before" in client.get(create).text


def test_a_code_is_good_once(client: Client, learner: User) -> None:
    turn_on(learner)
    code = code_of(learner)
    assert second_factor.is_right(learner, code)
    give_password(client)
    client.post(STEP, {"code": code})
    assert not is_signed_in(client)


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_wrong_by_one_step(learner: User, steps: int, is_right: bool) -> None:
    turn_on(learner)
    assert second_factor.is_right(learner, code_of(learner, steps)) is is_right


def test_a_recovery_code_works_once_however_it_is_typed(client: Client, learner: User) -> None:
    codes = turn_on(learner)
    assert not any(code.replace("-", "") in str(SecondFactor.objects.values().get()) for code in codes)
    give_password(client)
    client.post(STEP, {"code": f" {codes[3].upper().replace('-', ' ')} "})
    assert is_signed_in(client)
    assert not second_factor.is_right(learner, codes[3])
    assert len(SecondFactor.objects.get().recovery) == 9


def test_a_code_of_another_is_wrong(learner: User, other: User) -> None:
    codes = turn_on(learner)
    turn_on(other)
    assert not second_factor.is_right(other, codes[0])
    assert not second_factor.is_right(other, code_of(learner))


@pytest.mark.parametrize("code", ["", "12345", "1234567", "١٢٣٤٥٦", "abcdef", "-12345", "0" * 10_000])
def test_what_is_no_code_is_wrong(learner: User, code: str) -> None:
    turn_on(learner)
    assert not second_factor.is_right(learner, code)


def test_after_five_wrong_codes_the_right_one_waits_too(client: Client, learner: User) -> None:
    turn_on(learner)
    give_password(client)
    for _number in range(5):
        client.post(STEP, {"code": "000000"})
    page = client.post(STEP, {"code": code_of(learner)})
    assert "Please try again in 15 minutes" in page.text
    assert not is_signed_in(client)


def test_giving_the_password_again_gives_no_new_tries(client: Client, learner: User) -> None:
    turn_on(learner)
    for _number in range(5):
        give_password(client)
        client.post(STEP, {"code": "000000"})
    give_password(client)
    client.post(STEP, {"code": code_of(learner)})
    assert not is_signed_in(client)


def test_the_first_step_holds_for_ten_minutes_and_for_this_password(client: Client, learner: User) -> None:
    turn_on(learner)
    give_password(client)
    with time_machine.travel(START + timedelta(minutes=10), tick=False):
        assert client.post(STEP, {"code": code_of(learner)})["Location"] == LOGIN
    give_password(client)
    learner.set_password("rivers run north")
    learner.save()
    assert client.post(STEP, {"code": code_of(learner)})["Location"] == LOGIN
    assert not is_signed_in(client)


def test_who_was_deactivated_in_between_stays_out(client: Client, learner: User) -> None:
    turn_on(learner)
    give_password(client)
    User.objects.update(is_active=False)
    client.post(STEP, {"code": code_of(learner)})
    assert not is_signed_in(client)


def test_turning_it_off_asks_for_password_and_code(client: Client, learner: User) -> None:
    turn_on(learner)
    client.force_login(learner)
    assert reverse("accounts:again") in client.post(OFF, {"code": code_of(learner)})["Location"]
    client.post(reverse("accounts:again"), {"password": PASSWORD})
    assert client.post(OFF, {"code": "000000"}).status_code == 200
    assert second_factor.factor_of(learner)
    assert client.post(OFF, {"code": code_of(learner)})["Location"] == reverse("accounts:profile")
    assert second_factor.factor_of(learner) is None
    assert give_password(Client())["Location"] == reverse("home")


def test_a_new_password_by_mail_leaves_the_second_step(client: Client, learner: User) -> None:
    turn_on(learner)
    learner.set_password(PASSWORD)
    learner.save()
    assert give_password(client)["Location"] == STEP


def test_an_administrator_turns_it_off_for_a_learner_and_it_is_logged(
    client: Client, learner: User, teacher: User
) -> None:
    turn_on(learner)
    client.force_login(teacher)
    act = {"action": "turn_second_step_off", "_selected_action": [learner.pk]}
    client.post(reverse("admin:auth_user_changelist"), act)
    assert second_factor.factor_of(learner) is None
    assert "turned off" in LogEntry.objects.get().get_change_message()


def test_the_administration_can_ask_for_it(client: Client, teacher: User, settings: Any) -> None:
    settings.STAFF_TOTP = True
    client.force_login(teacher)
    page = client.get(reverse("admin:index"))
    assert page["Location"] == PAGE
    turn_on(teacher)
    assert client.get(reverse("admin:index")).status_code == 200


def test_the_administrations_own_address_is_no_way_around_it(client: Client, teacher: User) -> None:
    turn_on(teacher)
    asked = client.post(reverse("admin:login"), {"username": "mary", "password": PASSWORD}, follow=True)
    assert asked.templates[0].name == "registration/login.html"
    client.post(LOGIN, {"username": "mary", "password": PASSWORD, "next": reverse("admin:index")})
    assert client.get(reverse("admin:index"))["Location"].startswith(reverse("admin:login"))


def test_the_picture_says_whose_account_it_is(learner: User) -> None:
    factor = second_factor.begin(learner)
    address = f"otpauth://totp/Milepost%3Aada?secret={factor.secret}&issuer=Milepost"
    assert second_factor.address_for_telephone(factor) == address
    assert second_factor.picture(factor).startswith("<svg")
    assert second_factor.begin(learner).secret == factor.secret

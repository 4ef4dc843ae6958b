"""Accounts that nobody uses: told by mail, then on their way out, and kept by a login."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts import absences, clock, leaving, limits, notes
from accounts.clock import as_of
from accounts.departures import Absence, Departure, Removal
from accounts.management.commands import worker
from accounts.progress import mark_read
from accounts.tests.test_progress_concurrency import at_once
from tests.factory import PASSWORD, make_exercise, make_lesson, make_submission, make_user

NOW = datetime.fromisoformat("2026-11-28T12:00:00+00:00")
DAYS = 365


@pytest.fixture(autouse=True)
def rule(settings: Any) -> None:
    settings.UNUSED_ACCOUNT_DAYS = DAYS
    settings.DELETION_DAYS = 14


@pytest.fixture
def ada(learner: User) -> User:
    """Last here 340 days ago: the mail is due."""
    User.objects.filter(pk=learner.pk).update(
        date_joined=NOW - timedelta(days=900), last_login=NOW - timedelta(days=340)
    )
    return learner


def later(days: int) -> datetime:
    """What is done every hour, so many days later."""
    moment = NOW + timedelta(days=days)
    with as_of(moment):
        absences.look()
        leaving.remove_due()
    return moment


def test_told_then_on_its_way_out_then_gone_with_a_receipt(ada: User, mailoutbox: list[Any]) -> None:
    later(0)
    later(0)
    (mail,) = mailoutbox
    assert mail.to == [ada.email]
    assert ada.username in mail.body
    assert "2027-01-09" in mail.body
    assert reverse("login") in mail.body
    later(27)
    assert not Departure.objects.exists()
    with_a_day = later(28)
    assert Departure.objects.get().leaves_at == with_a_day + timedelta(days=14)
    later(41)
    assert User.objects.filter(pk=ada.pk).exists()
    later(42)
    assert not User.objects.filter(pk=ada.pk).exists()
    assert Removal.objects.get().counts["accounts.absence"] == 1


@pytest.mark.parametrize("days", [0, 28])
def test_a_login_keeps_it(ada: User, client: Client, days: int) -> None:
    later(0)
    later(days)
    assert Departure.objects.exists() == (days == 28)
    page = client.post(reverse("login"), {"username": ada.username, "password": PASSWORD}, follow=True)
    assert "Your account stays" in page.content.decode()
    assert not Absence.objects.exists()
    assert not Departure.objects.exists()


def test_a_login_takes_no_wish_of_the_owners_back(ada: User, client: Client) -> None:
    later(0)
    later(28)
    leaving.ask(ada)
    client.post(reverse("login"), {"username": ada.username, "password": PASSWORD})
    assert Departure.objects.filter(user=ada).exists()


def test_keeping_it_by_the_button_ends_the_absence(ada: User) -> None:
    later(0)
    later(28)
    leaving.take_back(ada)
    assert not Absence.objects.exists()


@pytest.mark.parametrize("act", ["read", "note"])
def test_whoever_is_seen_without_a_login_stays(ada: User, act: str) -> None:
    later(0)
    later(28)
    with as_of(NOW + timedelta(days=29)):
        if act == "read":
            mark_read(ada, make_lesson())
        else:
            notes.create_note(ada, title="a", content="b", lesson=None, exercise=None)
    later(60)
    assert User.objects.filter(pk=ada.pk).exists()
    assert not Absence.objects.exists()
    assert not Departure.objects.exists()


@pytest.mark.parametrize("setting", [0, 1000])
def test_another_setting_lets_everybody_stay(ada: User, settings: Any, setting: int) -> None:
    later(0)
    later(28)
    settings.UNUSED_ACCOUNT_DAYS = setting
    later(100)
    assert User.objects.filter(pk=ada.pk).exists()
    assert not Departure.objects.exists()


def test_an_account_unused_for_years_has_its_time_after_the_mail(ada: User) -> None:
    User.objects.update(last_login=None)
    later(0)
    later(27)
    assert Absence.objects.exists()
    assert not Departure.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"is_staff": True}, {"is_superuser": True}, {"is_active": False}, {"email": ""}, {"last_login": NOW}]
)
def test_who_is_never_told_never_goes(ada: User, fields: dict[str, Any], mailoutbox: list[Any]) -> None:
    User.objects.filter(pk=ada.pk).update(**fields)
    later(0)
    later(28)
    later(100)
    assert User.objects.filter(pk=ada.pk).exists()
    assert mailoutbox == []


def test_without_a_mail_nobody_goes(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    make_user("grace", date_joined=NOW - timedelta(days=900))
    sent: list[str] = []

    def refuse(_subject: str, _text: str, _sender: None, to: list[str]) -> None:
        if to == [ada.email]:
            raise SMTPRecipientsRefused({})
        sent.extend(to)

    monkeypatch.setattr(absences, "send_mail", refuse)
    for _ in range(2):
        limits.Tries.objects.all().delete()
        later(0)
    assert sent == ["grace@example.org"]
    assert Absence.objects.get().user.username == "grace"
    later(100)
    assert User.objects.filter(pk=ada.pk).exists()


def test_a_mail_server_that_is_away_ends_the_hours_mails(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    make_user("grace", date_joined=NOW - timedelta(days=900))
    tried: list[str] = []

    def away(_subject: str, _text: str, _sender: None, to: list[str]) -> None:
        tried.extend(to)
        raise ConnectionRefusedError

    monkeypatch.setattr(absences, "send_mail", away)
    later(0)
    assert len(tried) == 1
    assert not Absence.objects.exists()


def test_the_dry_run_counts_them(ada: User, capsys: pytest.CaptureFixture[str], mailoutbox: list[Any]) -> None:
    User.objects.update(last_login=clock.now() - timedelta(days=400))
    call_command("remove_due_accounts", "--dry-run")
    assert "unused accounts: 1 would be told by mail." in capsys.readouterr().out
    assert mailoutbox == []
    assert not Absence.objects.exists()


def test_the_worker_does_it_every_hour(ada: User, settings: Any, mailoutbox: list[Any]) -> None:
    settings.KEEP_REPORTS_DAYS = 30
    old = make_submission(ada, make_exercise(), report={}, judged_at=NOW - timedelta(days=400))
    old.submitted_at = NOW - timedelta(days=400)
    old.save()
    with as_of(NOW):
        worker._prune()
    old.refresh_from_db()
    assert old.report is None
    assert [mail.to for mail in mailoutbox] == [[ada.email]]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_writes(ada: User, mailoutbox: list[Any]) -> None:
    assert at_once(*[lambda: absences.look(NOW)] * 4) == []
    assert len(mailoutbox) == 1
    assert Absence.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_login_at_the_moment_of_the_decision_keeps_it(ada: User) -> None:
    later(0)
    decided = NOW + timedelta(days=28)
    assert at_once(*[lambda: absences.look(decided)] * 3, lambda: absences.end(ada.pk)) == []
    assert not Departure.objects.exists()


def test_who_logged_in_between_the_look_and_the_decision_stays(ada: User) -> None:
    later(0)
    absences.end(ada.pk)
    absences._schedule(ada.pk, NOW + timedelta(days=28))
    assert not Departure.objects.exists()

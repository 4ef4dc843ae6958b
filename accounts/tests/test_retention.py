"""What the settings do not keep any longer goes, and every number that is left can still be proved."""

import random
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts import clock, retention
from accounts.departures import Removal
from accounts.limits import Limit, Tries, forget_expired, spend
from accounts.models import LearningEvent, NoteVersion
from accounts.proving import contradictions
from accounts.rebuilding import rebuild
from accounts.tests.test_histories import LongWorld
from accounts.tests.test_progress_property import ACTS, CHANGES, LESSONS, QUESTIONS
from exercises.models import DraftVersion, Result, Submission
from tests.factory import make_exercise, make_submission

REPORT = {"version": 1, "said": "what the program printed"}


@pytest.fixture(autouse=True)
def kept(settings: Any) -> None:
    settings.KEEP_REPORTS_DAYS = settings.KEEP_ADMIN_LOG_DAYS = 30
    settings.KEEP_VERSIONS_DAYS = 7


def ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def judged(user: User, days: int, **fields: Any) -> Submission:
    told = {"report": REPORT, "practice": {"cases": {}}, "judged_at": ago(days), "files": {"main.py": "x = 1\n"}}
    return make_submission(user, make_exercise(), **{**told, **fields})


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_history_is_proven_after_it_was_pruned(seed: int) -> None:
    chance, long = random.Random(seed), LongWorld()
    for _step in range(300):
        act = chance.choice([*ACTS, *CHANGES, "certify", "give up"])
        long.do(act, chance.randrange(LESSONS), chance.randint(0, QUESTIONS), chance.randint(1, 2_000))
    user = long.world.user
    rebuild(user)
    long.world.naive.rebuild()
    Submission.objects.filter(user=user).update(report=REPORT, judged_at=long.now)
    for exercise in long.world.exercises[0]:
        for number in range(3):
            DraftVersion.objects.create(user=user, exercise=exercise, files={"main.py": str(number)})
    before = list(Submission.objects.values("pk", "result", "files", "submitted_at", "judged_at").order_by("pk"))
    events = LearningEvent.objects.count()
    pruned = retention.prune(max(long.now, clock.now()) + timedelta(days=400))
    assert pruned["reports of verdicts"] == len(before) > 10
    assert pruned["earlier versions of solutions"] == 4
    assert not Submission.objects.filter(report__isnull=False).exists()
    assert list(Submission.objects.values(*before[0]).order_by("pk")) == before
    assert LearningEvent.objects.count() == events
    long.compare()
    assert rebuild(user, check=True) == []
    assert list(contradictions(user)) == []
    call_command("rebuild_progress", "--check", verbosity=0)


def test_of_a_verdict_the_details_go_and_nothing_else(learner: User) -> None:
    old, new = judged(learner, 31), judged(learner, 29)
    waiting = judged(learner, 31, result=Result.QUEUED)
    assert retention.prune()["reports of verdicts"] == 1
    old.refresh_from_db()
    assert (old.report, old.practice, old.result, old.files) == (None, None, Result.ACCEPTED, {"main.py": "x = 1\n"})
    for kept in (new, waiting):
        kept.refresh_from_db()
        assert kept.report == REPORT
    assert retention.prune()["reports of verdicts"] == 0


def test_the_page_of_such_a_submission_says_so(signed_in: Client, learner: User) -> None:
    old, says = judged(learner, 31, report={}), "not kept any more"
    assert says not in signed_in.get(old.get_absolute_url()).content.decode()
    retention.prune()
    assert says in signed_in.get(old.get_absolute_url()).content.decode()


def test_the_newest_version_of_each_text_stays(learner: User, other: User) -> None:
    exercise = make_exercise()
    for user in (learner, other):
        for number, days in enumerate((9, 8)):
            DraftVersion.objects.create(user=user, exercise=exercise, files={"n": str(number)}, saved_at=ago(days))
            NoteVersion.objects.create(user=user, place="new", content=str(number), saved_at=ago(days))
    NoteVersion.objects.create(user=other, place="new", content="2", saved_at=ago(1))
    retention.prune()
    assert [row.files for row in DraftVersion.objects.all()] == [{"n": "1"}, {"n": "1"}]
    assert {(row.user_id, row.content) for row in NoteVersion.objects.all()} == {(learner.pk, "1"), (other.pk, "2")}


def test_the_log_of_the_administration(teacher: User) -> None:
    for days in (31, 29):
        LogEntry.objects.create(user=teacher, action_flag=CHANGE, object_repr=str(days), action_time=ago(days))
    retention.prune()
    assert LogEntry.objects.get().object_repr == "29"


def test_off_keeps_everything(learner: User, settings: Any) -> None:
    settings.KEEP_REPORTS_DAYS = settings.KEEP_ADMIN_LOG_DAYS = settings.KEEP_VERSIONS_DAYS = 0
    old = judged(learner, 20_000)
    assert retention.prune() == {} == retention.due()
    old.refresh_from_db()
    assert old.report == REPORT


def test_so_much_at_a_time(learner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    monkeypatch.setattr(retention, "BATCHES", 2)
    for _ in range(5):
        judged(learner, 31)
    assert [retention.prune()["reports of verdicts"] for _ in range(3)] == [4, 1, 0]


def test_a_dry_run_says_what_the_command_then_does(learner: User, capsys: pytest.CaptureFixture[str]) -> None:
    judged(learner, 31)
    call_command("remove_due_accounts", "--dry-run")
    assert "reports of verdicts: 1 would be removed." in capsys.readouterr().out
    assert Submission.objects.filter(report__isnull=False).count() == 1
    call_command("remove_due_accounts")
    assert "reports of verdicts: 1 removed." in capsys.readouterr().out
    assert not Submission.objects.filter(report__isnull=False).exists()


def test_the_profile_tells_what_is_kept_how_long(signed_in: Client, settings: Any) -> None:
    settings.UNUSED_ACCOUNT_DAYS = 730
    page = signed_in.get(reverse("accounts:profile")).content.decode()
    for sentence in ("printed: 30 days", "solutions: 7 days", "nobody uses it: 730 days"):
        assert sentence in page
    settings.KEEP_REPORTS_DAYS = settings.KEEP_VERSIONS_DAYS = settings.UNUSED_ACCOUNT_DAYS = 0
    page = signed_in.get(reverse("accounts:profile")).content.decode()
    assert "It stays as long as your account." in page
    assert " days" not in " ".join(retention.told())


@pytest.mark.django_db
def test_tries_that_count_no_more_are_forgotten() -> None:
    limit = Limit("some", 1, 60)
    spend(limit, "a")
    spend(limit, "b")
    Tries.objects.filter(pk=Tries.objects.order_by("pk")[0].pk).update(until=ago(1))
    forget_expired()
    assert Tries.objects.count() == 1


def test_receipts_are_shown_in_the_administration_and_changed_by_nobody(client: Client, admin_user: User) -> None:
    receipt = Removal.objects.create(removed_on=clock.now().date(), counts={"accounts.note": 3})
    client.force_login(admin_user)
    page = client.get(reverse("admin:accounts_removal_change", args=[receipt.pk]))
    assert receipt.number in page.content.decode()
    assert "accounts.note" in page.content.decode()
    assert b'name="_save"' not in page.content
    for kind, arguments in (("add", []), ("delete", [receipt.pk])):
        assert (
            client.post(reverse(f"admin:accounts_removal_{kind}", args=arguments), {"post": "yes"}).status_code == 403
        )
    client.post(reverse("admin:accounts_removal_change", args=[receipt.pk]), {"removed_on": "2001-01-01"})
    assert Removal.objects.get().removed_on == receipt.removed_on

"""Everything of a learner's as files, and the account gone with nothing left behind."""

import io
import json
import logging
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts import clock, export, leaving, own_data
from accounts.departures import Departure, Removal
from accounts.export import files
from accounts.models import Note, Profile
from accounts.second_factor import SecondFactor
from exercises.models import Submission
from tests.factory import PASSWORD, make_exercise, make_submission, make_user
from tests.security.world import World

DOWNLOAD, LEAVE, STAY, PROFILE = (
    reverse(f"accounts:{name}") for name in ("download_everything", "leave", "stay", "profile")
)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def fresh(client: Client, learner: User) -> Client:
    """A learner who has just given the password."""
    client.post(reverse("login"), {"username": learner.username, "password": PASSWORD})
    return client


def full(user: User) -> World:
    """Something of everything, with a picture."""
    world = World(user)
    Profile.objects.get(user=user).avatar.save("face.webp", ContentFile(b"a picture"))
    return world


def unpacked(pieces: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_is_in_the_archive(learner: User, other: User) -> None:
    world = full(learner)
    Note.objects.create(user=other, title="Theirs", content="not to be seen")
    factor = SecondFactor.objects.create(user=learner, secret="SESAME", recovery=["opens too"])
    found = unpacked(export.archive(learner))
    manifest = json.loads(found["manifest.json"])
    assert (manifest["format"], manifest["version"]) == ("milepost-export", 1)
    for owned in own_data.owned():
        written = json.loads(found[f"data/{owned.label}.json"])
        assert len(written) == owned.rows(learner).count() == manifest["rows"][owned.label]
    (person,) = json.loads(found["data/auth.user.json"])
    assert person["username"] == "ada"
    assert found["picture.webp"] == b"a picture"
    assert b"Text" in found[f"notes/mine-{world.note.pk}.md"]
    assert found[f"code/drafts/task/{learner.drafts.get().pk}-{clock.now():%Y-%m-%d}/main.py"] == b"x = 1\n"
    everything = b"".join(found.values())
    for secret in (learner.password, factor.secret, factor.recovery[0]):
        assert secret.encode() not in everything
    assert b"not to be seen" not in everything
    assert b"<script" not in found["index.html"]


def test_the_library_is_called_by_its_names(learner: User) -> None:
    full(learner)
    found = unpacked(export.archive(learner))
    (attempt,) = json.loads(found["data/accounts.quizattempt.json"])
    assert attempt["lesson"] == "first/one"
    assert json.loads(found["data/accounts.quizanswer.json"])[0]["question"] == "first/one/q0"
    assert json.loads(found["data/exercises.draft.json"])[0]["exercise"] == "task"
    assert "user" not in attempt


def test_an_account_with_nothing_is_an_archive_too(learner: User) -> None:
    found = unpacked(export.archive(learner))
    assert json.loads(found["data/accounts.note.json"]) == []


def test_names_of_files_lead_nowhere_else() -> None:
    odd = {"../../etc/passwd": "a", "main.py": "b", "/root": "c", "a\\b": "d", "": "e"}
    assert files.named(odd) == {
        "file 1.py": "a", "main.py": "b", "file 3.py": "c", "file 4.py": "d", "file 5.py": "e"
    }  # fmt: skip


def test_the_files_are_made_once_in_two_minutes(signed_in: Client) -> None:
    response = signed_in.post(DOWNLOAD)
    assert "index.html" in unpacked(response.streaming_content)  # type: ignore[attr-defined]
    assert "milepost.zip" in response["Content-Disposition"]
    assert signed_in.post(DOWNLOAD).url == PROFILE + "#your-data"  # type: ignore[attr-defined]


def test_the_profile_leads_to_both(signed_in: Client) -> None:
    page = signed_in.get(PROFILE).content.decode()
    assert f'action="{DOWNLOAD}"' in page
    assert f'href="{LEAVE}"' in page


def test_leaving_asks_for_the_password(signed_in: Client) -> None:
    for response in (signed_in.get(LEAVE), signed_in.post(LEAVE)):
        assert response.url.startswith(reverse("accounts:again"))  # type: ignore[attr-defined]
    assert not Departure.objects.exists()


def test_the_page_says_what_goes_and_how_to_stay(fresh: Client, learner: User) -> None:
    Note.objects.create(user=learner, title="a", content="b")
    Note.objects.create(user=learner, title="a", content="b")
    assert "notes: 2" in fresh.get(LEAVE).content.decode()
    assert fresh.post(LEAVE).url == LEAVE  # type: ignore[attr-defined]
    assert "about to be deleted" in fresh.get(LEAVE).content.decode()
    assert Departure.objects.get(user=learner).leaves_at > clock.now() + timedelta(days=13)


def test_who_is_leaving_can_only_stay_or_take_everything_along(fresh: Client, learner: User) -> None:
    leaving.ask(learner)
    for name in ("home", "accounts:notes", "accounts:profile", "courses:catalogue"):
        assert fresh.get(reverse(name)).url == LEAVE  # type: ignore[attr-defined]
    assert fresh.post(reverse("accounts:create_note"), {"title": "a", "content": "b"}).status_code == 302
    assert not Note.objects.exists()
    assert fresh.post(DOWNLOAD).status_code == 200
    assert fresh.post(STAY).url == PROFILE  # type: ignore[attr-defined]
    assert fresh.get(PROFILE).status_code == 200
    assert not Departure.objects.exists()


def test_it_goes_when_it_is_due_and_not_before(learner: User, other: User) -> None:
    due = leaving.ask(learner).leaves_at
    assert leaving.ask(learner).leaves_at == due
    assert leaving.remove_due(due - timedelta(seconds=1)) == 0
    assert leaving.remove_due(due) == 1
    assert list(User.objects.all()) == [other]
    assert leaving.remove_due(due) == 0


def test_one_that_fails_keeps_no_other_waiting(
    learner: User, other: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    due = max(leaving.ask(person).leaves_at for person in (learner, other))
    remove = leaving.remove

    def fail_once(user: User) -> Removal:
        if user == learner:
            raise OSError("no room")
        return remove(user)

    monkeypatch.setattr(leaving, "remove", fail_once)
    with caplog.at_level(logging.CRITICAL, logger="accounts.leaving"):
        assert leaving.remove_due(due) == 1
    assert list(User.objects.all()) == [learner]


def test_the_command_removes_what_is_due(learner: User, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DELETION_DAYS = 0
    leaving.ask(learner)
    call_command("remove_due_accounts")
    assert "1 removed" in capsys.readouterr().out
    assert not User.objects.exists()


def traces(user_id: int, username: str) -> list[str]:
    """Every row of the site that points at the user or holds the name."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for values in model._base_manager.values():
            for field in model._meta.local_concrete_fields:
                value = values[field.attname]
                points = field.related_model is User or (model is User and field.primary_key)
                if (points and value == user_id) or (isinstance(value, str) and username in value):
                    found.append(f"{model._meta.label}.{field.name}: {value}")
    return found


def test_nothing_of_a_removed_account_is_left(
    fresh: Client, teacher: User, django_capture_on_commit_callbacks: Any
) -> None:
    ada = User.objects.get(username="ada")
    person = User.objects.get(pk=ada.pk)
    person.username = "zuleika"  # a word that is nowhere else
    person.save()
    full(person)
    person.groups.add(Group.objects.create(name="Readers"))
    note_type = ContentType.objects.get_for_model(Note)
    told = {"user": teacher, "action_flag": CHANGE, "object_repr": "zuleika's", "change_message": "zuleika"}
    LogEntry.objects.create(content_type=note_type, object_id=str(person.notes.get().pk), **told)
    picture = Profile.objects.get(user=person).avatar.name
    submissions = list(person.submissions.values_list("pk", flat=True))
    assert submissions
    assert traces(person.pk, "zuleika")
    assert Session.objects.count() == 1
    counts = own_data.counts(person)
    with django_capture_on_commit_callbacks(execute=True):
        receipt = leaving.remove(person)
    assert traces(ada.pk, "zuleika") == []
    assert not Session.objects.exists()
    assert not default_storage.exists(str(picture))
    assert receipt.counts == {**counts, "sessions.session": 1}
    assert not Submission.objects.exists()


def test_the_administrators_deletion_leaves_a_receipt_and_no_name(client: Client, teacher: User) -> None:
    gone = make_user("zuleika")
    make_submission(gone, make_exercise())
    client.force_login(teacher)
    client.post(reverse("admin:auth_user_delete", args=[gone.pk]), {"post": "yes"})
    assert traces(gone.pk, "zuleika") == []
    assert Removal.objects.get().counts["exercises.submission"] == 1


@pytest.mark.django_db(transaction=True)
def test_the_receipt_is_mailed(mailoutbox: list[Any]) -> None:
    receipt = leaving.remove(make_user("ada"))
    (mail,) = mailoutbox
    assert mail.to == ["ada@example.org"]
    assert receipt.number in mail.body
    leaving.remove(make_user("grace", email=""))
    assert len(mailoutbox) == 1


def test_every_model_of_a_learners_has_words() -> None:
    own = {owned.label for owned in own_data.owned() if owned.label.split(".")[0] not in ("admin",)}
    without_words = {"auth.user_groups", "auth.user_user_permissions", "accounts.departure", "accounts.absence"}
    assert own - set(own_data.WORDS) == without_words

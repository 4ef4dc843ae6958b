"""A backup is the site at one moment, and a restore is that site again, row by row."""

import json
import shutil
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts import note_search
from accounts.models import Note
from accounts.progress import requeue_expired
from config.backups import restoring, rows, taking
from exercises.models import Exercise, Submission
from tests.backup.odd import ODD_JSON, contents, make_odd_site
from tests.factory import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path


def empty_site() -> None:
    call_command("flush", interactive=False, verbosity=0)
    shutil.rmtree(default_storage.path(""), ignore_errors=True)


def rewritten(archive: Path, change: Any) -> Path:
    """A copy of the archive in which `change` has changed the bytes of members, by name."""
    copy = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return copy


def with_manifest(archive: Path, **changed: Any) -> Path:
    def change(name: str, data: bytes) -> bytes:
        return json.dumps({**json.loads(data), **changed}).encode() if name == "manifest.json" else data

    return rewritten(archive, change)


def test_a_restored_site_is_the_site_that_was_backed_up(tmp_path: Path) -> None:
    make_odd_site()
    call_command("backup", str(tmp_path / "one.zip"))
    empty_site()
    assert not User.objects.exists()
    call_command("restore", str(tmp_path / "one.zip"))
    call_command("backup", str(tmp_path / "two.zip"))
    before, after = contents(tmp_path / "one.zip"), contents(tmp_path / "two.zip")
    assert set(before) == set(after)
    assert [name for name in before if before[name] != after[name]] == []
    assert before["files/avatars/odd.webp"]
    assert all(before[table.member] for table in rows.tables() if table.name in ("auth_user_groups", "review_review"))
    assert Exercise.objects.filter(definition=ODD_JSON).exists()
    assert Submission.objects.filter(report__isnull=True).exists()
    assert Submission.objects.filter(report__isnull=False, report=None).count() == 1


def test_a_restored_site_goes_on(tmp_path: Path) -> None:
    owner = make_odd_site()
    waiting = Submission.objects.get(result="queued")
    call_command("backup", str(tmp_path / "one.zip"))
    empty_site()
    call_command("restore", str(tmp_path / "one.zip"))
    assert make_user("new").pk > User.objects.get(username="grace").pk
    assert note_search.is_indexed()
    found = note_search.matching(owner.pk, "quoted")
    assert found is not None
    assert Note.objects.filter(pk__in=found).exists()
    assert requeue_expired(timezone.now() + timedelta(minutes=2)) == 1
    waiting.refresh_from_db()
    assert waiting.lease_until is not None


def test_what_is_written_meanwhile_neither_waits_nor_gets_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_odd_site()
    copy_files = taking._copy_files

    def write() -> None:
        make_user("meanwhile")
        connection.close()

    def copy_while_somebody_writes(*arguments: Any) -> None:
        thread = Thread(target=write)
        thread.start()
        thread.join(timeout=60)
        copy_files(*arguments)

    monkeypatch.setattr(taking, "_copy_files", copy_while_somebody_writes)
    call_command("backup", str(tmp_path / "one.zip"))
    assert User.objects.filter(username="meanwhile").exists()
    assert "meanwhile" not in str(contents(tmp_path / "one.zip"))
    make_user("after")  # the connection writes again as it did


def test_every_table_is_in_the_archive_but_those_that_are_said_to_be_left_out(tmp_path: Path) -> None:
    call_command("backup", str(tmp_path / "one.zip"))
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    left_out = set(connection.introspection.table_names()) - set(manifest["tables"])
    index = {name for name in left_out if name.startswith("accounts_note_words")}
    assert left_out - index == {
        "django_migrations",
        "django_session",
        "django_tasks_database_dbtaskresult",
        "exercises_workerstate",
        "accounts_tries",
    }
    assert manifest["engine"] == connection.vendor


def test_only_the_owner_may_read_it_and_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.zip"
    call_command("backup", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    with pytest.raises(CommandError, match="never written over"):
        call_command("backup", str(path))
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["one.zip"]


def test_the_newest_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("milepost-20200101T000000Z.zip", "milepost-20200102T000000Z.zip", "mine.zip"):
        (folder / name).touch()
    call_command("backup", keep=2)
    names = sorted(path.name for path in folder.iterdir())
    assert names[:1] + names[2:] == ["milepost-20200102T000000Z.zip", "mine.zip"]
    with pytest.raises(CommandError, match="1 or more"):
        call_command("backup", keep=0)


def test_a_file_that_is_gone_is_named_and_breaks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_odd_site()
    default_storage.delete("avatars/odd.webp")
    call_command("backup", str(tmp_path / "one.zip"))
    assert "avatars/odd.webp" in capsys.readouterr().err
    empty_site()
    call_command("restore", str(tmp_path / "one.zip"))
    assert User.objects.filter(username="ada").exists()


def refused(archive: Path, words: str) -> None:
    """The restore is refused in these words, and the site is empty afterwards."""
    with pytest.raises(CommandError, match=words):
        call_command("restore", str(archive))
    assert not User.objects.exists()
    assert not Exercise.objects.exists()
    assert not default_storage.exists("avatars/odd.webp")


def test_what_is_damaged_or_of_another_version_is_refused(tmp_path: Path) -> None:
    make_odd_site()
    one = tmp_path / "one.zip"
    call_command("backup", str(one))
    empty_site()
    migrations = rows.applied_migrations()
    refused(tmp_path / "none.zip", "There is no file")
    damage = lambda name, data: data.replace(b"ada", b"eve") if name == "rows/auth_user.jsonl" else data  # noqa: E731
    refused(rewritten(one, damage), r"member rows/auth_user\.jsonl is damaged")
    refused(with_manifest(one, members={**{"rows/none.jsonl": ""}}), r"member rows/none\.jsonl is damaged")
    refused(with_manifest(one, format=rows.FORMAT + 1), "Upgrade first")
    refused(with_manifest(one, migrations=[*migrations, "accounts.9999_new"]), "newer version, with accounts.9999_new")
    refused(with_manifest(one, migrations=migrations[1:]), f"older version, without {migrations[0]}")
    for size in (0, 100, one.stat().st_size // 2, one.stat().st_size - 10):
        cut = tmp_path / "cut.zip"
        cut.write_bytes(one.read_bytes()[:size])
        refused(cut, "damaged")
    flipped = bytearray(one.read_bytes())
    flipped[_middle_of_rows(one)] ^= 0xFF
    (tmp_path / "flipped.zip").write_bytes(bytes(flipped))
    refused(tmp_path / "flipped.zip", "damaged")


def _middle_of_rows(archive: Path) -> int:
    """A place within the largest member itself: of what stands around members some bytes mean nothing."""
    with zipfile.ZipFile(archive) as file:
        member = max(file.infolist(), key=lambda info: info.compress_size)
    return member.header_offset + 30 + len(member.filename) + member.compress_size // 2


def test_a_site_with_rows_or_files_is_refused(tmp_path: Path) -> None:
    make_odd_site()
    one = tmp_path / "one.zip"
    call_command("backup", str(one))
    before = contents(one)
    with pytest.raises(CommandError, match="not empty: there are rows in"):
        call_command("restore", str(one))
    call_command("backup", str(tmp_path / "two.zip"))
    assert contents(tmp_path / "two.zip") == before
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match=r"uploaded file avatars/odd\.webp already"):
        call_command("restore", str(one))
    assert default_storage.exists("avatars/odd.webp")
    assert not User.objects.exists()


def test_a_restore_that_fails_in_the_middle_leaves_the_site_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_odd_site()
    call_command("backup", str(tmp_path / "one.zip"))
    empty_site()
    store_files = restoring._store_files

    def fail(*arguments: Any) -> None:
        store_files(*arguments)
        raise restoring.RestoreRefused("The disk is full.")

    monkeypatch.setattr(restoring, "_store_files", fail)
    refused(tmp_path / "one.zip", "The disk is full")
    monkeypatch.undo()

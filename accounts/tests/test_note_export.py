"""All notes as Markdown files in a zip."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
import yaml
from django.contrib.auth.models import User
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts import note_export, notes
from accounts.models import Note
from accounts.passages import Passage
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db

URL = reverse("accounts:export_notes")


def files(client: Client) -> dict[str, str]:
    response = client.get(URL)
    assert isinstance(response, StreamingHttpResponse)
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"] == 'attachment; filename="notes.zip"'
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_it_works(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_lesson(title="Slices"), make_exercise(title="Rotate: left")
    note = notes.create_note(
        learner,
        title="On “slices”: --- #1",
        content="The **end**\n\n---\n😀",
        lesson=lesson,
        exercise=exercise,
        passage=Passage("the end\nis not"),
    )
    Note.objects.filter(pk=note.pk).update(
        created_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), updated_at=datetime(2026, 2, 3, tzinfo=UTC)
    )
    [(name, text)] = files(signed_in).items()
    assert name == f"on-slices-1-{note.pk}.md"
    _nothing, head, content = text.split("---\n", 2)
    assert yaml.safe_load(head) == {
        "title": "On “slices”: --- #1",
        "created": "2026-01-02T03:04:05+00:00",
        "changed": "2026-02-03T00:00:00+00:00",
        "course": lesson.course.title,
        "lesson": "Slices",
        "exercise": "Rotate: left",
        "passage": "the end\nis not",
    }
    assert content == "\nThe **end**\n\n---\n😀\n"


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "C:\\con", "con", "...", "😀", "a/b\0c", "変数" * 100, "-" * 200, "x.md\n", "´ü¨"]
)
def test_names_are_safe_whatever_the_title(learner: User, title: str) -> None:
    name = note_export.file_name(Note(pk=7, title=title))
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert name.endswith("-7.md")
    assert not name.startswith((".", "-"))
    assert len(name.encode()) < 255


def test_two_notes_with_one_title_are_two_files(signed_in: Client, learner: User) -> None:
    for _twice in range(2):
        Note.objects.create(user=learner, title="Same", content="x")
    assert len(files(signed_in)) == 2


def test_it_holds_ones_own_alone(signed_in: Client, other: User) -> None:
    Note.objects.create(user=other, title="Private", content="x")
    assert files(signed_in) == {}


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    assert client.get(URL).headers["Location"] == f"{reverse('login')}?next={URL}"


def test_it_comes_in_pieces_and_its_queries_do_not_grow(
    learner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(150):
        Note.objects.create(user=learner, title=f"note {number}", content="x " * 500, lesson=make_lesson())
    with django_assert_max_num_queries(1):
        pieces = list(note_export.archive(learner))
    assert len(pieces) == 151
    assert max(len(piece) for piece in pieces[:-1]) < 1000


def test_a_note_from_before_zips_knew_dates(signed_in: Client, learner: User) -> None:
    Note.objects.create(user=learner, title="Old", content="x")
    Note.objects.update(updated_at=datetime(1970, 1, 1, tzinfo=UTC))
    assert len(files(signed_in)) == 1


def test_the_list_leads_there_once_there_are_notes(signed_in: Client, learner: User) -> None:
    page = reverse("accounts:notes")
    assert URL not in signed_in.get(page).text
    Note.objects.create(user=learner, title="t", content="x")
    assert f'href="{URL}"' in signed_in.get(page).text

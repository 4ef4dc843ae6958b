from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import notes
from accounts.models import Note
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db


@pytest.fixture
def note(learner: User) -> Note:
    return notes.create_note(learner, title="On slices", content="The **end**", lesson=None, exercise=None)


def url(name: str, note: Note) -> str:
    return reverse(f"accounts:{name}", args=[note.pk])


PAGES = ["note_detail", "edit_note", "delete_note"]


@pytest.mark.parametrize("name", PAGES)
def test_it_works(signed_in: Client, note: Note, name: str) -> None:
    response = signed_in.get(url(name, note))
    assert response.status_code == 200
    assert response.templates[0].name == f"accounts/{name}.html"
    assert response.context["note"] == note
    assert "On slices" in response.text


@pytest.mark.parametrize("name", PAGES)
def test_anonymous_visitors_log_in_first(client: Client, note: Note, name: str) -> None:
    assert client.get(url(name, note)).headers["Location"] == f"{reverse('login')}?next={url(name, note)}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_404_for_everyone_else_a_teacher_too(
    client: Client, note: Note, other: User, teacher: User, name: str, method: str
) -> None:
    for user in (other, teacher):
        client.force_login(user)
        response = client.generic(method.upper(), url(name, note))
        assert response.status_code == (405 if (name, method) == ("note_detail", "post") else 404)
    assert Note.objects.get().title == "On slices"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("number", [0, 999, 10**30])
def test_an_unknown_id_is_404(signed_in: Client, name: str, number: int) -> None:
    assert signed_in.get(reverse(f"accounts:{name}", args=[number])).status_code == 404


def test_its_markdown_is_shown_as_html_and_what_is_dangerous_is_not(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_lesson(), make_exercise()
    note = Note.objects.create(
        user=learner, title="<i>t</i>", content="**bold** <script>x()</script>", lesson=lesson, exercise=exercise
    )
    text = signed_in.get(url("note_detail", note)).text
    assert "<strong>bold</strong>" in text
    assert "<script>x()" not in text
    assert "<i>t</i>" not in text
    assert f'href="{lesson.get_absolute_url()}"' in text
    assert f'href="{exercise.get_absolute_url()}"' in text


def change(client: Client, note: Note, **fields: Any) -> Any:
    return client.post(url("edit_note", note), {"title": "New", "content": "New text", **fields})


def test_changing_it_works(signed_in: Client, note: Note) -> None:
    before = timezone.now()
    lesson = make_lesson()
    response = change(signed_in, note, lesson=lesson.pk)
    assert response.headers["Location"] == url("note_detail", note)
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Note updated successfully!"]
    note.refresh_from_db()
    assert (note.title, note.content, note.lesson, note.revision) == ("New", "New text", lesson, 2)
    assert note.content_html == "<p>New text</p>"
    assert note.updated_at >= before


def test_its_lesson_can_be_taken_away_even_an_archived_one_can_be_kept(signed_in: Client, note: Note) -> None:
    lesson = make_lesson(archived_at=timezone.now())
    change(signed_in, note, lesson=lesson.pk)
    note.refresh_from_db()
    assert note.lesson == lesson
    assert f'<option value="{lesson.pk}" selected>' in signed_in.get(url("edit_note", note)).text
    change(signed_in, note, lesson="")
    note.refresh_from_db()
    assert note.lesson is None


def test_a_form_with_errors_is_shown_again_and_nothing_is_saved(signed_in: Client, note: Note) -> None:
    response = change(signed_in, note, title="", content="kept text")
    assert response.status_code == 200
    assert "title" in response.context["form"].errors
    assert "kept text" in response.text
    assert Note.objects.get().content == "The **end**"


def test_a_change_made_meanwhile_elsewhere_is_not_overwritten_and_both_texts_are_shown(
    signed_in: Client, note: Note
) -> None:
    assert change(signed_in, note, content="from the phone", revision="1").status_code == 302
    response = change(signed_in, note, content="from the desk", revision="1")
    assert response.status_code == 200
    assert "changed somewhere else" in response.text
    for text in ("from the phone", "from the desk"):
        assert text in response.text
    assert Note.objects.get().content == "from the phone"
    assert change(signed_in, note, content="both", revision=response.context["revision"]).status_code == 302
    assert Note.objects.get().content == "both"


@pytest.mark.parametrize("revision", ["", "x", "-1", "²", "9" * 40])
def test_without_a_revision_there_is_no_conflict(signed_in: Client, note: Note, revision: str) -> None:
    change(signed_in, note, revision="1")
    assert change(signed_in, note, content="last", revision=revision).status_code == 302
    assert Note.objects.get().content == "last"


def test_a_search_while_changing_saves_nothing_and_keeps_the_revision(signed_in: Client, note: Note) -> None:
    change(signed_in, note, revision="1")
    response = change(signed_in, note, content="unsaved", revision="1", find="lesson", lesson_search="x")
    assert response.context["revision"] == 1
    assert "unsaved" in response.text
    assert Note.objects.get().content == "New text"


def test_deleting_asks_first(signed_in: Client, note: Note) -> None:
    assert "Delete this note?" in signed_in.get(url("delete_note", note)).text
    assert Note.objects.exists()


def test_deleting_works(signed_in: Client, note: Note) -> None:
    response = signed_in.post(url("delete_note", note))
    assert response.headers["Location"] == reverse("accounts:notes")
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Note deleted successfully!"]
    assert not Note.objects.exists()
    assert signed_in.post(url("delete_note", note)).status_code == 404

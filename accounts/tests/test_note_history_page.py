"""The history of a note and of a form that is no note yet: seen, brought back, and nobody else's."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import notes
from accounts.models import Note, NoteDraft
from accounts.note_drafts import Place, desk_of, place_of
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db

NEW = reverse("accounts:new_note_history")
NEW_BACK = reverse("accounts:bring_back_new_note")


@pytest.fixture
def note(learner: User) -> Note:
    """A note that was changed once."""
    note = notes.create_note(learner, title="First", content="first", lesson=make_lesson(), exercise=None)
    notes.change_note(note, title="Second", content="<b>second</b>", lesson=note.lesson, exercise=None)
    return Note.objects.get()


def url(name: str, note: Note) -> str:
    return reverse(f"accounts:{name}", args=[note.pk])


def shown(page: Any) -> list[tuple[str, bool]]:
    return [(version.content, now) for version, now in page.context["versions"]]


def write(user: User, place: Place, content: str) -> int:
    """Type a text that is no continuation, and give the number of its version."""
    desk = desk_of(user, place)
    desk.save({"title": "Typed", "content": content}, apart=True)
    return desk.history()[0].pk


def test_a_note_is_brought_back_with_one_click_and_loses_nothing(signed_in: Client, note: Note) -> None:
    desk = desk_of(note.user, place_of(note))
    desk.save({"title": "Second", "content": "second, half"}, apart=True)
    page = signed_in.get(url("note_history", note))
    assert shown(page) == [("second, half", False), ("<b>second</b>", True), ("first", False)]
    assert "&lt;b&gt;second" in page.text
    first = desk.history().get(content="first")

    answer = signed_in.post(url("bring_back_note", note), {"version": first.pk}, follow=True)

    assert answer.redirect_chain == [(note.get_absolute_url(), 302)]
    assert "Brought back. What stood there before is in the history." in answer.text
    now = Note.objects.get()
    assert (now.title, now.content, now.lesson, now.revision) == ("First", "first", note.lesson, note.revision + 1)
    assert "first" in now.content_html
    assert not NoteDraft.objects.exists()
    assert [version.content for version in desk.history()] == ["first", "second, half", "<b>second</b>", "first"]


def test_a_text_without_a_title_is_brought_back_with_the_note_s_own(signed_in: Client, note: Note) -> None:
    desk = desk_of(note.user, place_of(note))
    desk.save({"title": "", "content": "no title"})
    signed_in.post(url("bring_back_note", note), {"version": desk.history()[0].pk})
    assert (Note.objects.get().title, Note.objects.get().content) == ("Second", "no title")


def test_a_form_is_brought_back_with_one_click_and_loses_nothing(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    query = f"?lesson={lesson.pk}"
    place = Place(f"new-lesson-{lesson.pk}")
    first = write(learner, place, "first")
    write(learner, place, "second")
    page = signed_in.get(NEW + query)
    assert shown(page) == [("second", True), ("first", False)]
    assert f'action="{NEW_BACK}{query}"' in page.text

    answer = signed_in.post(NEW_BACK + query, {"version": first}, follow=True)

    assert answer.redirect_chain == [(reverse("accounts:create_note") + query, 302)]
    assert answer.context["form"]["content"].value() == "first"
    assert [version.content for version in desk_of(learner, place).history()] == ["first", "second", "first"]
    assert not Note.objects.exists()


def test_what_was_given_up_can_be_brought_back(signed_in: Client, learner: User) -> None:
    signed_in.post(reverse("accounts:draft_new_note"), {"title": "", "content": "given up", "discard": "1"})
    ((version, is_now),) = signed_in.get(NEW).context["versions"]
    assert not is_now
    signed_in.post(NEW_BACK, {"version": version.pk})
    assert NoteDraft.objects.get().content == "given up"


def test_an_empty_history_says_what_to_do(signed_in: Client, learner: User) -> None:
    assert "No history yet" in signed_in.get(NEW).text
    note = Note.objects.create(user=learner, title="Old", content="from before")
    assert "No history yet" in signed_in.get(url("note_history", note)).text


def test_an_emptied_form_is_no_version_to_bring_back(signed_in: Client, note: Note) -> None:
    emptied = write(note.user, place_of(note), " ")
    assert shown(signed_in.get(url("note_history", note))) == [("<b>second</b>", True), ("first", False)]
    assert signed_in.post(url("bring_back_note", note), {"version": emptied}).status_code == 404
    assert Note.objects.get().content == "<b>second</b>"


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "9" * 30])
def test_what_is_no_version_is_not_found(signed_in: Client, note: Note, version: str) -> None:
    for address in (NEW_BACK, url("bring_back_note", note)):
        assert signed_in.post(address, {"version": version}).status_code == 404


def test_nobody_sees_or_brings_back_another_ones_text(signed_in: Client, other: User, note: Note) -> None:
    theirs = notes.create_note(other, title="Secret", content="secret", lesson=None, exercise=None)
    typed = write(other, Place("new"), "secret")
    assert signed_in.get(url("note_history", theirs)).status_code == 404
    assert signed_in.post(url("bring_back_note", theirs), {"version": typed}).status_code == 404
    assert "secret" not in signed_in.get(NEW).text
    assert signed_in.post(NEW_BACK, {"version": typed}).status_code == 404
    saved = desk_of(other, place_of(theirs)).history()[0].pk
    assert signed_in.post(url("bring_back_note", note), {"version": saved}).status_code == 404


def test_anonymous_visitors_log_in_first(client: Client, note: Note) -> None:
    client.logout()
    login = reverse("login")
    for address in (NEW, url("note_history", note)):
        assert client.get(address).headers["Location"].startswith(login)
    for address in (NEW_BACK, url("bring_back_note", note)):
        assert client.post(address, {"version": "1"}).headers["Location"].startswith(login)
        assert client.get(address).status_code == 405


def test_the_forms_and_the_note_lead_to_it(signed_in: Client, note: Note) -> None:
    for name in ("note_detail", "edit_note"):
        assert f'href="{url("note_history", note)}"' in signed_in.get(url(name, note)).text
    create = reverse("accounts:create_note")
    assert f'href="{NEW}?lesson={note.lesson_id}"' in signed_in.get(f"{create}?lesson={note.lesson_id}").text
    panel = signed_in.get(url("edit_note", note), headers={"HX-Request": "true"}).text
    assert f'href="{url("note_history", note)}"' in panel


def test_many_versions_need_no_more_queries(signed_in: Client, note: Note, django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        desk_of(note.user, place_of(note)).set_aside({"title": "", "content": str(number)})
    with django_assert_max_num_queries(8):
        signed_in.get(url("note_history", note))

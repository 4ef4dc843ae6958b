"""Unsent notes on the server: kept while one types, never over a newer text, gone once the note is saved."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import notes
from accounts.models import Note, NoteDraft, NoteVersion
from accounts.note_drafts import Place, desk_of, place_of
from exercises.keeping import StaleDraft
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")
DRAFT = reverse("accounts:draft_new_note")
TYPED = {"title": "On slices", "content": "The end is  \n"}


@pytest.fixture
def note(learner: User) -> Note:
    return notes.create_note(learner, title="Saved", content="saved text", lesson=None, exercise=None)


def url(name: str, note: Note) -> str:
    return reverse(f"accounts:{name}", args=[note.pk])


def keep(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {**TYPED, "revision": "0", **fields}, headers={"Accept": "application/json"})


def test_what_is_typed_is_kept_and_comes_back(signed_in: Client) -> None:
    assert keep(signed_in, DRAFT).json() == {"revision": 1}
    assert keep(signed_in, DRAFT, content="The end is not", revision="1").json() == {"revision": 2}
    page = signed_in.get(CREATE)
    assert page.context["form"]["content"].value() == "The end is not"
    assert 'data-draft-revision="2"' in page.text
    assert "not saved as a note yet" in page.text
    assert not Note.objects.exists()


def test_an_empty_form_says_nothing_of_a_draft(signed_in: Client) -> None:
    page = signed_in.get(CREATE)
    assert 'data-draft-revision="0"' in page.text
    assert "not saved as a note yet" not in page.text


def test_each_form_has_its_own(signed_in: Client, note: Note) -> None:
    lesson, exercise = make_lesson(), make_exercise()
    queries = ["", f"?lesson={lesson.pk}", f"?exercise={exercise.pk}", f"?lesson={lesson.pk}&exercise={exercise.pk}"]
    for query in queries:
        keep(signed_in, DRAFT + query, content=f"text {query}")
    keep(signed_in, url("draft_note", note), content="text of the note")
    for query in queries:
        assert signed_in.get(CREATE + query).context["form"]["content"].value() == f"text {query}"
    assert signed_in.get(url("edit_note", note)).context["form"]["content"].value() == "text of the note"


def test_a_save_over_a_newer_one_is_refused_with_what_is_kept(signed_in: Client) -> None:
    keep(signed_in, DRAFT, content="theirs")
    response = keep(signed_in, DRAFT, content="mine", revision="0")
    assert response.status_code == 409
    assert response.json() == {"revision": 1, "title": "On slices", "content": "theirs", "base": ""}
    assert NoteDraft.objects.get().content == "theirs"


def test_the_same_text_from_two_windows_is_no_clash(signed_in: Client) -> None:
    keep(signed_in, DRAFT)
    assert keep(signed_in, DRAFT).json() == {"revision": 1}


def history(user: User, place: Place) -> list[tuple[str, bool]]:
    """The texts of the history, newest first, each with whether it was saved as the note."""
    return [(version.content, version.is_saved) for version in desk_of(user, place).history()]


def test_the_text_that_is_given_up_for_mine_stays_in_the_history(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    place = f"{DRAFT}?lesson={lesson.pk}"
    keep(signed_in, place, content="theirs")
    assert keep(signed_in, place, content="mine", revision="1", apart="on").json() == {"revision": 2}
    assert history(learner, Place(f"new-lesson-{lesson.pk}")) == [("mine", False), ("theirs", False)]
    assert NoteDraft.objects.get().content == "mine"
    assert not Note.objects.exists()


def test_the_text_that_is_given_up_for_theirs_stays_in_the_history(signed_in: Client, learner: User) -> None:
    keep(signed_in, DRAFT, content="theirs")
    assert keep(signed_in, DRAFT, content="mine", revision="1", aside="on").json() == {"revision": 1}
    assert history(learner, Place("new")) == [("mine", False), ("theirs", False)]
    assert NoteDraft.objects.get().content == "theirs"
    assert not Note.objects.exists()


def test_saving_the_note_ends_its_draft_and_no_other(signed_in: Client, note: Note) -> None:
    keep(signed_in, DRAFT)
    keep(signed_in, url("draft_note", note))
    signed_in.post(CREATE, TYPED)
    assert [draft.note for draft in NoteDraft.objects.all()] == [note]
    signed_in.post(url("edit_note", note), TYPED)
    assert not NoteDraft.objects.exists()


def test_a_draft_keeps_the_revision_that_it_grew_out_of(signed_in: Client, note: Note) -> None:
    keep(signed_in, url("draft_note", note), base="1", content="half a change")
    notes.change_note(Note.objects.get(), title="Saved", content="from the phone", lesson=None, exercise=None)
    NoteDraft.objects.create(user=note.user, place=f"note-{note.pk}", note=note, content="half a change", base=1)
    page = signed_in.get(url("edit_note", note))
    assert page.context["revision"] == 1
    response = signed_in.post(url("edit_note", note), {**TYPED, "base": "1"})
    assert response.status_code == 200
    assert Note.objects.get().content == "from the phone"


def test_giving_it_up_begins_again(signed_in: Client, note: Note) -> None:
    address = url("draft_note", note)
    keep(signed_in, address)
    response = signed_in.post(address, {**TYPED, "discard": "1"})
    assert response.headers["Location"] == url("edit_note", note)
    assert signed_in.get(url("edit_note", note)).context["form"]["content"].value() == "saved text"
    lesson = make_lesson()
    keep(signed_in, f"{DRAFT}?lesson={lesson.pk}")
    response = signed_in.post(f"{DRAFT}?lesson={lesson.pk}", {"discard": "1"})
    assert response.headers["Location"] == f"{CREATE}?lesson={lesson.pk}"
    assert not NoteDraft.objects.exists()


def test_it_goes_with_its_note(signed_in: Client, note: Note) -> None:
    keep(signed_in, url("draft_note", note))
    signed_in.post(url("delete_note", note))
    assert not NoteDraft.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"content": "x" * 100_001}, {"title": "x" * 201}, {"content": "\0"}, {"base": "x"}, {"revision": "-1"}]
)
def test_what_cannot_be_kept_is_400(signed_in: Client, fields: dict[str, str]) -> None:
    assert keep(signed_in, DRAFT, **fields).status_code == 400
    assert not NoteDraft.objects.exists()


def test_it_is_the_owners_alone(client: Client, other: User, note: Note) -> None:
    for address in (DRAFT, url("draft_note", note)):
        assert keep(client, address).status_code == 401
        assert client.get(address).status_code == 405
    client.force_login(other)
    assert keep(client, url("draft_note", note)).status_code == 404
    desk_of(note.user, Place("new")).save({"title": "private", "content": "private"})
    assert not client.get(CREATE).context["form"]["content"].value()


def test_any_revision_saves_over_whatever_is_there_when_none_is_named(learner: User) -> None:
    desk = desk_of(learner, Place("new"))
    assert desk.save({"title": "a", "content": "1"}, 0) == 1
    assert desk.save({"title": "a", "content": "2"}) == 2
    with pytest.raises(StaleDraft):
        desk.save({"title": "a", "content": "3"}, 1)


def test_what_is_too_long_is_said_in_a_sentence(signed_in: Client) -> None:
    said = keep(signed_in, DRAFT, content="x" * 100_001).json()["error"]
    assert said.startswith("A note can have 100000 characters; this one has 100001.")


def test_the_history_of_its_form_becomes_that_of_the_note(signed_in: Client, learner: User) -> None:
    keep(signed_in, DRAFT, content="a first try that was long")
    keep(signed_in, DRAFT, content="anew", revision="1")
    signed_in.post(CREATE, {**TYPED, "content": "anew, whole"})
    note = Note.objects.get()
    assert history(learner, place_of(note)) == [
        ("anew, whole", True),
        ("anew", False),
        ("a first try that was long", False),
    ]
    assert not history(learner, Place("new"))


def test_each_saved_text_stays_in_the_history(signed_in: Client, learner: User, note: Note) -> None:
    for content in ("second", "third"):
        signed_in.post(url("edit_note", note), {**TYPED, "content": content})
    keep(signed_in, url("draft_note", note), content="third, half")
    assert history(learner, place_of(note)) == [
        ("third, half", False), ("third", True), ("second", True), ("saved text", True),
    ]  # fmt: skip


def test_a_note_that_came_past_this_site_has_its_text_in_the_history_once_it_is_changed(
    signed_in: Client, learner: User
) -> None:
    note = Note.objects.create(user=learner, title="Old", content="from before")
    signed_in.post(url("edit_note", note), TYPED)
    assert history(learner, place_of(note))[-1] == ("from before", True)


def test_what_is_given_up_stays_in_the_history_once(signed_in: Client, learner: User) -> None:
    keep(signed_in, DRAFT, content="given up")
    signed_in.post(DRAFT, {**TYPED, "content": "given up", "discard": "1"})
    signed_in.post(DRAFT, {**TYPED, "content": " ", "discard": "1"})
    assert history(learner, Place("new")) == [("given up", False)]


def test_the_saved_note_is_kept_instead_of_mine_which_stays_in_the_history(
    signed_in: Client, learner: User, note: Note
) -> None:
    notes.change_note(note, title="Saved", content="theirs", lesson=None, exercise=None)
    page = signed_in.post(url("edit_note", note), {**TYPED, "content": "mine", "base": "1"})
    assert "Keep the saved note" in page.text
    signed_in.post(url("draft_note", note), {**TYPED, "content": "mine", "base": "1", "discard": "1"})
    assert signed_in.get(url("edit_note", note)).context["form"]["content"].value() == "theirs"
    assert history(learner, place_of(note))[0] == ("mine", False)


def test_the_history_goes_with_its_note(signed_in: Client, note: Note) -> None:
    assert NoteVersion.objects.count() == 1
    signed_in.post(url("delete_note", note))
    assert not NoteVersion.objects.exists()

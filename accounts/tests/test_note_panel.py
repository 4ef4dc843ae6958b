"""The panel of notes on the pages of lessons and exercises: fragments of the same addresses as the notes' own pages."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import notes
from accounts.models import Note
from courses.models import Lesson
from exercises.models import Exercise
from tests.factory import make_exercise, make_lesson

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")
HTMX: Any = {"HX-Request": "true"}


@pytest.fixture
def lesson() -> Lesson:
    return make_lesson()


@pytest.fixture
def exercise() -> Exercise:
    return make_exercise()


@pytest.fixture
def note(learner: User, lesson: Lesson) -> Note:
    return notes.create_note(learner, title="On slices", content="The **end**", lesson=lesson, exercise=None)


def url(name: str, note: Note) -> str:
    return reverse(f"accounts:{name}", args=[note.pk])


def is_fragment(response: Any) -> bool:
    return response.status_code == 200 and "<html" not in response.text and "HX-Request" in response.headers["Vary"]


def test_it_is_on_the_pages_of_lessons_and_exercises(
    signed_in: Client, learner: User, note: Note, lesson: Lesson, exercise: Exercise
) -> None:
    Note.objects.create(user=learner, title="On loops", content="x", exercise=exercise)
    for page, title, query in ((lesson, "On slices", "lesson"), (exercise, "On loops", "exercise")):
        text = signed_in.get(page.get_absolute_url()).text
        assert 'id="own-notes"' in text
        assert f">{title}</a>" in text
        assert f'href="{CREATE}?{query}={page.pk}"' in text


def test_it_shows_nobody_elses_and_nothing_to_visitors(client: Client, other: User, note: Note, lesson: Lesson) -> None:
    assert "own-notes" not in client.get(lesson.get_absolute_url()).text
    client.force_login(other)
    text = client.get(lesson.get_absolute_url()).text
    assert "None on this lesson yet." in text
    assert "On slices" not in text


def test_it_shows_the_latest_and_leads_to_the_rest(signed_in: Client, learner: User, lesson: Lesson) -> None:
    for number in range(6):
        Note.objects.create(user=learner, title=f"number {number}", content="x", lesson=lesson)
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "number 5" in text
    assert "number 0" not in text
    assert f'href="{reverse("accounts:notes")}?lesson={lesson.pk}"' in text


def test_a_new_notes_form_comes_alone_about_the_lesson(signed_in: Client, lesson: Lesson) -> None:
    response = signed_in.get(f"{CREATE}?lesson={lesson.pk}", headers=HTMX)
    assert is_fragment(response)
    assert f'<input type="hidden" name="lesson" value="{lesson.pk}">' in response.text
    assert f'hx-post="{CREATE}?lesson={lesson.pk}"' in response.text


def test_saving_it_answers_with_the_panel(signed_in: Client, lesson: Lesson) -> None:
    fields = {"title": "New here", "content": "x", "lesson": lesson.pk, "exercise": ""}
    response = signed_in.post(f"{CREATE}?lesson={lesson.pk}", fields, headers=HTMX)
    assert 'id="own-notes"' in response.text
    assert ">New here</a>" in response.text
    assert "Note created successfully!" in response.text
    assert (response.headers["HX-Retarget"], response.headers["HX-Trigger"]) == ("#own-notes", '{"note-saved": {}}')
    assert Note.objects.get().lesson == lesson
    assert "successfully" not in signed_in.get(reverse("accounts:notes")).text


def test_a_form_with_errors_comes_back_alone_with_what_was_typed(signed_in: Client, lesson: Lesson) -> None:
    fields = {"title": "", "content": "typed", "lesson": lesson.pk}
    response = signed_in.post(f"{CREATE}?lesson={lesson.pk}", fields, headers=HTMX)
    assert is_fragment(response)
    assert "typed" in response.text
    assert "This field is required." in response.text
    assert "HX-Trigger" not in response.headers


def test_a_note_opens_and_closes_in_its_place(signed_in: Client, note: Note) -> None:
    opened = signed_in.get(url("note_detail", note), headers=HTMX)
    assert is_fragment(opened)
    assert "<strong>end</strong>" in opened.text
    closed = signed_in.get(f"{url('note_detail', note)}?closed", headers=HTMX)
    assert is_fragment(closed)
    assert "<strong>end</strong>" not in closed.text


def test_it_is_changed_in_its_place(signed_in: Client, note: Note, lesson: Lesson) -> None:
    form = signed_in.get(url("edit_note", note), headers=HTMX)
    assert is_fragment(form)
    assert '<input type="hidden" name="base" value="1" data-draft-field>' in form.text
    fields = {"title": "On slices", "content": "A `new` end", "lesson": lesson.pk, "exercise": "", "base": "1"}
    response = signed_in.post(url("edit_note", note), fields, headers=HTMX)
    assert "<code>new</code>" in response.text
    assert response.headers["HX-Trigger"] == '{"note-saved": {}}'
    note.refresh_from_db()
    assert (note.content, note.lesson) == ("A `new` end", lesson)


def test_a_change_over_a_newer_one_shows_both_texts_in_the_panel(signed_in: Client, note: Note) -> None:
    notes.change_note(note, title="t", content="from the phone", lesson=None, exercise=None)
    fields = {"title": "t", "content": "from the desk", "base": "1"}
    response = signed_in.post(url("edit_note", note), fields, headers=HTMX)
    assert is_fragment(response)
    assert "from the phone" in response.text
    assert "from the desk" in response.text
    assert '<input type="hidden" name="base" value="2" data-draft-field>' in response.text
    assert signed_in.post(url("edit_note", note), {**fields, "base": "2"}, headers=HTMX).headers["HX-Trigger"]
    assert Note.objects.get().content == "from the desk"


def test_deleting_asks_in_the_panel_and_then_leaves_nothing(signed_in: Client, note: Note) -> None:
    asks = signed_in.get(url("delete_note", note), headers=HTMX)
    assert is_fragment(asks)
    assert "would be gone for good" in asks.text
    response = signed_in.post(url("delete_note", note), headers=HTMX)
    assert (response.text, response.headers["HX-Trigger"]) == ("", '{"note-deleted": {}}')
    assert not Note.objects.exists()


@pytest.mark.parametrize("name", ["note_detail", "edit_note", "delete_note"])
def test_its_fragments_are_the_owners_alone(client: Client, other: User, note: Note, name: str) -> None:
    assert client.get(url(name, note), headers=HTMX).status_code == 401
    client.force_login(other)
    assert client.get(url(name, note), headers=HTMX).status_code == 404


CODE = "```python\nfor x in y: pass\n```\n<script>x()</script>"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_preview_shows_highlighted_code_and_saves_nothing(
    signed_in: Client, note: Note, headers: dict[str, str]
) -> None:
    for page in (CREATE, url("edit_note", note)):
        fields = {"title": "t", "content": CODE, "preview": "1"}
        response = signed_in.post(page, fields, headers=headers)
        assert '<span class="k">for</span>' in response.text
        assert "<script>x()" not in response.text
        assert is_fragment(response) == bool(headers)
        assert headers or "for x in y: pass" in response.context["form"]["content"].value()
    assert [row.content for row in Note.objects.all()] == ["The **end**"]


def test_a_preview_of_nothing_says_so(signed_in: Client) -> None:
    response = signed_in.post(CREATE, {"title": "", "content": "", "preview": "1"})
    assert "There is no text yet." in response.text


def test_a_session_that_ended_leads_the_panel_to_login_with_the_text_kept(client: Client, lesson: Lesson) -> None:
    page = f"{CREATE}?lesson={lesson.pk}"
    response = client.post(page, {"title": "t", "content": "long work"}, headers=HTMX)
    assert response.headers["HX-Redirect"].startswith(reverse("login"))
    user = User.objects.create_user("late", "late@example.org", "x")
    client.force_login(user)
    assert "long work" in client.get(page).text

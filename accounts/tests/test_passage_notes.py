"""Notes on a chosen passage of a lesson: written, listed where they stand, and listed when the text has changed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import notes
from accounts.models import Note, NoteDraft
from accounts.passages import Passage
from courses.models import Lesson
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db

CREATE = reverse("accounts:create_note")
HTML = "<p>😀 The first index is <em>zero</em>.</p>\n<pre><code>print(word[0])\n</code></pre>\n<p>And so on.</p>"


@pytest.fixture
def lesson() -> Lesson:
    return make_lesson(html=HTML)


def write(user: User, lesson: Lesson, exact: str = "index is zero", **around: str) -> Note:
    return notes.create_note(
        user,
        title=f"On {exact[:20]}",
        content="x",
        lesson=lesson,
        exercise=None,
        passage=Passage(exact, around.get("prefix", "The first "), around.get("suffix", ".\nprint(word[0])\n")),
    )


def about(lesson: Lesson, **fields: str) -> dict[str, Any]:
    return {"lesson": lesson.pk, "quote": "index is zero", "before": "The first ", "after": ".\nprint", **fields}


def test_a_form_begins_with_the_passage_as_a_quotation(signed_in: Client, lesson: Lesson) -> None:
    form = signed_in.get(CREATE, about(lesson, quote="index\nis zero")).context["form"]
    assert form["content"].value() == "> index\n> is zero\n\n"
    code = signed_in.get(CREATE, about(lesson, quote="a = '```'\nb", code="1")).context["form"]
    assert code["content"].value() == "````python\na = '```'\nb\n````\n\n"


def test_saving_it_keeps_the_passage_with_the_note(signed_in: Client, lesson: Lesson) -> None:
    address = reverse("accounts:create_note", query=about(lesson))
    assert address in signed_in.get(address, headers={"HX-Request": "true"}).text.replace("&amp;", "&")
    fields = {"title": "t", "content": "> index is zero\n\nWhy?", "lesson": lesson.pk}
    response = signed_in.post(address, fields, headers={"HX-Request": "true"})
    passage = Note.objects.get().passage
    assert (passage.exact, passage.prefix, passage.suffix) == ("index is zero", "The first ", ".\nprint")
    assert 'data-found="index is zero"' in response.text


def test_it_is_listed_with_its_place_as_browsers_count(signed_in: Client, learner: User, lesson: Lesson) -> None:
    note = write(learner, lesson)
    text = signed_in.get(lesson.get_absolute_url()).text
    assert f'data-passage="{note.pk}" data-start="13" data-found="index is zero"' in text
    assert text.count(f">{note.title}</a>") == 1
    assert "The text has changed" not in text


def test_it_is_found_after_the_lesson_was_edited(signed_in: Client, learner: User, lesson: Lesson) -> None:
    write(learner, lesson)
    Lesson.objects.update(html="<p>A new beginning.</p>" + HTML.replace("index is", "index is always"))
    text = signed_in.get(lesson.get_absolute_url()).text
    assert 'data-found="index is always zero"' in text


def test_what_is_not_there_any_more_is_listed_with_its_quote(signed_in: Client, learner: User, lesson: Lesson) -> None:
    write(learner, lesson)
    Lesson.objects.update(html="<p>Something else.</p>")
    text = signed_in.get(lesson.get_absolute_url()).text
    assert "The text has changed" in text
    assert '<q class="note-quote">index is zero</q>' in text
    assert "data-found" not in text


def test_they_stand_in_the_order_of_the_text(learner: User, lesson: Lesson) -> None:
    write(learner, lesson, "And so on", prefix=")\n\n", suffix=".")
    write(learner, lesson, "this is nowhere to be found")
    write(learner, lesson)
    listed = [row.exact for row in notes.beside(learner, lesson=lesson)["passages"]]
    assert listed == ["index is zero", "And so on", "this is nowhere to be found"]


@pytest.mark.parametrize(
    "fields", [{"quote": ""}, {"quote": " \n"}, {"quote": "x" * 501}, {"before": "x" * 33}, {"after": "\0"}]
)
def test_what_is_no_passage_is_ignored(signed_in: Client, lesson: Lesson, fields: dict[str, str]) -> None:
    address = reverse("accounts:create_note", query=about(lesson, **fields))
    assert signed_in.get(address).context["form"]["content"].value() == ""
    signed_in.post(address, {"title": "t", "content": "c", "lesson": lesson.pk})
    assert not hasattr(Note.objects.get(), "passage")


def test_without_a_lesson_there_is_no_passage(signed_in: Client, lesson: Lesson) -> None:
    address = reverse("accounts:create_note", query=about(lesson))
    signed_in.post(address, {"title": "t", "content": "c", "lesson": ""})
    signed_in.post(f"{CREATE}?quote=index", {"title": "u", "content": "c"})
    assert [hasattr(note, "passage") for note in Note.objects.all()] == [False, False]


def test_each_passage_has_a_draft_of_its_own(signed_in: Client, lesson: Lesson) -> None:
    for quote in ("index is zero", "And so on"):
        query = about(lesson, quote=quote)
        signed_in.post(reverse("accounts:draft_new_note", query=query), {"content": f"on {quote}", "revision": 0})
    assert NoteDraft.objects.count() == 2
    assert signed_in.get(CREATE, about(lesson, quote="And so on")).context["form"]["content"].value() == "on And so on"
    assert signed_in.get(f"{CREATE}?lesson={lesson.pk}").context["form"]["content"].value() == ""


def test_a_note_that_goes_to_another_lesson_leaves_its_passage(learner: User, lesson: Lesson) -> None:
    note = write(learner, lesson)
    fields: dict[str, Any] = {"title": "t", "content": "c", "exercise": None}
    notes.change_note(note, lesson=lesson, **fields)
    assert Note.objects.filter(passage__exact="index is zero").exists()
    notes.change_note(note, lesson=make_lesson(), **fields)
    assert not Note.objects.filter(passage__isnull=False).exists()


def test_nobody_sees_anybody_elses(client: Client, learner: User, other: User, lesson: Lesson) -> None:
    write(learner, lesson)
    client.force_login(other)
    assert "index is zero</q>" not in client.get(lesson.get_absolute_url()).text

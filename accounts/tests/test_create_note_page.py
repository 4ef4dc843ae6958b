from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import progress
from accounts.forms import NoteForm
from accounts.models import NOTE_MAX_CHARACTERS, Note
from tests.factory import make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db

URL = reverse("accounts:create_note")
TYPED = {"title": "On slices", "content": "The **end** is not part.\r\n"}


def form_of(client: Client, query: str = "") -> NoteForm:
    response = client.get(URL + query)
    assert response.status_code == 200
    form: NoteForm = response.context["form"]
    return form


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    assert "accounts/create_note.html" in [template.name for template in response.templates]
    assert not Note.objects.exists()
    return dict(response.context["form"].errors)


def test_it_works(signed_in: Client, learner: User) -> None:
    lesson, exercise = make_lesson(), make_exercise()
    response = signed_in.post(URL, {**TYPED, "lesson": lesson.pk, "exercise": exercise.pk})
    note = Note.objects.get()
    assert response.headers["Location"] == reverse("accounts:note_detail", args=[note.pk])
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Note created successfully!"]
    assert (note.user, note.lesson, note.exercise) == (learner, lesson, exercise)
    assert note.content == "The **end** is not part."
    assert "<strong>end</strong>" in note.content_html


def test_anonymous_visitors_log_in_first(client: Client) -> None:
    assert client.get(f"{URL}?lesson=3").headers["Location"] == f"{reverse('login')}?next={URL}%3Flesson%3D3"


@pytest.mark.parametrize("fields", [{}, {"lesson": "", "exercise": ""}])
def test_a_general_note_is_about_nothing(signed_in: Client, fields: dict[str, str]) -> None:
    assert signed_in.post(URL, {**TYPED, **fields}).status_code == 302
    note = Note.objects.get()
    assert (note.lesson, note.exercise) == (None, None)


@pytest.mark.parametrize("field", ["title", "content"])
@pytest.mark.parametrize("text", ["", "  \r\n "])
def test_title_and_text_are_needed(signed_in: Client, field: str, text: str) -> None:
    assert field in errors(signed_in.post(URL, {**TYPED, field: text}))


@pytest.mark.parametrize("field", ["lesson", "exercise"])
@pytest.mark.parametrize("bad", ["999", "x", "1.5", "-1", "9" * 30])
def test_an_id_that_is_unknown_or_none_is_a_form_error_and_the_text_stays(
    signed_in: Client, field: str, bad: str
) -> None:
    response = signed_in.post(URL, {**TYPED, field: bad})
    assert field in errors(response)
    assert "The **end** is not part." in response.text


def test_a_note_of_100000_characters_is_taken_however_its_lines_end(signed_in: Client) -> None:
    content = "x\r\n" * (NOTE_MAX_CHARACTERS // 2 - 1) + "xx"
    assert signed_in.post(URL, {**TYPED, "content": content}).status_code == 302
    assert len(Note.objects.get().content) == NOTE_MAX_CHARACTERS


def test_a_note_of_a_megabyte_is_refused_and_comes_back_whole(signed_in: Client) -> None:
    content = "é" * 500_000
    response = signed_in.post(URL, {**TYPED, "content": content})
    [message] = errors(response)["content"]
    assert "this one has 500000" in message
    assert "Nothing is lost" in message
    assert content in response.text


def test_a_title_of_201_characters_and_a_nul_are_refused(signed_in: Client) -> None:
    assert "title" in errors(signed_in.post(URL, {**TYPED, "title": "x" * 201}))
    assert "content" in errors(signed_in.post(URL, {**TYPED, "content": "a\0b"}))


def test_what_is_rendered_is_harmless(signed_in: Client) -> None:
    evil = "<script>alert(1)</script> [x](javascript:alert(2)) ![](https://elsewhere.example/x.png)"
    signed_in.post(URL, {**TYPED, "content": evil})
    html = Note.objects.get().content_html
    for forbidden in ("<script", 'href="javascript', "<img"):
        assert forbidden not in html


def test_a_lesson_in_the_address_is_chosen_and_names_the_note(signed_in: Client) -> None:
    lesson = make_lesson(title="Slices")
    form = form_of(signed_in, f"?lesson={lesson.pk}")
    assert (form["lesson"].value(), form["title"].value()) == (lesson.pk, "Notes on Slices")


def test_of_lesson_and_exercise_the_exercise_names_the_note(signed_in: Client) -> None:
    lesson, exercise = make_lesson(title="Slices"), make_exercise(title="Rotate left")
    form = form_of(signed_in, f"?lesson={lesson.pk}&exercise={exercise.pk}")
    assert form["lesson"].value() == lesson.pk
    assert form["exercise"].value() == exercise.pk
    assert form["title"].value() == "Notes on Rotate left"


@pytest.mark.parametrize("bad", ["999", "x", "", "1%00", "9" * 30, "-1", "1.0", "%27"])
def test_an_id_in_the_address_that_is_unknown_or_none_is_ignored(signed_in: Client, bad: str) -> None:
    form = form_of(signed_in, f"?lesson={bad}&exercise={bad}")
    assert not form["lesson"].value()
    assert not form["exercise"].value()
    assert not form["title"].value()


def test_the_title_of_a_note_on_a_lesson_with_a_long_title_fits(signed_in: Client) -> None:
    lesson = make_lesson(title="x" * 200)
    title = form_of(signed_in, f"?lesson={lesson.pk}")["title"].value()
    assert signed_in.post(URL, {**TYPED, "title": title, "lesson": lesson.pk}).status_code == 302


def test_the_page_offers_no_list_of_all_lessons(signed_in: Client, learner: User) -> None:
    seen, unseen, tried = make_lesson(title="Seen"), make_lesson(title="Unseen"), make_exercise(title="Tried")
    make_exercise(title="Untried")
    progress.open_lesson(learner, seen)
    make_submission(learner, tried)
    text = signed_in.get(URL).text
    assert "No lesson (general note)" in text
    assert "No exercise (general note)" in text
    assert f'<option value="{seen.pk}">{seen.course.title}: Seen</option>' in text
    assert f'<option value="{tried.pk}">Tried</option>' in text
    assert unseen.title not in text
    assert "Untried" not in text


@pytest.mark.parametrize("button", [{"find": "lesson"}, {}], ids=["button", "enter"])
def test_a_search_without_scripts_finds_saves_nothing_and_keeps_the_text(
    signed_in: Client, button: dict[str, str]
) -> None:
    lesson = make_lesson(title="Slices of lists")
    response = signed_in.post(URL, {**TYPED, "title": "", "lesson_search": "SLICES", **button})
    assert not Note.objects.exists()
    assert f'<option value="{lesson.pk}">' in response.text
    assert "The **end** is not part." in response.text
    assert "invalid-feedback" not in response.text


def test_what_was_chosen_stays_chosen_through_a_search(signed_in: Client) -> None:
    lesson, exercise = make_lesson(), make_exercise(title="Rotate")
    fields = {**TYPED, "lesson": str(lesson.pk), "exercise_search": "rot", "find": "exercise"}
    text = signed_in.post(URL, fields).text
    assert f'<option value="{lesson.pk}" selected>' in text
    assert f'<option value="{exercise.pk}">' in text


def test_words_left_in_a_search_do_not_keep_a_note_from_being_saved(signed_in: Client) -> None:
    assert signed_in.post(URL, {**TYPED, "lesson_search": "slices", "save": "1"}).status_code == 302


def test_htmx_gets_the_options_alone(signed_in: Client) -> None:
    lesson, chosen = make_lesson(title="Slices <b>"), make_lesson(title="Chosen")
    url = reverse("accounts:note_targets", args=["lesson"])
    text = signed_in.get(url, {"lesson_search": "slices", "lesson": str(chosen.pk)}).text
    assert "<html" not in text
    assert f'<option value="{lesson.pk}">{lesson.course.title}: Slices &lt;b&gt;</option>' in text
    assert f'<option value="{chosen.pk}" selected>' in text
    assert "No lesson (general note)" in text


def test_a_search_for_something_else_is_404(signed_in: Client) -> None:
    assert signed_in.get(reverse("accounts:note_targets", args=["user"])).status_code == 404


def test_archived_lessons_are_not_offered_but_may_be_kept(signed_in: Client, learner: User) -> None:
    gone = make_lesson(title="Gone", archived_at=timezone.now())
    url = reverse("accounts:note_targets", args=["lesson"])
    assert "Gone" not in signed_in.get(url, {"lesson_search": "Gone"}).text
    assert signed_in.post(URL, {**TYPED, "lesson": gone.pk}).status_code == 302


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.put(URL).status_code == 405

"""The list of cards, and cards of one's own writing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Note
from courses.models import Lesson, Question
from review import acts
from review.models import TEXT_MOST, Card
from review.tests.cards import due_cards, own_card, turn_of
from tests.factory import make_lesson

pytestmark = pytest.mark.django_db
CARDS = reverse("review:cards")
WRITE = reverse("review:write_card")


def titles(client: Client, **query: str) -> list[str]:
    return [row.title for row in client.get(CARDS, query).context["rows"]]


def state(client: Client, card: Card, do: str) -> Any:
    return client.post(reverse("review:change_state", args=[card.pk]), {"do": do}, follow=True)


def test_an_empty_list_says_what_to_do(signed_in: Client) -> None:
    text = signed_in.get(CARDS).text
    assert "No cards yet" in text
    assert "No card fits" in signed_in.get(CARDS, {"q": "zip"}).text


def test_it_lists_ones_own_cards_and_finds_them(signed_in: Client, learner: User, other: User) -> None:
    due_cards(learner, questions=2)
    Lesson.objects.update(title="Strings")
    own_card(learner, front="What is a *tuple*?")
    own_card(other, front="Not mine")
    assert set(titles(signed_in)) == {"Question 0", "Question 1", "What is a tuple?"}
    assert titles(signed_in, q="tuple") == ["What is a tuple?"]
    assert titles(signed_in, q="strings", sort="new") == ["Question 1", "Question 0"]
    assert titles(signed_in, show="own", sort="weak") == ["What is a tuple?"]
    assert titles(signed_in, show="away") == []
    assert len(titles(signed_in, show="due", sort="nonsense")) == 3


def test_questions_that_ask_alike_are_told_apart_by_what_they_show(signed_in: Client, learner: User) -> None:
    due_cards(learner, questions=1)
    Question.objects.update(stem_html="<p>What does this show?</p>", body_html="<pre>print(1 &lt; 2)</pre>")
    assert titles(signed_in) == ["What does this show? print(1 < 2)"]


def test_a_card_is_put_away_taken_back_and_put_off(signed_in: Client, learner: User) -> None:
    card = due_cards(learner, questions=1)[0]
    assert "It is not asked until you take it back." in state(signed_in, card, "suspend").text
    assert titles(signed_in, show="away") == ["Question 0"]
    assert titles(signed_in, show="due") == []
    assert "Taken back." in state(signed_in, card, "wake").text
    assert "Put off until tomorrow." in state(signed_in, card, "put_off").text
    assert "tomorrow" in signed_in.get(CARDS).text
    before = Card.objects.get()
    state(signed_in, card, "nonsense")
    assert Card.objects.get() == before


def test_what_left_the_library_is_listed_as_gone(signed_in: Client, learner: User) -> None:
    due_cards(learner, questions=1)
    Question.objects.update(archived_at=timezone.now())
    assert "Not in the library any more" in signed_in.get(CARDS).text
    Question.objects.update(archived_at=None)
    Lesson.objects.update(archived_at=timezone.now())
    assert "Not in the library any more" in signed_in.get(CARDS).text


def test_a_note_is_made_a_card(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    note = Note.objects.create(user=learner, title="Slices", content="Up to, but *without*.", lesson=lesson)
    url = f"{WRITE}?note={note.pk}"
    assert url in signed_in.get(note.get_absolute_url()).text
    form = signed_in.get(url).context["form"]
    assert form.initial == {"front": "Slices", "back": "Up to, but *without*."}
    fields = {"front": "What does a slice leave out?", "back": "Its *end*."}
    for _twice in range(2):
        assert signed_in.post(url, fields)["Location"] == CARDS
    card = Card.objects.get()
    assert (card.note, card.kind, card.turn) == (note, Card.Kind.OWN, 0)
    assert "<em>end</em>" in card.back_html
    assert card.due_at > timezone.now()
    note.delete()
    assert Card.objects.get().note is None


def test_a_long_note_is_for_the_learner_to_cut(signed_in: Client, learner: User) -> None:
    note = Note.objects.create(user=learner, title="Long", content="x" * (TEXT_MOST + 1))
    assert signed_in.get(f"{WRITE}?note={note.pk}").context["form"].initial["back"] == ""


@pytest.mark.parametrize("note", ["x", "0", "99999999999999999999"])
def test_an_unknown_note_is_no_note(signed_in: Client, note: str) -> None:
    assert signed_in.get(f"{WRITE}?note={note}").context["note"] is None


def test_nobodys_elses_note_is_shown(signed_in: Client, other: User) -> None:
    note = Note.objects.create(user=other, title="Secret", content="x")
    assert "Secret" not in signed_in.get(f"{WRITE}?note={note.pk}").text


@pytest.mark.parametrize("fields", [{"front": "", "back": "x"}, {"front": "x", "back": " "}, {"front": "x" * 2001}])
def test_a_card_has_two_sides_of_a_bounded_length(signed_in: Client, fields: dict[str, str]) -> None:
    response = signed_in.post(WRITE, fields)
    assert response.status_code == 200
    assert "is-invalid" in response.text
    assert not Card.objects.exists()


def test_what_is_written_is_sanitised(signed_in: Client) -> None:
    signed_in.post(WRITE, {"front": "<script>alert(1)</script>x", "back": "[a](javascript:alert(1))"})
    card = Card.objects.get()
    assert "<script" not in card.front_html
    assert "javascript:" not in card.back_html or "href" not in card.back_html


def test_a_card_is_changed_and_keeps_its_memory(signed_in: Client, learner: User) -> None:
    from fsrs import Rating

    card = own_card(learner)
    acts.rate_own(learner, turn_of(card), Rating.Good)
    url = reverse("review:edit_card", args=[card.pk])
    assert "What is a list?" in signed_in.get(url).text
    signed_in.post(url, {"front": "And a set?", "back": "No row."})
    changed = Card.objects.get()
    assert (changed.front, changed.turn) == ("And a set?", 1)
    assert changed.memory is not None


def test_deleting_asks_first(signed_in: Client, learner: User) -> None:
    card = own_card(learner)
    url = reverse("review:delete_card", args=[card.pk])
    assert "gone for good" in signed_in.get(url).text
    assert Card.objects.exists()
    signed_in.post(url)
    assert not Card.objects.exists()


def test_only_what_one_wrote_can_be_changed_or_deleted(signed_in: Client, learner: User) -> None:
    card = due_cards(learner, questions=1)[0]
    for name in ("edit_card", "delete_card"):
        assert signed_in.post(reverse(f"review:{name}", args=[card.pk])).status_code == 404
    assert Card.objects.exists()

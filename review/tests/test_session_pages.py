"""A session in the test client, card by card."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Note, QuizAttempt
from courses.models import Question
from courses.tests.kinds import make_quiz_of_all_kinds
from exercises.models import Result, Submission
from exercises.tests.judged import make_judged_exercise
from review import acts, plans
from review.learned import keep_up
from review.models import Card, Plan, Rating, Review
from review.tests.cards import due_cards, make_due, own_card, solve, turn_of
from tests.factory import make_lesson, make_submission

pytestmark = pytest.mark.django_db
SESSION = reverse("review:session")
TODAY = reverse("review:today")


def page(card: Card) -> str:
    return reverse("review:card", args=[card.pk])


def sealed(client: Client, card: Card) -> str:
    found = re.search(r'name="asked" value="([^"]+)"', client.get(page(card)).text)
    assert found is not None
    return found[1]


def send(client: Client, card: Card, **fields: str) -> Any:
    return client.post(page(card), {"asked": sealed(client, card), **fields})


@pytest.fixture
def cards(learner: User) -> list[Card]:
    return due_cards(learner, questions=2)


@pytest.fixture
def exercise_card(learner: User) -> Card:
    hints = [{"title": "Think", "html": "<p>Slowly.</p>"}]
    lesson = make_lesson(title="Loops")
    solve(learner, exercise=make_judged_exercise(lesson, stub={"solution.py": "# begin\n"}, hints=hints))
    keep_up(learner)
    [card] = make_due(learner)
    return card


def test_a_session_leads_from_card_to_card_and_then_to_the_day(signed_in: Client, cards: list[Card]) -> None:
    for number in (1, 2):
        response = signed_in.get(SESSION, follow=True)
        assert f"{number} of 2 today" in response.text
        card = response.context["card"]
        response = send(signed_in, card, **{f"q-{card.question.slug}": "right"})
        assert response.status_code == 302
        feedback = signed_in.get(response["Location"])
        assert "Right" in feedback.text
        assert card.question.quiz.lesson.get_absolute_url() in feedback.text
    assert signed_in.get(SESSION)["Location"] == TODAY
    assert "Done for today" in signed_in.get(TODAY).text


def test_a_page_never_shows_the_answer_before_it_was_given(signed_in: Client, cards: list[Card]) -> None:
    Question.objects.update(why_html="<p>Because.</p>")
    assert "Because." not in signed_in.get(page(cards[0])).text
    response = send(signed_in, cards[0], **{"q-q0": "wrong"})
    text = signed_in.get(response["Location"]).text
    for said in ("Not recalled", "Not so.", "A right answer", "Because.", "It comes back tomorrow."):
        assert said in text


def test_every_kind_of_question_can_be_asked_and_left_unknown(signed_in: Client, learner: User) -> None:
    lesson = make_lesson()
    make_quiz_of_all_kinds(lesson)
    now = timezone.now()
    for question in Question.objects.all():
        card = Card.objects.create(user=learner, kind="question", question=question, due_at=now)
        response = send(signed_in, card, do="unknown")
        assert signed_in.get(response["Location"]).status_code == 200
    assert set(Review.objects.values_list("rating", flat=True)) == {Rating.AGAIN}


def test_an_answer_left_out_is_asked_for_again(signed_in: Client, cards: list[Card]) -> None:
    response = send(signed_in, cards[0])
    assert "There is no answer yet" in response.text
    assert not Review.objects.exists()


def test_an_answer_to_a_question_that_was_changed_is_asked_for_again(signed_in: Client, cards: list[Card]) -> None:
    response = send(signed_in, cards[0], **{"q-q0": "an option that is no more"})
    assert "could not be taken" in response.text
    response = send(signed_in, cards[0], **{"q-another": "right"})
    assert response.status_code == 200
    assert not Review.objects.exists()


def test_feedback_on_a_question_that_was_changed_since_is_no_error(signed_in: Client, cards: list[Card]) -> None:
    response = send(signed_in, cards[0], **{"q-q0": "right"})
    data = {"kind": "order", "lines": [], "accepted": [["x"]]}
    Question.objects.filter(cards=cards[0]).update(kind="order", data=data)
    assert signed_in.get(response["Location"]).status_code == 200
    Question.objects.filter(cards=cards[0]).update(data={})
    assert signed_in.get(response["Location"]).status_code == 200


def test_two_tabs_make_one_review(signed_in: Client, cards: list[Card]) -> None:
    fields = {"asked": sealed(signed_in, cards[0]), "q-q0": "right"}
    assert "/done/" in signed_in.post(page(cards[0]), fields)["Location"]
    second = signed_in.post(page(cards[0]), fields, follow=True)
    assert "answered or put away in another window" in second.text
    assert Review.objects.count() == 1


@pytest.mark.parametrize("asked", ["", "forged", None])
def test_a_form_without_its_seal_answers_nothing(signed_in: Client, cards: list[Card], asked: str | None) -> None:
    other_card = sealed(signed_in, cards[1])
    fields = {"asked": other_card if asked is None else asked, "q-q0": "right"}
    response = signed_in.post(page(cards[0]), fields)
    assert "send it again" in response.text
    assert not Review.objects.exists()


def test_not_today_puts_a_card_off(signed_in: Client, cards: list[Card]) -> None:
    assert send(signed_in, cards[0], do="put_off")["Location"] == SESSION
    assert signed_in.get(page(cards[0]))["Location"] == TODAY
    assert signed_in.get(SESSION)["Location"] == page(cards[1])


def test_a_card_that_is_not_due_or_left_the_library_or_is_paused_leads_on(
    signed_in: Client, learner: User, cards: list[Card]
) -> None:
    Question.objects.filter(cards=cards[0]).update(archived_at=timezone.now())
    assert signed_in.get(page(cards[0]))["Location"] == TODAY
    plans.pause(learner)
    assert signed_in.get(page(cards[1]))["Location"] == TODAY
    assert signed_in.get(SESSION)["Location"] == TODAY


def test_a_rating_is_corrected_right_after(signed_in: Client, cards: list[Card]) -> None:
    done = send(signed_in, cards[0], **{"q-q0": "wrong"})["Location"]
    response = signed_in.post(done, {"rating": "4"}, follow=True)
    assert "At once" in response.text
    assert "As you corrected it." in response.text
    assert Review.objects.filter(revision=1, rating=Rating.EASY).count() == 1
    for nonsense in ("", "9", "x"):
        assert "no such rating" in signed_in.post(done, {"rating": nonsense}, follow=True).text


def test_an_old_review_can_be_seen_and_not_corrected(signed_in: Client, learner: User, cards: list[Card]) -> None:
    done = send(signed_in, cards[0], **{"q-q0": "wrong"})["Location"]
    make_due(learner)
    send(signed_in, cards[0], **{"q-q0": "right"})
    assert "Does this rating fit?" not in signed_in.get(done).text
    assert "stays as it is" in signed_in.post(done, {"rating": "4"}, follow=True).text


def test_a_card_of_ones_own_is_turned_over_and_rated(signed_in: Client, learner: User) -> None:
    note = Note.objects.create(user=learner, title="Lists", content="x", lesson=make_lesson(title="About lists"))
    card = own_card(learner, front="What is a *list*?", note=note)
    text = signed_in.get(page(card)).text
    assert "<em>list</em>" in text
    assert "A row of things." in text
    assert send(signed_in, card, rating="7").status_code == 200
    response = send(signed_in, card, rating="3")
    text = signed_in.get(response["Location"]).text
    assert "By your word." in text
    assert "About lists" in text


def test_an_exercise_begins_empty_and_is_settled_by_the_judge_alone(
    signed_in: Client, learner: User, exercise_card: Card
) -> None:
    assert "# begin" in signed_in.get(page(exercise_card)).text
    response = send(signed_in, exercise_card, source="print(1)")
    assert response["Location"] == page(exercise_card)
    submission = Submission.objects.get(result=Result.QUEUED)
    waiting = signed_in.get(page(exercise_card))
    assert waiting.status_code == 200
    assert "Leave it for now" in waiting.text
    Submission.objects.filter(pk=submission.pk).update(result=Result.WRONG_ANSWER)
    again = signed_in.get(page(exercise_card)).text
    assert "print(1)" in again
    assert not Review.objects.exists()
    accepted = make_submission(learner, submission.exercise, files={"solution.py": "print(2)"})
    response = signed_in.get(page(exercise_card))
    text = signed_in.get(response["Location"]).text
    assert accepted.get_absolute_url() in text
    assert Review.objects.get().tries == 2


def test_htmx_is_sent_on_when_the_verdict_is_there(signed_in: Client, learner: User, exercise_card: Card) -> None:
    send(signed_in, exercise_card, source="print(1)")
    assert 'hx-trigger="load delay:200ms"' in signed_in.get(page(exercise_card)).text
    assert 'hx-trigger="load delay:800ms"' in signed_in.get(page(exercise_card), {"asked": "2"}).text
    asks = {"HX-Request": "true"}
    assert "Leave it for now" in signed_in.get(page(exercise_card), headers=asks).text
    Submission.objects.filter(result=Result.QUEUED).update(result=Result.WRONG_ANSWER)
    assert signed_in.get(page(exercise_card), headers=asks)["HX-Redirect"] == page(exercise_card)
    Submission.objects.update(result=Result.ACCEPTED)
    response = signed_in.get(page(exercise_card), headers=asks)
    assert response["HX-Redirect"] == reverse("review:done", args=[Review.objects.get().pk])


def test_a_hint_keeps_what_was_typed_and_counts(signed_in: Client, learner: User, exercise_card: Card) -> None:
    assert "Slowly." not in signed_in.get(page(exercise_card)).text
    response = send(signed_in, exercise_card, source="print(5)", hint="1")
    assert "Slowly." in response.text
    assert "print(5)" in response.text
    make_submission(learner, exercise_card.exercise)  # type: ignore[arg-type]  # the card of an exercise
    text = signed_in.get(page(exercise_card), follow=True).text
    assert "Right, with a hint." in text
    assert "With effort" in text


@pytest.mark.parametrize("hint", ["0", "2", "-1", "x", "001" + "9" * 6, "9" * 30])
def test_a_hint_that_is_not_there_is_not_counted(signed_in: Client, exercise_card: Card, hint: str) -> None:
    send(signed_in, exercise_card, source="", hint=hint)
    exercise_card.refresh_from_db()
    assert exercise_card.hints == 0


@pytest.mark.parametrize(("word", "rating"), [("can", "With effort"), ("cannot", "Not recalled")])
def test_a_word_about_an_exercise_writes_no_submission(
    signed_in: Client, exercise_card: Card, word: str, rating: str
) -> None:
    response = send(signed_in, exercise_card, do=word)
    text = signed_in.get(response["Location"]).text
    assert f"<h1>{rating}</h1>" in text
    assert "At once" not in text
    assert Submission.objects.count() == 1


def test_a_solution_that_is_refused_stays_in_the_editor(signed_in: Client, exercise_card: Card) -> None:
    response = send(signed_in, exercise_card, source="   ")
    assert "There is no code here yet" in response.text
    send(signed_in, exercise_card, source="print(1)")
    response = send_anyway(signed_in, exercise_card)
    assert "still being judged" in response.text
    assert "print(2)" in response.text


def send_anyway(client: Client, card: Card) -> Any:
    """From a second tab that was opened before the first one sent something."""
    from review.views.fetch import seal

    return client.post(page(card), {"asked": seal(card, timezone.now()), "source": "print(2)"})


def test_without_a_judge_there_is_the_word(signed_in: Client, exercise_card: Card, settings: Any) -> None:
    settings.JUDGE = "off"
    text = signed_in.get(page(exercise_card)).text
    assert "your word is enough" in text
    assert ">Submit<" not in text


def test_reviews_are_ones_own(client: Client, learner: User, other: User) -> None:
    card = due_cards(learner, questions=1)[0]
    row = acts.answer_question(learner, turn_of(card), "right")
    mine = own_card(learner)
    client.force_login(other)
    done = reverse("review:done", args=[row.pk])
    for url in (page(card), done, reverse("review:edit_card", args=[mine.pk]), page(mine)):
        assert client.get(url).status_code == 404
        assert client.post(url, {"rating": "4"}).status_code == 404
    for name in ("change_state", "delete_card"):
        assert client.post(reverse(f"review:{name}", args=[mine.pk]), {"do": "suspend"}).status_code == 404
    assert Card.objects.filter(suspended_at=None).count() == 2


def test_a_visitor_is_asked_to_log_in_and_loses_nothing(client: Client, learner: User, cards: list[Card]) -> None:
    for name in ("today", "session", "cards", "forecast", "settings", "write_card"):
        url = reverse(f"review:{name}")
        assert client.get(url)["Location"] == f"{reverse('login')}?next={url}"
    response = client.post(page(cards[0]), {"q-q0": "wrong"})
    assert response["Location"] == f"{reverse('login')}?next={page(cards[0])}"
    client.force_login(learner)
    assert 'value="wrong" checked' in client.get(page(cards[0])).text


def test_reviews_leave_the_quiz_alone(signed_in: Client, cards: list[Card]) -> None:
    send(signed_in, cards[0], **{"q-q0": "wrong"})
    assert QuizAttempt.objects.count() == 1
    assert Plan.objects.get().done == 1

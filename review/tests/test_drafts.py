"""Unsent work on a card's exercise: of one turn alone, kept through everything, gone once the card is rated."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exercises import drafts as of_exercise
from exercises.models import Draft, Result, Submission
from exercises.tests.judged import make_judged_exercise
from review import acts, drafts
from review.learned import keep_up
from review.models import Card, CardDraft, CardVersion
from review.tests.cards import make_due, own_card, solve, turn_of
from tests.factory import make_lesson, make_submission, make_user

pytestmark = pytest.mark.django_db
STUB = {"solution.py": "# begin\n"}


@pytest.fixture
def card(learner: User) -> Card:
    hints = [{"title": "Think", "html": "<p>Slowly.</p>"}]
    exercise = make_judged_exercise(make_lesson(), stub=STUB, hints=hints)
    solve(learner, exercise=exercise, files={"solution.py": "print('the old solution')\n"})
    keep_up(learner)
    [card] = make_due(learner)
    return card


def page(card: Card) -> str:
    return reverse("review:card", args=[card.pk])


def keep(client: Client, card: Card, text: str, revision: int = 0, **marks: str) -> Any:
    address = reverse("review:draft", args=[card.pk, card.turn])
    return client.post(address, {"source": text, "revision": revision, **marks})


def send(client: Client, card: Card, **fields: str) -> Any:
    found = re.search(r'name="asked" value="([^"]+)"', client.get(page(card)).text)
    assert found is not None
    return client.post(page(card), {"asked": found[1], **fields})


def texts_of_exercise(card: Card) -> list[str]:
    assert card.exercise is not None
    return [version.files["solution.py"] for version in of_exercise.desk_of(card.user_id, card.exercise).history()]


def test_a_turn_opens_with_its_own_draft_and_never_with_the_old_solution(signed_in: Client, card: Card) -> None:
    text = signed_in.get(page(card)).text
    assert "# begin" in text
    assert "the old solution" not in text
    assert f'data-draft-url="{reverse("review:draft", args=[card.pk, 0])}" data-draft-revision="0"' in text

    assert keep(signed_in, card, "half = 1\n").json() == {"revision": 1}

    text = signed_in.get(page(card)).text
    assert "half = 1" in text
    assert 'data-draft-revision="1"' in text


def test_the_drafts_of_the_review_and_of_the_exercise_never_meet(signed_in: Client, learner: User, card: Card) -> None:
    exercise = card.exercise
    assert exercise is not None
    of_exercise.desk_of(learner.pk, exercise).save({"files": {"solution.py": "on the page\n"}})
    assert "on the page" not in signed_in.get(page(card)).text

    keep(signed_in, card, "in the review\n")

    assert Draft.objects.get().files == {"solution.py": "on the page\n"}
    assert texts_of_exercise(card) == ["on the page\n"]
    assert "in the review" not in signed_in.get(exercise.get_absolute_url()).text
    assert "in the review" not in signed_in.get(reverse("exercises:history", args=[exercise.slug])).text


def test_a_solution_handed_in_here_does_not_take_the_place_of_unsent_code_on_the_page(
    signed_in: Client, learner: User, card: Card
) -> None:
    exercise = card.exercise
    assert exercise is not None
    of_exercise.desk_of(learner.pk, exercise).save({"files": {"solution.py": "on the page\n"}})

    send(signed_in, card, source="print(2)\n")

    assert of_exercise.work_on(learner.pk, exercise).files == {"solution.py": "on the page\n"}


def test_where_nothing_unsent_was_the_page_goes_on_with_it(signed_in: Client, learner: User, card: Card) -> None:
    assert card.exercise is not None
    send(signed_in, card, source="print(2)\n")
    assert of_exercise.work_on(learner.pk, card.exercise).files == {"solution.py": "print(2)\n"}


def test_a_save_over_a_newer_draft_is_refused_with_what_is_kept(signed_in: Client, card: Card) -> None:
    keep(signed_in, card, "theirs\n")
    clash = keep(signed_in, card, "mine\n")
    assert clash.status_code == 409
    assert clash.json() == {"revision": 1, "source": "theirs\n"}

    keep(signed_in, card, "mine\n", revision=1, aside="on")

    history = reverse("review:history", args=[card.pk])
    text = signed_in.get(history).text
    assert "mine" in text
    assert "theirs" in text
    version = CardVersion.objects.get(files={"solution.py": "mine\n"})
    back = signed_in.post(reverse("review:bring_back", args=[card.pk]), {"version": version.pk})
    assert back["Location"] == page(card)
    assert "mine" in signed_in.get(page(card)).text


def test_starting_again_keeps_what_was_there_in_the_history(signed_in: Client, card: Card) -> None:
    assert "Start again from the beginning" not in signed_in.get(page(card)).text
    keep(signed_in, card, "half = 1\n")
    assert "Start again from the beginning" in signed_in.get(page(card)).text

    signed_in.post(reverse("review:bring_back", args=[card.pk]), {"version": "stub"})

    assert CardDraft.objects.get().files == STUB
    assert "half = 1" in [version.files["solution.py"].strip() for version in CardVersion.objects.all()]


def test_without_scripts_a_look_at_a_hint_keeps_what_was_typed(signed_in: Client, card: Card) -> None:
    shown = send(signed_in, card, source="half = 1\n", hint="1")
    assert "Slowly." in shown.text
    assert 'data-draft-revision="1"' in shown.text

    assert "half = 1" in signed_in.get(page(card)).text


def test_so_does_a_solution_that_is_refused(signed_in: Client, learner: User, card: Card) -> None:
    assert card.exercise is not None
    for _number in range(20):
        make_submission(learner, card.exercise, Result.QUEUED)
    refused = send(signed_in, card, source="half = 1\n")
    assert "Nothing was submitted" in refused.text
    assert "half = 1" in signed_in.get(page(card)).text


def test_what_an_expired_session_kept_comes_back_after_login(client: Client, learner: User, card: Card) -> None:
    sent = client.post(page(card), {"asked": "x", "source": "half = 1\n"})
    assert reverse("login") in sent["Location"]
    client.force_login(learner)
    assert "half = 1" in client.get(page(card)).text


def test_a_form_that_was_sent_late_keeps_the_other_windows_text_in_the_history(signed_in: Client, card: Card) -> None:
    keep(signed_in, card, "theirs\n")
    send(signed_in, card, source="mine\n", hint="1")
    assert CardDraft.objects.get().files == {"solution.py": "mine\n"}
    assert [version.files["solution.py"] for version in CardVersion.objects.all()] == ["mine\n", "theirs\n"]


def test_once_rated_the_draft_is_gone_and_unsent_code_is_in_the_history_of_the_exercise(
    signed_in: Client, card: Card
) -> None:
    keep(signed_in, card, "half = 1\n")

    send(signed_in, card, do="cannot")

    assert not CardDraft.objects.exists()
    assert not CardVersion.objects.exists()
    assert texts_of_exercise(card) == ["half = 1\n"]
    assert not Draft.objects.exists()
    Card.objects.filter(pk=card.pk).update(due_at=timezone.now())
    assert "half = 1" not in signed_in.get(page(card)).text


@pytest.mark.parametrize("text", ["# begin\n", " \n"])
def test_untouched_or_empty_code_is_no_work(signed_in: Client, card: Card, text: str) -> None:
    keep(signed_in, card, text)
    send(signed_in, card, do="can")
    assert not CardDraft.objects.exists()
    assert texts_of_exercise(card) == []


def test_an_accepted_solution_takes_its_draft_along(signed_in: Client, card: Card) -> None:
    send(signed_in, card, source="print(2)\n")
    assert CardDraft.objects.exists()
    Submission.objects.filter(result=Result.QUEUED).update(result=Result.ACCEPTED)

    assert "/done/" in signed_in.get(page(card))["Location"]

    assert not CardDraft.objects.exists()
    assert not CardVersion.objects.exists()
    assert texts_of_exercise(card) == []


def test_after_a_wrong_answer_the_newer_of_draft_and_solution_is_gone_on_with(signed_in: Client, card: Card) -> None:
    send(signed_in, card, source="print(1)\n")
    Submission.objects.filter(result=Result.QUEUED).update(result=Result.WRONG_ANSWER)
    assert "print(1)" in signed_in.get(page(card)).text
    keep(signed_in, card, "print(3)\n", revision=1)
    text = signed_in.get(page(card)).text
    assert "print(3)" in text
    assert "Wrong answer" in text


def test_putting_a_card_off_or_away_keeps_its_draft(signed_in: Client, learner: User, card: Card) -> None:
    keep(signed_in, card, "half = 1\n")
    acts.put_off(learner, card)
    acts.suspend(learner, card)
    assert keep(signed_in, card, "half = 2\n", revision=1).status_code == 200
    acts.wake(learner, card)
    make_due(learner)
    assert "half = 2" in signed_in.get(page(card)).text


def test_a_window_of_a_turn_that_is_over_saves_nothing_and_what_it_sends_is_not_lost(
    signed_in: Client, learner: User, card: Card
) -> None:
    found = re.search(r'name="asked" value="([^"]+)"', signed_in.get(page(card)).text)
    assert found is not None
    acts.say_about_exercise(learner, turn_of(card), can=True)

    late = keep(signed_in, card, "late = 1\n")

    assert late.status_code == 400
    assert "Submit" in late.json()["error"]
    assert not CardDraft.objects.exists()
    sent = signed_in.post(page(card), {"asked": found[1], "source": "late = 1\n"}, follow=True)
    assert "What you had written is in the history of the exercise." in sent.text
    assert texts_of_exercise(card) == ["late = 1\n"]
    assert not Submission.objects.pending().exists()


def test_a_draft_that_came_in_while_the_card_was_rated_goes_with_the_next_rating(learner: User, card: Card) -> None:
    drafts.desk_of(card).save({"files": {"solution.py": "late\n"}})
    Card.objects.filter(pk=card.pk).update(turn=1)
    card.refresh_from_db()
    assert drafts.desk_of(card).draft() is None
    drafts.close(card, None)
    assert not CardDraft.objects.exists()


def test_nobody_else_can_save_or_see_it_and_other_cards_have_none(client: Client, learner: User, card: Card) -> None:
    client.force_login(make_user("grace"))
    assert keep(client, card, "x = 1").status_code == 404
    assert client.get(reverse("review:history", args=[card.pk])).status_code == 404
    client.force_login(learner)
    assert keep(client, own_card(learner), "x = 1").status_code == 404
    assert not CardDraft.objects.exists()


def test_what_cannot_be_kept_is_refused_with_a_reason(signed_in: Client, card: Card) -> None:
    refused = keep(signed_in, card, "nul \0")
    assert refused.status_code == 400
    assert "NUL" in refused.json()["error"]


def test_the_page_can_try_the_shown_cases_as_the_exercises_own_page_can(signed_in: Client, card: Card) -> None:
    assert card.exercise is not None
    for address in (page(card), card.exercise.get_absolute_url()):
        text = signed_in.get(address).text
        assert 'data-do="check"' in text
        assert '"case_hash"' in text

"""What learners do with their cards: once, whoever clicks twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from fsrs import Rating
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.days import spans_of
from accounts.models import LearningEvent, LessonProgress, Profile, QuizAttempt
from exercises.models import Result
from review import acts, plans
from review.acts import Turn
from review.learned import keep_up
from review.models import Card, Plan, Review
from review.scheduling import due_on, review
from review.tests.cards import days, due_cards, make_due, own_card, solve, turn_of
from review.today import day_of, standing_of
from tests.factory import make_lesson, make_submission

pytestmark = pytest.mark.django_db


def test_a_right_answer_moves_the_card_and_leaves_a_review(learner: User) -> None:
    card = due_cards(learner)[0]
    before = card.memory
    row = acts.answer_question(learner, turn_of(card), "right")
    card.refresh_from_db()
    assert (row.rating, row.is_right, row.answer, row.turn, row.revision) == (Rating.Good, True, "right", 0, 0)
    assert row.memory_before == before
    assert card.turn == 1
    assert card.memory == review(before, Rating.Good, row.local_date)
    assert card.due_at > timezone.now()


def test_a_wrong_answer_and_none_at_all_come_back_soonest(learner: User) -> None:
    one, two = due_cards(learner)[:2]
    assert acts.answer_question(learner, turn_of(one), "wrong").rating == Rating.Again
    row = acts.answer_question(learner, turn_of(two), None)
    assert (row.rating, row.is_right, row.answer) == (Rating.Again, False, None)


def counted(user: User) -> int:
    return user.learning_events.filter(kind="reviewed").count()


def test_an_answer_makes_its_day_count_and_no_answer_and_a_mere_word_do_not(learner: User) -> None:
    one, two = due_cards(learner)[:2]
    acts.answer_question(learner, turn_of(one), None)
    assert counted(learner) == 0
    acts.answer_question(learner, turn_of(two), "wrong")
    assert counted(learner) == 1
    acts.rate_own(learner, turn_of(own_card(learner)), Rating.Good)
    assert counted(learner) == 2
    assert sum(span.questions for span in spans_of(learner.pk, day_of(learner).today)) >= 2


def test_an_answer_is_no_attempt_at_a_quiz_and_takes_nothing_from_the_lesson(learner: User) -> None:
    cards = due_cards(learner)
    rows = list(LessonProgress.objects.values())
    for card in cards:
        acts.answer_question(learner, turn_of(card), "wrong")
    assert QuizAttempt.objects.count() == 1
    assert list(LessonProgress.objects.values()) == rows


def test_a_review_is_an_act_of_its_day_and_a_correction_is_none(learner: User) -> None:
    card = due_cards(learner)[0]
    row = acts.answer_question(learner, turn_of(card), "wrong")
    acts.correct(learner, row, Rating.Hard)
    event = LearningEvent.objects.get(kind=LearningEvent.Kind.REVIEWED)
    assert (event.local_date, event.data, event.lesson) == (row.local_date, {"card": card.pk}, None)


@pytest.mark.parametrize(
    "again",
    [
        lambda user, turn: acts.answer_question(user, turn, "right"),
        lambda user, turn: acts.put_off(user, turn.card) or acts.answer_question(user, turn, "wrong"),
    ],
)
def test_a_turn_is_over_after_the_first_answer(learner: User, again: Callable[[User, Turn], object]) -> None:
    turn = turn_of(due_cards(learner)[0])
    acts.answer_question(learner, turn, "right")
    with pytest.raises(acts.Over):
        again(learner, turn)
    assert Review.objects.count() == 1
    assert Card.objects.get(pk=turn.card.pk).turn == 1
    assert standing_of(learner).done == 1


@pytest.mark.parametrize("act", [acts.put_off, acts.suspend])
def test_what_was_put_off_or_away_in_another_tab_takes_no_answer(
    learner: User, act: Callable[[User, Card], bool]
) -> None:
    turn = turn_of(due_cards(learner)[0])
    assert act(learner, turn.card)
    with pytest.raises(acts.Over):
        acts.answer_question(learner, turn, "right")
    assert not Review.objects.exists()


def test_the_database_lets_no_turn_have_two_reviews(learner: User) -> None:
    row = acts.answer_question(learner, turn_of(due_cards(learner)[0]), "right")
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_nobody_answers_for_another(learner: User, other: User) -> None:
    card = due_cards(learner)[0]
    with pytest.raises(acts.Over):
        acts.answer_question(other, turn_of(card), "right")
    assert not acts.suspend(other, card)
    assert not acts.put_off(other, card)


def test_a_correction_starts_from_before_the_review_and_is_a_row_of_its_own(learner: User) -> None:
    card = due_cards(learner)[0]
    before = card.memory
    row = acts.answer_question(learner, turn_of(card), "wrong")
    later = acts.correct(learner, row, Rating.Easy)
    card.refresh_from_db()
    assert card.memory == review(before, Rating.Easy, row.local_date)
    assert (later.revision, later.rating) == (1, Rating.Easy)
    assert list(Review.objects.order_by("revision").values_list("rating", flat=True)) == [Rating.Again, Rating.Easy]
    assert standing_of(learner).done == 1


def test_the_same_rating_again_writes_nothing_and_a_correction_of_a_correction_counts(learner: User) -> None:
    row = acts.answer_question(learner, turn_of(due_cards(learner)[0]), "right")
    assert acts.correct(learner, row, Rating.Good) == row
    acts.correct(learner, row, Rating.Hard)
    acts.correct(learner, row, Rating.Hard)
    assert acts.correct(learner, row, Rating.Good).revision == 2
    card = Card.objects.get(pk=row.card_id)
    assert card.memory == review(row.memory_before, Rating.Good, row.local_date)


def test_a_review_stays_as_it_is_once_the_card_was_answered_again(learner: User) -> None:
    card = due_cards(learner)[0]
    row = acts.answer_question(learner, turn_of(card), "right")
    make_due(learner)
    card.refresh_from_db()
    acts.answer_question(learner, turn_of(card), "right")
    with pytest.raises(acts.Over):
        acts.correct(learner, row, Rating.Again)


def test_the_word_about_an_exercise_is_worth_less_and_cannot_be_corrected_upwards(learner: User) -> None:
    solve(learner)
    keep_up(learner)
    [card] = make_due(learner)
    row = acts.say_about_exercise(learner, turn_of(card), can=True)
    assert (row.rating, row.by_word, row.is_right) == (Rating.Hard, True, None)
    with pytest.raises(ValueError, match="3"):
        acts.correct(learner, row, Rating.Good)
    assert acts.correct(learner, row, Rating.Again).rating == Rating.Again


def test_only_an_accepted_solution_of_this_turn_settles_an_exercise(learner: User) -> None:
    exercise = solve(learner, make_lesson(), submitted_at=timezone.now() - days(5))
    keep_up(learner)
    [card] = make_due(learner)
    turn = turn_of(card, seconds=400)
    assert acts.settle(learner, card) is None
    acts.take_hint(learner, turn, 1)
    card.refresh_from_db()
    make_submission(learner, exercise, Result.WRONG_ANSWER)
    make_submission(learner, exercise, Result.QUEUED)
    assert acts.settle(learner, card) is None
    accepted = make_submission(learner, exercise)
    row = acts.settle(learner, card)
    assert row is not None
    assert (row.rating, row.tries, row.hints, row.submission) == (Rating.Hard, 2, 1, accepted)
    assert row.seconds == pytest.approx(400, abs=20)
    assert acts.settle(learner, card) == row
    card.refresh_from_db()
    assert (card.turn, card.began_at, card.hints) == (1, None, 0)
    assert acts.settle(learner, card) is None


def test_own_cards_are_rated_by_their_writer(learner: User) -> None:
    card = own_card(learner)
    row = acts.rate_own(learner, turn_of(card), Rating.Easy)
    card.refresh_from_db()
    assert card.memory == review(None, Rating.Easy, row.local_date)
    assert acts.correct(learner, row, Rating.Again).rating == Rating.Again


def test_what_was_put_off_comes_back_tomorrow_where_the_learner_lives(learner: User) -> None:
    Profile.objects.filter(user=learner).update(time_zone="Pacific/Kiritimati")
    card = own_card(learner)
    assert acts.put_off(learner, card)
    assert not acts.put_off(learner, card)
    card.refresh_from_db()
    assert card.due_at == day_of(learner).tomorrow


def test_what_was_put_away_comes_back_as_it_was(learner: User) -> None:
    card = own_card(learner)
    assert acts.suspend(learner, card)
    assert not acts.suspend(learner, card)
    assert standing_of(learner).waiting == 0
    assert acts.wake(learner, card)
    assert not acts.wake(learner, card)
    assert Card.objects.get() == card
    assert Card.objects.get().due_at == card.due_at


def test_a_pause_moves_no_card_and_asks_for_nothing(learner: User) -> None:
    due_cards(learner)
    before = list(Card.objects.values())
    assert plans.pause(learner)
    assert not plans.pause(learner)
    assert (standing_of(learner).due, standing_of(learner).waiting) == (0, 4)
    assert plans.resume(learner)
    assert not plans.resume(learner)
    assert standing_of(learner).due == 4
    assert list(Card.objects.values()) == before


def test_after_a_holiday_no_day_asks_for_more_than_the_learner_wants(learner: User) -> None:
    due_cards(learner, lessons=3)
    plans.change_plan(learner, retention=90, daily_most=5)
    make_due(learner)
    assert (standing_of(learner).due, standing_of(learner).later) == (5, 7)
    for card in list(Card.objects.due(timezone.now())[:5]):
        acts.answer_question(learner, turn_of(card), "right")
    assert (standing_of(learner).due, standing_of(learner).done, standing_of(learner).later) == (0, 5, 7)
    Plan.objects.update(done_on=timezone.now().date() - timedelta(days=1))
    assert (standing_of(learner).due, standing_of(learner).done) == (5, 0)


def test_another_retention_gives_every_card_its_day_anew(learner: User) -> None:
    due_cards(learner)
    own_card(learner)
    plans.change_plan(learner, retention=97, daily_most=30)
    day = day_of(learner)
    for card in Card.objects.filter(stability__isnull=False):
        assert card.memory is not None
        assert card.due_at == day.start(due_on(card.memory, 97))
    assert Card.objects.get(stability=None).due_at <= timezone.now()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["right", "wrong", "easy", "again", "off", "away"])), max_size=12
    )
)
def test_the_rows_are_what_the_log_says(learner: User, history: list[tuple[int, str]]) -> None:
    """Whatever is done to the cards, replaying the log from each card's beginning gives what the cards say."""
    Card.objects.all().delete()
    Plan.objects.update(seen_event=0, done=0)
    cards = due_cards(learner)
    first = {card.pk: card.memory for card in cards}
    for number, what in history:
        do(learner, cards[number].pk, what)
    for card in Card.objects.all():
        memory = first[card.pk]
        for turn in range(card.turn):
            last = Review.objects.filter(card=card, turn=turn).order_by("-revision")[0]
            memory = review(memory, Rating(last.rating), last.local_date)
        assert card.memory == memory
    assert standing_of(learner).done == Review.objects.filter(revision=0).count()


def do(user: User, card_id: int, what: str) -> None:
    card = Card.objects.get(pk=card_id)
    if what in ("right", "wrong"):
        Card.objects.filter(pk=card_id).update(due_at=timezone.now())
        try:
            acts.answer_question(user, turn_of(card), what)
        except acts.Over:
            assert card.suspended_at
    elif what in ("easy", "again"):
        if card.turn:
            acts.correct(user, card.reviews.get(turn=card.turn - 1, revision=0), Rating[what.title()])
    elif what == "off":
        acts.put_off(user, card)
    elif not acts.suspend(user, card):
        acts.wake(user, card)

"""Cards that appear by themselves, whatever came first."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from accounts import progress, rebuilding
from accounts.models import LearningEvent, QuizAnswer, QuizAttempt
from courses.models import Lesson, Question
from exercises.models import Exercise, Result
from review import acts
from review.learned import Beginning, Tried, beginning, keep_up
from review.models import Card, Plan, Review
from review.rating import Given, Kind
from review.scheduling import due_on, review
from review.tests.cards import MONDAY, days, due_cards, learn, solve, turn_of
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission

TRIES = st.lists(
    st.builds(
        Tried,
        at=st.integers(0, 5).map(lambda number: MONDAY + days(number)),
        number=st.integers(1, 1000),
        right=st.booleans(),
        learned=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda tried: tried.number,
)


@given(TRIES, st.randoms())
def test_how_a_card_begins_does_not_depend_on_the_order_of_the_evidence(tries: list[Tried], chance: Any) -> None:
    shuffled = list(tries)
    chance.shuffle(shuffled)
    assert beginning(Kind.CHOICE, tries) == beginning(Kind.CHOICE, shuffled)


@given(TRIES)
def test_a_card_begins_with_the_first_try_that_something_was_learned_with(tries: list[Tried]) -> None:
    begun = beginning(Kind.TYPED, tries)
    learned = [tried for tried in tries if tried.learned]
    if not learned:
        assert begun is None
        return
    first = min(learned, key=lambda tried: (tried.at, tried.number))
    before = sum((tried.at, tried.number) < (first.at, first.number) for tried in tries)
    assert begun == Beginning(first.at, Given(Kind.TYPED, first.right, tries=before + 1))


@pytest.fixture
def lesson(db: None) -> Lesson:
    lesson = make_lesson(make_course())
    make_quiz(lesson, questions=4)
    return lesson


def memories(user: User) -> list[tuple[Any, ...]]:
    rows = Card.objects.filter(user=user).order_by("question_id", "exercise_id")
    return list(rows.values_list("question", "exercise", "stability", "difficulty", "reviewed_on", "due_at", "turn"))


def test_a_passed_quiz_makes_a_card_of_each_of_its_questions(learner: User, lesson: Lesson) -> None:
    learn(learner, lesson, "wrong")
    keep_up(learner)
    right, wrong = (review(None, rating, timezone.now().date()) for rating in (Rating.Good, Rating.Again))
    assert {card.memory for card in Card.objects.filter(question__slug__in=["q0", "q1", "q2"])} == {right}
    card = Card.objects.get(question__slug="q3")
    assert card.memory == wrong
    assert card.due_at.date() == due_on(wrong)
    assert card.turn == 0
    assert not Review.objects.exists()


def test_a_failed_quiz_makes_none_since_reviews_show_the_right_answers(learner: User, lesson: Lesson) -> None:
    progress.submit_quiz(learner, lesson, {"q0": "right"})
    keep_up(learner)
    assert not Card.objects.exists()


def test_a_question_answered_wrongly_before_counts_as_recalled_with_effort(learner: User, lesson: Lesson) -> None:
    progress.submit_quiz(learner, lesson, {"q1": "right"})
    learn(learner, lesson)
    keep_up(learner)
    hard = review(None, Rating.Hard, timezone.now().date())
    assert {card.memory for card in Card.objects.all()} == {hard}


@pytest.mark.parametrize(("failures", "rating"), [(0, Rating.Good), (1, Rating.Good), (2, Rating.Hard)])
def test_an_accepted_exercise_makes_a_card_by_its_tries(learner: User, failures: int, rating: Rating) -> None:
    exercise = make_exercise()
    for _number in range(failures):
        make_submission(learner, exercise, Result.WRONG_ANSWER)
    make_submission(learner, exercise, Result.JUDGE_ERROR)
    solve(learner, exercise=exercise)
    keep_up(learner)
    assert Card.objects.get().memory == review(None, rating, timezone.now().date())


def test_opening_and_declaring_make_no_card(learner: User, lesson: Lesson) -> None:
    progress.open_lesson(learner, lesson)
    progress.declare_known(learner, lesson)
    keep_up(learner)
    assert not Card.objects.exists()


def test_it_may_be_called_again_and_again(
    learner: User, lesson: Lesson, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    learn(learner, lesson)
    keep_up(learner)
    before = memories(learner)
    with django_assert_num_queries(2):
        keep_up(learner)
    Plan.objects.update(seen_event=0)
    keep_up(learner)
    assert memories(learner) == before


def test_another_learners_evidence_makes_no_card(learner: User, other: User, lesson: Lesson) -> None:
    learn(other, lesson)
    solve(other, lesson)
    keep_up(learner)
    assert not Card.objects.exists()


def test_a_card_that_was_reviewed_is_never_touched_again(learner: User) -> None:
    card = due_cards(learner)[0]
    acts.answer_question(learner, turn_of(card), "right")
    before = memories(learner)
    Plan.objects.update(seen_event=0)
    QuizAttempt.objects.update(attempt_date=timezone.now() - days(40))
    keep_up(learner)
    card.refresh_from_db()
    assert [row for row in memories(learner) if row[0] == card.question_id] == [
        row for row in before if row[0] == card.question_id
    ]


def test_more_events_than_are_read_at_once_are_read_on_the_next_visits(
    learner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review.learned.EVENTS_AT_ONCE", 2)
    for _number in range(5):
        solve(learner)
    numbers = []
    for _visit in range(4):
        keep_up(learner)
        numbers.append(Card.objects.count())
    assert numbers == [2, 4, 5, 5]


def test_rows_made_elsewhere_make_cards_once_they_are_taken_over(learner: User, lesson: Lesson) -> None:
    exercise = make_exercise(lesson)
    make_submission(learner, exercise)
    attempt = QuizAttempt.objects.create(user=learner, lesson=lesson, score=4, max_score=4)
    for question in Question.objects.all():
        QuizAnswer.objects.create(attempt=attempt, question=question, answer="right", is_right=True)
    rebuilding.rebuild(learner)
    keep_up(learner)
    assert Card.objects.count() == 5


def test_an_attempt_that_an_administrator_put_right_makes_cards(learner: User, teacher: User, lesson: Lesson) -> None:
    attempt, _graded = progress.submit_quiz(learner, lesson, {"q0": "right"})
    keep_up(learner)
    attempt.score = 4
    progress.correct_quiz_attempt(attempt, by=teacher)
    keep_up(learner)
    assert Card.objects.count() == 4


def test_the_order_in_which_the_evidence_came_in_makes_no_difference(learner: User, other: User) -> None:
    """Two learners do the same on the same days; of one the evidence comes in the other way round, bit by bit."""
    lesson = make_lesson(make_course())
    make_quiz(lesson, questions=3)
    exercise = make_exercise(lesson)
    acts_: list[Callable[[User], None]] = [
        lambda user: _attempt(user, lesson, {"q0": False, "q1": False, "q2": True}, day=0),
        lambda user: _attempt(user, lesson, {"q0": True, "q1": True, "q2": True}, day=2),
        lambda user: _attempt(user, lesson, {"q0": True, "q1": True, "q2": False}, day=9),
        lambda user: _submission(user, exercise, Result.WRONG_ANSWER, day=1),
        lambda user: _submission(user, exercise, Result.WRONG_ANSWER, day=2),
        lambda user: _submission(user, exercise, Result.ACCEPTED, day=3),
    ]
    for act in acts_:
        act(learner)
        keep_up(learner)
    for act in reversed(acts_):
        act(other)
        keep_up(other)
    assert memories(learner) == memories(other)
    assert len(memories(learner)) == 4


def _attempt(user: User, lesson: Lesson, answers: dict[str, bool], day: int) -> None:
    attempt = QuizAttempt.objects.create(user=user, lesson=lesson, score=sum(answers.values()), max_score=3)
    QuizAttempt.objects.filter(pk=attempt.pk).update(attempt_date=MONDAY + days(day))
    for slug, right in answers.items():
        question = Question.objects.get(quiz__lesson=lesson, slug=slug)
        QuizAnswer.objects.create(attempt=attempt, question=question, answer="right", is_right=right)
    _event(user, "quiz", lesson=lesson, day=day)


def _submission(user: User, exercise: Exercise, result: str, day: int) -> None:
    make_submission(user, exercise, result, submitted_at=MONDAY + days(day))
    _event(user, "accepted", exercise=exercise, day=day)


def _event(user: User, kind: str, day: int, **about: Any) -> None:
    at = MONDAY + timedelta(days=day)
    LearningEvent.objects.create(user=user, kind=kind, at=at, local_date=at.date(), **about)


def test_what_left_the_library_is_not_asked_and_comes_back_with_it(learner: User) -> None:
    cards = due_cards(learner)
    lesson = make_lesson()
    solve(learner, lesson)
    keep_up(learner)
    Card.objects.update(due_at=timezone.now())
    due = Card.objects.due(timezone.now())
    assert due.count() == 5
    for rows in (
        Question.objects.filter(cards=cards[0]),
        Exercise.objects.all(),
        Lesson.objects.exclude(pk=lesson.pk),
    ):
        rows.update(archived_at=timezone.now())
    assert due.count() == 0
    Lesson.objects.update(archived_at=None)
    assert due.count() == 3

"""Every exercise through the real judge: solution, stub, each wrong answer, what is generated from them, mutants."""

from collections.abc import Iterator

import pytest

from courses.library.structure import LessonFile, Order
from judge import Judge
from judge.verifying import count_mutants, outcomes, stale, verify
from tests.content.orders import accepted_orders, lesson_orders
from tests.content.programs import exercises, library

EXERCISES = exercises()
AIM_PERCENT = 90
LEAST_PERCENT = 70

pytestmark = pytest.mark.jail
per_exercise = pytest.mark.parametrize("slug", EXERCISES)


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge(wall="A") as judge:
        yield judge


@per_exercise
def test_solution_stub_and_wrong_answers_are_what_they_say(judge: Judge, slug: str) -> None:
    assert verify(EXERCISES[slug], judge) == []


@per_exercise
def test_the_committed_outcomes_are_fresh(judge: Judge, slug: str) -> None:
    assert EXERCISES[slug].outcomes, "run make content"
    assert stale(EXERCISES[slug], outcomes(EXERCISES[slug], judge)) == []


def test_mutants_of_the_solutions_die(judge: Judge) -> None:
    counts = {slug: count_mutants(exercise, judge) for slug, exercise in EXERCISES.items()}
    for slug, count in counts.items():
        print(f"{slug}: {count.total - len(count.survivors)} of {count.total} mutants killed")
    assert {slug: count.survivors for slug, count in counts.items() if count.percent < LEAST_PERCENT} == {}
    total = sum(count.total for count in counts.values())
    survivors = sum(len(count.survivors) for count in counts.values())
    assert 100 * (total - survivors) >= AIM_PERCENT * total


@pytest.mark.parametrize("lesson", list(library().lessons), ids=lambda lesson: str(lesson.ref))
def test_the_accepted_orders_are_those_that_pass(judge: Judge, lesson: LessonFile) -> None:
    committed = {
        question.id: [list(lines) for lines in question.answers.accepted]
        for question in (lesson.quiz.questions if lesson.quiz else ())
        if isinstance(question.answers, Order) and question.answers.check
    }
    assert committed == lesson_orders(lesson, judge)


def test_orders_that_do_the_same_are_all_found(judge: Judge) -> None:
    order = Order(lines=("a = 1", "b = 2", "c = a + b"), check="assert c == 3")
    assert accepted_orders(order, judge) == [["a = 1", "b = 2", "c = a + b"], ["b = 2", "a = 1", "c = a + b"]]


def test_a_given_order_that_fails_its_check_is_refused(judge: Judge) -> None:
    with pytest.raises(ValueError, match="own check"):
        accepted_orders(Order(lines=("c = a", "a = 1"), check="assert c == 1"), judge)

"""What passed, complete and percent mean, at their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts import completion
from accounts.completion import Asked, Evidence


@pytest.mark.parametrize(
    ("score", "max_score", "passed"),
    [(7, 10, True), (69, 100, False), (70, 100, True), (2, 3, False), (3, 4, True), (0, 0, False), (0, 5, False)],
)
def test_a_quiz_is_passed_from_seventy_percent(score: int, max_score: int, passed: bool) -> None:
    assert completion.quiz_passed(score, max_score) is passed


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 66), (999, 1000, 99), (3, 3, 100)]
)
def test_percent_rounds_down(done: int, total: int, percent: int) -> None:
    assert completion.percent(done, total) == percent


@given(st.integers(1, 500), st.integers(0, 500))
def test_hundred_percent_means_everything(total: int, done: int) -> None:
    done = min(done, total)
    assert (completion.percent(done, total) == 100) is (done == total)


def test_the_percentage_of_nothing_is_zero() -> None:
    assert completion.percentage(0, 0) == 0
    assert completion.percentage(1, 4) == 25.0


@pytest.mark.parametrize(
    ("asked", "evidence", "shown"),
    [
        (Asked(), Evidence(), False),
        (Asked(), Evidence(read=True), True),
        (Asked(quiz=True), Evidence(read=True), False),
        (Asked(quiz=True), Evidence(quiz_passed=True), True),
        (Asked(exercises={1, 2}), Evidence(accepted={1}), False),
        (Asked(exercises={1, 2}), Evidence(accepted={1, 2, 3}), True),
        (Asked(quiz=True, exercises={1}), Evidence(accepted={1}), False),
        (Asked(quiz=True, exercises={1}), Evidence(quiz_passed=True), False),
        (Asked(quiz=True, exercises={1}), Evidence(quiz_passed=True, accepted={1}), True),
    ],
)
def test_a_lesson_is_shown_when_all_it_asks_for_is(asked: Asked, evidence: Evidence, shown: bool) -> None:
    assert completion.shown(asked, evidence) is shown


def test_a_course_without_lessons_is_never_complete() -> None:
    assert not completion.course_complete([], [])
    assert not completion.course_complete([1, 2], [1])
    assert completion.course_complete([1, 2], [2, 1, 3])

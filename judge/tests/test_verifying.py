"""Exercises that are what they say, and exercises that are not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judge import Judge
from judge.exercise import Exercise, Job, Kind
from judge.grading import refused
from judge.loading import load_exercise
from judge.report import Report, Verdict
from judge.tests.folders import ADD_UP, EXERCISES, TURN_LEFT, copy_of
from judge.verifying import CouldNotJudge, count_mutants, outcomes, stale, verify, write_outcomes


class Broken:
    """A judge that cannot judge."""

    def run(self, job: Job) -> Report:
        return refused(job, Verdict.JUDGE_ERROR, note="Out of order.")


def with_wrong(exercise: Exercise, slug: str, **changes: object) -> Exercise:
    wrong = tuple(
        replace(answer, **changes) if answer.slug == slug else answer  # type: ignore[arg-type]  # test helper
        for answer in exercise.wrong
    )
    return replace(exercise, wrong=wrong)


@pytest.mark.parametrize("folder", sorted(EXERCISES.iterdir()), ids=lambda folder: folder.name)
def test_the_examples_are_what_they_say(judge: Judge, folder: Path) -> None:
    exercise = load_exercise(folder)

    assert verify(exercise, judge) == []
    assert stale(exercise, outcomes(exercise, judge)) == []


def test_there_is_an_example_of_every_kind() -> None:
    assert {load_exercise(folder).kind for folder in EXERCISES.iterdir()} == set(Kind)


def test_a_wrong_solution_and_a_right_stub_are_told(judge: Judge) -> None:
    exercise = load_exercise(TURN_LEFT)
    swapped = replace(exercise, solution=exercise.stub, stub=exercise.solution)

    assert verify(swapped, judge) == [
        "The solution is not accepted: wrong_answer at case 1.",
        "The stub is accepted.",
    ]


@pytest.mark.parametrize("changes", [{"fails": 4}, {"verdict": Verdict.RUNTIME_ERROR}])
def test_a_wrong_answer_that_is_wrong_in_another_way_is_told(judge: Judge, changes: dict[str, object]) -> None:
    problems = verify(with_wrong(load_exercise(TURN_LEFT), "no-modulo", **changes), judge)

    assert len(problems) == 1
    assert problems[0].startswith("The wrong answer no-modulo is declared")
    assert problems[0].endswith("but is wrong_answer at case 3.")


def test_two_wrong_answers_that_do_the_same_are_told(judge: Judge) -> None:
    exercise = load_exercise(TURN_LEFT)
    first = next(answer for answer in exercise.wrong if answer.slug == "no-modulo")
    twin = with_wrong(exercise, "turns-right", files=first.files, fails=first.fails)

    assert verify(twin, judge) == ["The wrong answers no-modulo and turns-right have the same outcome."]


def test_a_learner_with_the_same_mistake_is_recognised(judge: Judge) -> None:
    exercise = load_exercise(TURN_LEFT)
    mine = "def turn(a, b):\n    if b < 0:\n        raise ValueError\n    rest = a[b:]\n    return rest + a[:b]\n"

    known = exercise.recognise(judge.run(exercise.job(mine)).outcome)

    assert known is not None
    assert known.slug == "no-modulo"
    assert exercise.recognise(judge.run(exercise.job(exercise.stub)).outcome) is None


def test_nothing_is_claimed_when_the_judge_is_out_of_order() -> None:
    exercise = load_exercise(TURN_LEFT)

    for claim in (verify, outcomes, count_mutants):
        with pytest.raises(CouldNotJudge, match=r"Out of order\."):
            claim(exercise, Broken())


def test_a_changed_wrong_answer_makes_its_outcome_stale() -> None:
    exercise = load_exercise(ADD_UP)
    fresh = {**exercise.outcomes, "text-joined": ("1 passed",)}
    missing = {slug: lines for slug, lines in exercise.outcomes.items() if slug != "end-converted"}

    assert stale(exercise, exercise.outcomes) == []
    assert stale(exercise, fresh) == ["text-joined"]
    assert stale(exercise, missing) == ["end-converted"]


def test_outcomes_are_written_once_and_read_back(tmp_path: Path) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    fresh = {"turns-right": ("1 wrong_answer ab",), "no-modulo": ("1 passed",)}

    assert write_outcomes(folder, fresh)
    assert not write_outcomes(folder, dict(reversed(fresh.items())))
    assert load_exercise(folder).outcomes == fresh


def test_mutants_that_no_case_notices_are_counted(judge: Judge) -> None:
    exercise = load_exercise(TURN_LEFT)
    blind = replace(exercise, cases=exercise.cases[:2])

    assert count_mutants(exercise, judge).percent == 100
    count = count_mutants(blind, judge)
    assert count.percent < 90
    assert any(mutant.what == "Raise was deleted" for mutant in count.survivors)

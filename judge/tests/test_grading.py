"""From an answer to a case's report."""

from __future__ import annotations

import pytest

from judge.compare import Opaque
from judge.exercise import Case, Compare
from judge.grading import Answer, grade, not_run, refused, shown_failure, stopped
from judge.loading import load_exercise
from judge.report import CaseReport, CaseState, Failure, Frame, MissingName, Verdict
from judge.tests.folders import TURN_LEFT

ERRORS = ("KeyError", "LookupError", "Exception", "BaseException", "object")
KEY_ERROR = Answer(failure=Failure("KeyError", "'a'", (Frame("solution.py", 2, "d['a']"),)), lineage=ERRORS)
HOW = Compare()


def asked(**expected: object) -> Case:
    return Case(**{"number": 3, "public": True, "call": "f()", **expected})  # type: ignore[arg-type]  # test helper


def test_a_value_that_is_right_passes() -> None:
    report = grade(asked(gives="[1, 2]"), Answer(value=[1, 2], shown="hm\n", time_s=0.5), HOW)

    assert report == CaseReport(
        3, CaseState.PASSED, public=True, time_s=0.5, shown="f()", part="value", expected="[1, 2]", got="[1, 2]",
        stdout="hm\n",
    )  # fmt: skip


def test_a_value_that_is_wrong_shows_both() -> None:
    report = grade(asked(gives="[1, 2]"), Answer(value=[2, 1]), HOW)

    assert (report.state, report.part, report.expected, report.got) == (
        CaseState.WRONG_ANSWER, "value", "[1, 2]", "[2, 1]",
    )  # fmt: skip
    assert report.fingerprint


def test_equal_wrong_values_are_known_again_however_they_were_built() -> None:
    built = [{"a": {1: [], "1": ()}, "b": {2}}, {"b": {2}, "a": {"1": (), 1: []}}, {"a": {1: (), "1": []}, "b": {2}}]
    first, second, other = (grade(asked(gives="{}"), Answer(value=value), HOW) for value in built)

    assert first.fingerprint == second.fingerprint != other.fingerprint
    assert (first.got, second.got) == ("{'a': {1: [], '1': ()}, 'b': {2}}", "{'b': {2}, 'a': {'1': (), 1: []}}")


@pytest.mark.parametrize(
    ("expected", "answer", "part", "got"),
    [
        ({"gives": "1", "stdout": "a\n"}, Answer(value=1, stdout="b\n"), "output", "b"),
        ({"stdout": "a\n"}, Answer(stdout=""), "output", ""),
        ({"gives": "1", "then": {"a.b": "2"}}, Answer(value=1, then={"a.b": 3}), "a.b", "3"),
        ({"gives": "1", "then": {"a.b": "2"}}, Answer(value=1, then={"a.b": Opaque("X", "E")}), "a.b", "<X E>"),
        ({"gives": "1", "then": {"a.b": "2"}}, Answer(value=1), "a.b", "<nothing>"),
        ({"gives": "1", "files_after": {"o": "x"}}, Answer(value=1, files={"o": "y"}), "file o", "y"),
        ({"gives": "1", "files_after": {"o": ""}}, Answer(value=1, files={"o": None}), "file o", "no such file"),
        ({"gives": "1", "files_after": {"o": ""}}, Answer(value=1), "file o", "no such file"),
        ({"raises": "KeyError"}, Answer(value=7), "exception", "no exception, but the value 7"),
        ({"raises": "ValueError"}, KEY_ERROR, "exception", "KeyError"),
    ],
)
def test_the_first_part_that_differs_is_named(expected: dict[str, object], answer: Answer, part: str, got: str) -> None:
    report = grade(asked(**expected), answer, HOW)

    assert (report.state, report.part, report.got) == (CaseState.WRONG_ANSWER, part, got)


def test_all_parts_together_can_pass() -> None:
    case = asked(gives="None", stdout="a\n", then={"x": "1"}, files_after={"o": "t\n"})

    assert grade(case, Answer(stdout="a", then={"x": 1}, files={"o": "t"}), HOW).state is CaseState.PASSED


def test_an_exception_nobody_asked_for_is_a_runtime_error() -> None:
    report = grade(asked(gives="1"), KEY_ERROR, HOW)

    assert (report.state, report.error) == (CaseState.RUNTIME_ERROR, "KeyError: 'a'")


def test_an_exception_that_was_asked_for_passes_by_its_base_too() -> None:
    assert grade(asked(raises="KeyError"), KEY_ERROR, HOW).state is CaseState.PASSED
    assert grade(asked(raises="LookupError"), KEY_ERROR, HOW).state is CaseState.PASSED


def test_the_right_exception_in_the_wrong_step_is_a_runtime_error() -> None:
    early = Answer(failure=Failure("KeyError"), lineage=ERRORS, early=True)

    assert grade(asked(raises="KeyError"), early, HOW).state is CaseState.RUNTIME_ERROR


def test_a_missing_name_is_its_own_state() -> None:
    report = grade(asked(gives="None"), Answer(missing=MissingName("f")), HOW)

    assert report.state is CaseState.MISSING_NAME


def test_a_hidden_case_tells_its_state_and_nothing_of_its_content() -> None:
    case = asked(gives="'SECRET'", public=False, stdin="SECRET", call="f('SECRET')")
    answer = Answer(value="SECRET2", stdout="SECRET", shown="SECRET", time_s=0.5)

    for report in (grade(case, answer, HOW), stopped(case, CaseState.TIME_LIMIT, 2.0, "SECRET"), not_run(case)):
        assert "SECRET" not in str(report.to_json())


def test_the_failure_of_a_hidden_case_keeps_only_what_cannot_carry_input() -> None:
    hidden = asked(gives="1", public=False)
    frames = (Frame("solution.py", 2, "raise E"),)
    answer = Answer(failure=Failure("E_SECRET", "SECRET", frames), lineage=("E_SECRET", "KeyError", "Exception"))
    odd = Answer(failure=Failure("SECRET"), lineage=("SECRET", "print", "len"))

    assert shown_failure(hidden, answer) == Failure("KeyError", "", frames)
    assert shown_failure(hidden, odd) == Failure("Exception", "", ())
    assert shown_failure(asked(gives="1"), answer) == answer.failure
    assert shown_failure(hidden, Answer()) is None


def test_fingerprints_are_equal_for_equal_failures_only() -> None:
    case = asked(gives="1", public=False)
    same = [grade(case, Answer(value={"b", "a"}, time_s=t, stdout=f"{t}"), HOW).fingerprint for t in (0.1, 0.2)]
    other = grade(case, Answer(value={"b", "c"}), HOW).fingerprint
    error = grade(case, KEY_ERROR, HOW).fingerprint
    message = Answer(failure=Failure("KeyError", "'other'"), lineage=ERRORS)

    assert same[0] == same[1]
    assert len({same[0], other, error}) == 3
    assert grade(case, message, HOW).fingerprint == error


def test_a_job_that_cannot_begin_fails_at_its_first_case() -> None:
    job = load_exercise(TURN_LEFT).job("def")

    broken = refused(job, Verdict.SYNTAX_ERROR, failure=Failure("SyntaxError"))
    lost = refused(job, Verdict.JUDGE_ERROR, note="Try again.")

    assert (broken.first_failing, lost.first_failing) == (1, None)
    assert {case.state for case in broken.cases} == {CaseState.NOT_RUN}
    assert len(broken.cases) == len(job.cases)

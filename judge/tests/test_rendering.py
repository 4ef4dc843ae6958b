"""Reports as a person at a terminal reads them."""

from __future__ import annotations

import pytest

from judge.exercise import Limits
from judge.rendering import case_line, render
from judge.report import CaseReport, CaseState, Failure, Finding, Frame, MissingName, Report, Verdict
from judge.subjects import Role

WRONG = CaseReport(
    3, CaseState.WRONG_ANSWER, public=True, shown="turn([2, 1], 1)", part="value", expected="[1, 2]", got="[2, 1]"
)


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (WRONG, "Case 3 got [2, 1], we expected [1, 2]."),
        (CaseReport(1, CaseState.PASSED, public=True), "Case 1 passed."),
        (CaseReport(4, CaseState.WRONG_ANSWER), "Case 4 (hidden) did not give what we expected."),
        (CaseReport(4, CaseState.RUNTIME_ERROR), "Case 4 (hidden) ended with an error."),
        (CaseReport(2, CaseState.RUNTIME_ERROR, public=True, error="E: x"), "Case 2 ended with an error: E: x."),
        (CaseReport(2, CaseState.TIME_LIMIT, public=True), "Case 2 took too long."),
        (
            CaseReport(2, CaseState.WRONG_ANSWER, public=True, part="output", expected="a\n", got=""),
            "Case 2: the output is not what we expected.\n  expected:\n    a\n  got:\n    ",
        ),
        (
            CaseReport(2, CaseState.WRONG_ANSWER, public=True, part="a.balance", expected="5", got="6"),
            "Case 2 has as a.balance 6, we expected 5.",
        ),
    ],
)  # fmt: skip
def test_a_case_in_a_line(case: CaseReport, line: str) -> None:
    assert case_line(case) == line


def test_every_state_has_its_words() -> None:
    for state in CaseState:
        assert case_line(CaseReport(1, state)).startswith("Case 1 (hidden) ")


def test_a_wrong_answer_shows_the_input_of_the_case() -> None:
    report = Report.from_cases(
        (CaseReport(1, CaseState.PASSED, public=True), CaseReport(2, CaseState.PASSED), WRONG), "h"
    )

    assert render(report).splitlines() == [
        "Wrong answer: 2 of 3 cases passed.",
        "Case 1 passed.",
        "Case 2 (hidden) passed.",
        "Case 3 got [2, 1], we expected [1, 2].",
        "Case 3 was:",
        "  turn([2, 1], 1)",
        "The items are right, but their order is not.",
        "It took 0.00 s.",
    ]


def test_an_error_is_explained_and_a_limit_has_its_figure() -> None:
    failure = Failure("NameError", "name 'trun' is not defined", (Frame("solution.py", 3, "trun([])"),))
    crashed = Report.from_cases(
        (CaseReport(1, CaseState.RUNTIME_ERROR, public=True),), "h", failures={1: failure}, cpu_s=0.1
    )
    endless = Report.from_cases((CaseReport(1, CaseState.TIME_LIMIT),), "h", cpu_s=4.1)

    written = render(crashed, files={"solution.py": "def turn(items):\n    ...\ntrun([])\n"})
    assert "There is no name `trun` here. There is `turn`: is that the one that is meant?\n" in written
    assert "Case 1 was still running after 4 seconds, which is the limit.\n" in render(endless, Limits(seconds=4))


@pytest.mark.parametrize(
    ("role", "state", "line"),
    [
        (Role.RIGHT, CaseState.PASSED, "Case 2: your tests pass on the right program (Look)."),
        (Role.RIGHT, CaseState.WRONG_ANSWER, "Case 2: your tests fail on the right program (Look)."),
        (Role.BROKEN, CaseState.PASSED, "Case 2: your tests catch this broken program (Look)."),
        (Role.BROKEN, CaseState.WRONG_ANSWER, "Case 2: your tests pass, but this program is broken (Look)."),
        (Role.BROKEN, CaseState.TIME_LIMIT, "Case 2 (hidden) took too long."),
    ],
)
def test_tests_that_were_judged(role: Role, state: CaseState, line: str) -> None:
    assert case_line(CaseReport(2, state, shown="Look", role=role)) == line


def test_a_file_without_tests_is_told_what_a_test_is() -> None:
    case = CaseReport(1, CaseState.MISSING_NAME, role=Role.RIGHT)
    report = Report.from_cases((case,), "h", missing=MissingName("test_", "check"))

    assert "a test is a function whose name begins with test_. Did you mean check?" in render(report)


def test_a_failure_shows_the_learners_own_lines() -> None:
    failure = Failure("KeyError", "'a'", (Frame("solution.py", 3, "    d['a']"),))
    report = Report.from_cases((CaseReport(1, CaseState.RUNTIME_ERROR, stdout=None),), "h", failures={1: failure})

    assert "solution.py, line 3:\n  d['a']\nKeyError: 'a'\n" in render(report)


def test_a_broken_rule_and_a_missing_name_are_said() -> None:
    cases = (CaseReport(1, CaseState.NOT_RUN),)
    findings = (Finding("solution.py", 2, "No loops."), Finding("", 0, "Use len."))
    forbidden = Report(Verdict.FORBIDDEN_CONSTRUCT, "h", cases, first_failing=1, findings=findings)
    missing = Report.from_cases((CaseReport(1, CaseState.MISSING_NAME),), "h", missing=MissingName("turn", "trun"))

    assert render(forbidden).splitlines()[:3] == [
        "Forbidden construct: 0 of 1 cases passed.",
        "solution.py, line 2: No loops.",
        "Use len.",
    ]
    assert "The name turn is not defined. Did you mean trun?" in render(missing)


def test_a_judge_error_says_that_it_is_not_the_learners_fault() -> None:
    report = Report(Verdict.JUDGE_ERROR, "h", (CaseReport(1, CaseState.NOT_RUN),), note="Through no fault of yours.")

    assert render(report).splitlines()[:2] == ["Judge error: 0 of 1 cases passed.", "Through no fault of yours."]

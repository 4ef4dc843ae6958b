import pytest
from django.contrib.auth.models import User

from exercises.case_lines import case_line
from exercises.models import Exercise, Result, Submission
from exercises.tests.judged import make_judged_exercise
from exercises.verdicts import Said, say
from judge.report import CaseReport, CaseState, Failure, Finding, MissingName, Report, Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise()


def said(user: User, exercise: Exercise, report: Report) -> Said:
    submission = Submission(user=user, exercise=exercise, result=report.verdict.value, report=report.to_json())
    return say(submission)


def wrong(**fields: object) -> Report:
    values = {"public": True, "part": "value", "expected": "[1, 2]", "got": "[2, 1]", **fields}
    case = CaseReport(3, CaseState.WRONG_ANSWER, **values)  # type: ignore[arg-type]  # the fields are the test's own
    return Report.from_cases((case,), "")


def test_a_wrong_value_is_said_in_one_sentence(learner: User, exercise: Exercise) -> None:
    assert said(learner, exercise, wrong()).text == "Case 3 got [2, 1], we expected [1, 2]."


def test_a_long_or_printed_one_is_shown_below(learner: User, exercise: Exercise) -> None:
    assert "marked below" in said(learner, exercise, wrong(got="x" * 61)).text
    assert "marked below" in said(learner, exercise, wrong(part="output", got="2\n1")).text


def test_a_hidden_case_says_nothing_of_its_input(learner: User, exercise: Exercise) -> None:
    report = wrong(public=False, part=None, expected=None, got=None)
    what = said(learner, exercise, report)
    assert what.text.startswith("Case 3, one that is not shown")
    assert what.cases[0].facts == []


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (Report(Verdict.SYNTAX_ERROR, ""), "could not read the code"),
        (Report(Verdict.SYNTAX_ERROR, "", note="There are too many files."), "too many files"),
        (Report(Verdict.MISSING_NAME, "", missing=MissingName("double", "duble")), "It does define duble."),
        (Report(Verdict.MISSING_NAME, "", missing=MissingName("double")), "the name double"),
        (Report(Verdict.TIME_LIMIT, "", first_failing=4), "Case 4 was still running"),
        (Report(Verdict.MEMORY_LIMIT, "", first_failing=4), "Case 4 needed more memory"),
        (Report(Verdict.OUTPUT_LIMIT, "", first_failing=4), "Case 4 printed more"),
        (Report(Verdict.FORBIDDEN_CONSTRUCT, "", findings=(Finding("a.py", 1, "No."),)), "rules out"),
        (Report(Verdict.RUNTIME_ERROR, "", first_failing=2, failure=Failure("KeyError")), "stopped with KeyError"),
        (Report(Verdict.JUDGE_ERROR, ""), "our fault, not yours"),
        (Report(Verdict.JUDGE_ERROR, "", note="Sorry, try later."), "please submit it again"),
        (Report(Verdict.JUDGE_ERROR, "", note="No files here.", is_final=True), "No files here."),
    ],
)
def test_every_verdict_has_a_sentence(learner: User, exercise: Exercise, report: Report, words: str) -> None:
    assert words in said(learner, exercise, report).text


@pytest.mark.parametrize("result", Result)
def test_every_result_can_be_said_without_a_report(learner: User, exercise: Exercise, result: Result) -> None:
    what = say(Submission(user=learner, exercise=exercise, result=result))
    assert what.title
    assert what.tone == {"accepted": "good", "queued": "wait", "running": "wait", "judge_error": "wait"}.get(
        result, "bad"
    )


def test_the_difference_is_marked() -> None:
    line = case_line(
        CaseReport(1, CaseState.WRONG_ANSWER, public=True, shown="f()", expected="Hello", got="Hallo", stdout="")
    )
    facts = dict(line.facts)
    assert facts["Expected"] == [("H", False), ("e", True), ("llo", False)]
    assert facts["Yours"] == [("H", False), ("a", True), ("llo", False)]


def test_long_texts_are_not_compared_letter_by_letter() -> None:
    long = CaseReport(1, CaseState.WRONG_ANSWER, public=True, expected="ab" * 25_000, got="ba" * 25_000)
    assert dict(case_line(long).facts)["Yours"] == [("ba" * 25_000, True)]


def test_what_was_printed_is_not_shown_twice() -> None:
    case = CaseReport(1, CaseState.WRONG_ANSWER, public=True, part="output", expected="1\n", got="2", stdout="2")
    assert "Printed" not in dict(case_line(case).facts)

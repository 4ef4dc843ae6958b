"""Reports and jobs as values: JSON both ways, and what is derived from them."""

from __future__ import annotations

import json

import pytest

from judge.exercise import Case, Exercise, Job, Rule
from judge.loading import load_exercise
from judge.report import CaseReport, CaseState, Failure, Finding, Frame, MissingName, Report, Verdict
from judge.rules import RuleKey, RuleSense
from judge.tests.folders import ADD_UP, TURN_LEFT

FULL = Report(
    verdict=Verdict.RUNTIME_ERROR,
    case_hash="ab12",
    cases=(
        CaseReport(1, CaseState.PASSED, public=True, time_s=0.5, shown="f(1)", part="value", expected="2", got="2"),
        CaseReport(2, CaseState.RUNTIME_ERROR, public=True, stdout="é\ud800", error="KeyError: 'a'", fingerprint="9f"),
        CaseReport(3, CaseState.NOT_RUN),
    ),
    first_failing=2,
    failure=Failure("KeyError", "'a'", (Frame("solution.py", 3, "d['a']"),)),
    findings=(Finding("solution.py", 1, "No imports."),),
    missing=MissingName("turn", "trun"),
    stdout="out",
    stderr="err",
    wall_s=0.25,
    cpu_s=0.125,
    note="A note.",
)


def test_a_report_survives_its_json_unchanged() -> None:
    assert Report.from_json(json.loads(json.dumps(FULL.to_json()))) == FULL


def test_a_verdict_is_its_word() -> None:
    assert FULL.to_json()["verdict"] == "runtime_error"
    assert [verdict.value for verdict in Verdict] == [
        "accepted", "wrong_answer", "runtime_error", "syntax_error", "missing_name", "time_limit", "memory_limit",
        "output_limit", "forbidden_construct", "judge_error",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "splendid"}, "Report.verdict: 'splendid' is not a valid Verdict"),
        ({"surprise": 1}, "Report: unknown key 'surprise'"),
        ({"cases": {}}, "Report.cases: expected a list, not dict"),
        ({"cases": [3]}, r"Report.cases\[0\]: expected an object, not int"),
        ({"first_failing": "2"}, "Report.first_failing: expected int, not str"),
        ({"first_failing": True}, "Report.first_failing: expected int, not bool"),
        ({"wall_s": "fast"}, "Report.wall_s: expected float, not str"),
        ({"failure": {"message": "m"}}, "Report.failure: .*missing 1 required positional argument: 'type'"),
    ],
)
def test_json_that_is_no_report_is_refused_with_its_place(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Report.from_json({**FULL.to_json(), **change})


def test_whole_numbers_are_fine_as_seconds() -> None:
    assert Report.from_json({**FULL.to_json(), "wall_s": 2}).wall_s == 2.0


def case(number: int, state: CaseState, fingerprint: str = "") -> CaseReport:
    return CaseReport(number, state, fingerprint=fingerprint)


def test_the_verdict_is_that_of_the_first_failing_case() -> None:
    failures = {2: Failure("KeyError"), 3: Failure("TypeError")}
    report = Report.from_cases(
        (case(1, CaseState.PASSED), case(2, CaseState.RUNTIME_ERROR), case(3, CaseState.WRONG_ANSWER)),
        "hash",
        failures=failures,
    )

    assert (report.verdict, report.first_failing, report.failure) == (Verdict.RUNTIME_ERROR, 2, Failure("KeyError"))
    assert not report.accepted


def test_accepted_needs_every_case_to_have_passed() -> None:
    assert Report.from_cases((case(1, CaseState.PASSED),), "hash").accepted
    for cases in ((), (case(1, CaseState.PASSED), case(2, CaseState.NOT_RUN))):
        with pytest.raises(ValueError, match="did not run"):
            Report.from_cases(cases, "hash")


def test_an_outcome_tells_failures_apart_and_ignores_times() -> None:
    slow = CaseReport(1, CaseState.WRONG_ANSWER, time_s=1.0, fingerprint="aa")
    quick = CaseReport(1, CaseState.WRONG_ANSWER, time_s=0.1, fingerprint="aa")
    other = CaseReport(1, CaseState.WRONG_ANSWER, time_s=0.1, fingerprint="bb")

    assert Report.from_cases((slow,), "h").outcome == Report.from_cases((quick,), "h").outcome == ("1 wrong_answer aa",)
    assert Report.from_cases((other,), "h").outcome != Report.from_cases((quick,), "h").outcome


def test_the_outcome_of_a_broken_rule_names_the_rule() -> None:
    findings = (Finding("solution.py", 1, "No loops."), Finding("", 0, "Use len."))
    report = Report(Verdict.FORBIDDEN_CONSTRUCT, "h", (case(1, CaseState.NOT_RUN),), findings=findings)

    assert report.outcome == ("0 forbidden_construct No loops. | Use len.", "1 not_run")


def test_a_report_is_recognised_as_a_known_wrong_answer() -> None:
    exercise = load_exercise(TURN_LEFT)
    known = Exercise.from_json({**exercise.to_json(), "outcomes": {"no-modulo": ["1 passed", "3 wrong_answer ab"]}})

    found = known.recognise(("1 passed", "3 wrong_answer ab"))

    assert found is not None
    assert found.misconception == "modulo-forgotten"
    assert known.recognise(("1 passed", "3 wrong_answer cd")) is None
    assert exercise.recognise(()) is None


def test_cases_can_be_kept_apart_and_put_back() -> None:
    exercise = load_exercise(TURN_LEFT)
    rows = [json.loads(json.dumps(entry.to_json())) for entry in exercise.cases]

    bare = Exercise.from_json(json.loads(json.dumps(exercise.without_cases().to_json())))

    assert bare.cases == ()
    assert bare.with_cases([Case.from_json(row) for row in reversed(rows)]) == exercise


def test_a_question_holds_nothing_of_what_is_expected() -> None:
    asked = Case(
        4, call="f(1)", stdin="in", gives="'SECRET'", raises="SECRET", stdout="SECRET", then={"a.b": "'SECRET'"},
        files_after={"out.txt": "SECRET"},
    ).question()  # fmt: skip

    assert asked["steps"] == ["f(1)"]
    assert asked["then"] == ["a.b"]
    assert asked["files"] == ["out.txt"]
    assert "SECRET" not in json.dumps(asked)


def test_a_program_asks_for_no_steps() -> None:
    case = load_exercise(ADD_UP).cases[1]

    assert case.is_program
    assert (case.question()["steps"], case.question()["args"]) == ([], ["--twice"])
    assert case.shown() == "arguments: --twice\n1\nend\n"


def test_the_hash_changes_with_all_that_decides_a_verdict_and_with_nothing_else() -> None:
    exercise = load_exercise(TURN_LEFT)
    plain = exercise.to_json()
    rule = Rule(RuleSense.FORBID, RuleKey.CALL, "sorted", "No.").to_json()
    deciding: dict[str, object] = {
        "cases": plain["cases"][:-1], "entry": {"file": "main.py"}, "limits": {"seconds": 3}, "rules": [rule],
        "compare": {"mode": "exact"}, "data": {"a.txt": "1"},
    }  # fmt: skip
    other: dict[str, object] = {"title": "New", "statement": "New", "wrong": [], "hints": [], "stub": {}, "extra": True}

    for key, value in deciding.items():
        assert Exercise.from_json({**plain, key: value}).case_hash != exercise.case_hash, key
    for key, value in other.items():
        assert Exercise.from_json({**plain, key: value}).case_hash == exercise.case_hash, key


def test_a_job_survives_its_json_and_knows_its_cases() -> None:
    exercise = load_exercise(TURN_LEFT)
    job = exercise.job("x = 1\n")

    assert job.files == {"solution.py": "x = 1\n"}
    assert job.case_hash == exercise.case_hash
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job
    assert job.refusal is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("#" * 65_537, "The source is larger than 64 KiB."),
        ("é" * 33_000, "The source is larger than 64 KiB."),
        ("x = '\0'", "solution.py contains a NUL character, which Python does not accept in source."),
        ("x = '\ud800'", "solution.py contains a character that cannot be written as UTF-8."),
        ({"main.py": ""}, "The file solution.py is missing."),
        ({"solution.py": "", "../x.py": ""}, "'../x.py' is not a file name that can be used here."),
        ({"solution.py": "", "/etc/passwd": ""}, "'/etc/passwd' is not a file name that can be used here."),
        ({"solution.py": "", "a//b.py": ""}, "'a//b.py' is not a file name that can be used here."),
        ({"solution.py": "", "a\nb.py": ""}, "'a\\nb.py' is not a file name that can be used here."),
        ({"solution.py": "", "": ""}, "'' is not a file name that can be used here."),
        ({"solution.py": "", **{f"m{n}.py": "" for n in range(32)}}, "There are more than 32 files."),
    ],
)
def test_what_cannot_be_run_is_said_in_a_sentence(source: str | dict[str, str], message: str) -> None:
    assert load_exercise(TURN_LEFT).job(source).refusal == message

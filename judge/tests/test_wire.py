"""What a judge host takes for a job, and what a site takes for a report."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge import Judge, load_exercise, wire
from judge.exercise import Case, Compare, CompareMode, Job, Limits
from judge.grading import refused
from judge.report import CaseReport, CaseState, Report, Verdict
from judge.tests.folders import EXERCISES
from judge.tests.hosts import passed
from judge.tests.jobs import call, job
from judge.wire import form, misfit, read_job, read_report

HIDDEN = Case(2, call="f()", gives="1")
JOB = job("def f():\n    return 1\n", call("f()", "1"), HIDDEN, names=("f",))
RIGHT = passed(JOB)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


def changed(plain: dict[str, Any], path: list[str | int], value: object) -> dict[str, Any]:
    """A copy in which something else stands at this place."""
    copy = json.loads(json.dumps(plain))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return dict(copy)


def places(plain: Any, path: tuple[str | int, ...] = ()) -> list[list[str | int]]:
    """The paths to everything in it."""
    keys = plain if isinstance(plain, dict) else range(len(plain)) if isinstance(plain, list) else ()
    return [found for key in keys for found in ([*path, key], *places(plain[key], (*path, key)))]


def test_a_job_and_a_report_arrive_as_they_left() -> None:
    assert read_job(encoded(JOB.to_json())) == JOB
    assert read_report(encoded(RIGHT.to_json())) == RIGHT


@given(st.binary(max_size=200) | json_values.map(encoded))
def test_no_bytes_do_more_than_be_refused(body: bytes) -> None:
    for read in (read_job, read_report):
        with pytest.raises(ValueError, match=r"."):
            read(body)


@given(st.data())
def test_a_job_with_anything_else_in_any_place_is_refused_or_bounded(data: st.DataObject) -> None:
    plain = JOB.to_json()
    path = data.draw(st.sampled_from(places(plain)))
    with contextlib.suppress(ValueError):
        read = read_job(encoded(changed(plain, path, data.draw(json_values))))
        assert read.limits.seconds <= 10
        assert read.limits.memory_mb <= 1024
        assert len(read.cases) <= wire.MAX_CASES


@given(st.data())
def test_a_report_with_anything_else_in_any_place_is_refused_or_fits(data: st.DataObject) -> None:
    plain = RIGHT.to_json()
    path = data.draw(st.sampled_from(places(plain)))
    with contextlib.suppress(ValueError):
        report = read_report(encoded(changed(plain, path, data.draw(json_values))))
        if misfit(report, JOB) is None and report.accepted:
            assert all(case.state is CaseState.PASSED for case in report.cases)
            json.dumps(report.to_json(), ensure_ascii=False, allow_nan=False).encode()


@given(
    st.builds(
        Report,
        verdict=st.sampled_from(Verdict),
        case_hash=st.sampled_from([JOB.case_hash, "1" * 64]),
        cases=st.lists(
            st.builds(
                CaseReport,
                st.integers(0, 3),
                st.sampled_from(CaseState),
                st.booleans(),
                shown=st.sampled_from([None, "f()"]),
            ),
            max_size=3,
        ).map(tuple),
        first_failing=st.none() | st.integers(0, 3),
    )
)
def test_a_report_that_fits_says_of_each_case_what_its_verdict_says(report: Report) -> None:
    if misfit(report, JOB) is not None:
        return
    states = [case.state for case in report.cases]
    assert report.case_hash == JOB.case_hash
    assert len(states) == 2
    assert report.accepted is (states == [CaseState.PASSED] * 2)


@pytest.mark.parametrize("too_much", [
    {"limits": Limits(seconds=11)},
    {"limits": Limits(seconds=float("inf"))},
    {"limits": Limits(seconds=0)},
    {"limits": Limits(memory_mb=1 << 20)},
    {"limits": Limits(output_kb=1 << 20)},
    {"compare": Compare(CompareMode.TOLERANCE, 2.0)},
    {"cases": (call("f()", "1", number=2),)},
    {"cases": (call("f()", "1"), call("f()", "1"))},
    {"cases": tuple(call("f()", "1", number=number) for number in range(1, wire.MAX_CASES + 2))},
])  # fmt: skip
def test_a_job_that_no_exercise_makes_is_refused(too_much: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_job(encoded(replace(JOB, **too_much).to_json()))


def with_case(**changes: Any) -> Report:
    """The right report with something else in its hidden case."""
    public, hidden = RIGHT.cases
    return replace(RIGHT, cases=(public, replace(hidden, **changes)))


FAILED = replace(with_case(state=CaseState.WRONG_ANSWER), verdict=Verdict.WRONG_ANSWER, first_failing=2)

LIES = {
    "other cases": replace(RIGHT, case_hash="1" * 64),
    "too few cases": replace(RIGHT, cases=RIGHT.cases[:1]),
    "too many cases": replace(RIGHT, cases=(*RIGHT.cases, CaseReport(3, CaseState.PASSED))),
    "no cases": replace(RIGHT, cases=()),
    "a hidden case made public": with_case(public=True),
    "another input": replace(RIGHT, cases=(replace(RIGHT.cases[0], shown="g()"), RIGHT.cases[1])),
    "a hidden case's input": with_case(shown="f()"),
    "a hidden case's value": with_case(got="1"),
    "a hidden case's output": with_case(stdout=""),
    "accepted with a failing case": replace(FAILED, verdict=Verdict.ACCEPTED),
    "accepted with a case that was not run": with_case(state=CaseState.NOT_RUN),
    "accepted, and yet a case is named": replace(RIGHT, first_failing=1),
    "failed with no failing case": replace(RIGHT, verdict=Verdict.WRONG_ANSWER, first_failing=1),
    "another failure than its case's": replace(FAILED, verdict=Verdict.TIME_LIMIT),
    "another case than the failing one": replace(FAILED, first_failing=1),
    "no syntax, and cases that ran": replace(RIGHT, verdict=Verdict.SYNTAX_ERROR, first_failing=1),
    "a time without an end": replace(RIGHT, wall_s=float("inf")),
    "a time before it began": with_case(time_s=-1.0),
    "a NUL": replace(FAILED, note="\0"),
    "half a character": replace(FAILED, stdout="\ud800"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_report_that_cannot_be_the_answer_is_not_believed(lie: str) -> None:
    assert misfit(LIES[lie], JOB)


@pytest.mark.parametrize("report", [
    RIGHT,
    FAILED,
    refused(JOB, Verdict.SYNTAX_ERROR, note="Not Python."),
    refused(JOB, Verdict.FORBIDDEN_CONSTRUCT),
    refused(JOB, Verdict.JUDGE_ERROR, note="Out of order."),
], ids=lambda report: str(report.verdict))  # fmt: skip
def test_every_kind_of_answer_is_believed(report: Report) -> None:
    assert misfit(report, JOB) is None


def test_what_the_judge_itself_says_of_each_kind_of_exercise_is_believed(judge: Judge) -> None:
    for folder in sorted(EXERCISES.iterdir()):
        exercise = load_exercise(folder)
        for files in (exercise.solution, exercise.stub, *(answer.files for answer in exercise.wrong)):
            task = exercise.job(files)
            report = read_report(encoded(judge.run(read_job(encoded(task.to_json()))).to_json()))
            assert misfit(report, task) is None


def test_a_field_or_a_word_more_is_another_form(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {form()}
    for module_name, stand_in in (("Job", Report), ("Report", CaseReport)):
        with monkeypatch.context() as patch:
            patch.setattr(wire, module_name, stand_in)
            names.add(form.__wrapped__())
    assert len(names) == 3
    assert wire._described(Verdict)[1:] == tuple(verdict.value for verdict in Verdict)
    assert wire._described(Job)[1] == ("files", ("mapping or choice", "str", "str"))

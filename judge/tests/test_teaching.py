"""What a report's failure means: whole in public cases, by its class alone in hidden ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judge import Judge, Report, Verdict
from judge.exercise import Limits
from judge.report import CaseReport, CaseState, Failure, Frame
from judge.teaching import explained, reached
from judge.tests.jobs import call, job, program

FILES = {"solution.py": "def total(price):\n    return prices + 1\n"}
SECRET = Failure("KeyError", "'hunter2'", (Frame("solution.py", 2, "return d['hunter2']"),))


def failed(failure: Failure | None, *, public: bool = True) -> Report:
    case = CaseReport(1, CaseState.RUNTIME_ERROR, public=public)
    return Report.from_cases((case,), "h", failures={1: failure} if failure else None)


def test_an_error_of_a_public_case_is_explained_with_the_learners_names() -> None:
    failure = Failure("NameError", "name 'prices' is not defined", (Frame("solution.py", 2, "return prices + 1"),))
    explanation = explained(failed(failure), FILES)

    assert explanation is not None
    assert explanation.values == {"name": "prices", "similar": "price"}


def test_an_error_of_a_hidden_case_is_explained_by_its_class_alone() -> None:
    """Even if a report should ever hold more than it may."""
    explanation = explained(failed(SECRET, public=False), {"solution.py": "d = {'Hunter2': 1}"})

    assert explanation is not None
    assert explanation.slug == "key"
    assert "unter2" not in str(explanation)


def test_what_is_no_error_is_not_explained() -> None:
    assert explained(failed(None), FILES) is None
    assert explained(failed(Failure("Mine", "own words")), FILES) is None


def test_a_syntax_error_is_explained_although_no_case_ran(judge: Judge) -> None:
    files = {"solution.py": "def total(price):\n    return price +\n"}
    report = judge.run(job(files, call("total(1)", "2", public=False), names=("total",)))
    explanation = explained(report, files)

    assert report.verdict is Verdict.SYNTAX_ERROR
    assert explanation is not None
    assert explanation.slug == "operator-without-value"


@pytest.mark.parametrize(
    ("source", "stdin", "sentence"),
    [
        ("items = [3, 1].sort()\nprint(items[0])", "", "`items` is `None` here, and `None` has no items to take."),
        ("n = input()\nprint(n + 1)", "4\n", "A text and a value of type `int` cannot be joined with `+`."),
        ("age = int(input())", "four\n", "`int` was given the text `'four'`, which is no whole number."),
        ("name = input()\nprint(nmae)", "Bo\n", "There is no name `nmae` here."),
        ("import sys\nprint(sys.argv[1])", "", "The program was started with fewer arguments than it looks for."),
        ("print(open('marks.txt').read())", "", "There is no file `marks.txt`."),
        ("a = input()\nb = input()", "4\n", "`input()` was called once more than there are lines to read."),
    ],
)
def test_errors_as_the_jail_reports_them(judge: Judge, source: str, stdin: str, sentence: str) -> None:
    report = judge.run(job(source, program("x", stdin)))
    explanation = explained(report, {"solution.py": source})

    assert explanation is not None
    assert explanation.sentences[0] == sentence


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("while True: pass", "Case 1 was still running after one second, which is the limit."),
        ("import time; time.sleep(9)", "Case 1 was still waiting after 2 seconds, which is the limit."),
        ("x = bytearray(1 << 30)", "Case 1 needed more than 128 MiB of memory, which is the limit."),
        ("while True: print('spam' * 100)", "Case 1 printed more than 8 KiB, which is the limit."),
        ("import sys\nwhile True: print('x', file=sys.stderr)", "Case 1 printed more than 8 KiB, which is the limit."),
    ],
)
def test_a_limit_is_said_with_its_figure(judge: Judge, source: str, sentence: str) -> None:
    limits = Limits(seconds=1, memory_mb=128, output_kb=8)
    remark = reached(judge.run(job(source, program("x"), limits=limits)), limits)

    assert remark is not None
    assert remark.sentence == sentence


def test_a_value_that_is_too_large_is_told_from_too_much_print(judge: Judge) -> None:
    cases = [call("f()", "1", number=1), call("f()", "1", number=2, public=False)]
    report = judge.run(job("def f():\n    print('x')\n    return 'y' * 70_000\n", *cases, names=("f",)))
    public, hidden = reached(report, Limits()), reached(replace(report, first_failing=2), Limits())

    assert public is not None
    assert hidden is not None
    assert public.sentence == "Case 1 gave back a value of more than 64 KiB, which is the limit."
    assert hidden.sentence == "Case 2 printed more than 64 KiB, or gave back more than 64 KiB."


def test_longer_limits_are_said_in_seconds_and_what_is_no_limit_is_none() -> None:
    report = replace(Report.from_cases((CaseReport(3, CaseState.TIME_LIMIT),), "h"), cpu_s=2.1)
    remark = reached(report, Limits(seconds=2))

    assert remark is not None
    assert remark.sentence == "Case 3 was still running after 2 seconds, which is the limit."
    assert reached(failed(SECRET), Limits()) is None
    assert reached(Report(Verdict.ACCEPTED, "h"), Limits()) is None

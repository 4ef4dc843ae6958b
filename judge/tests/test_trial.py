"""What a trial makes of answers, when the runner is in a stranger's hands from its first word on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from judge.exercise import Case, Job, Limits
from judge.inside.encoding import encode
from judge.jail.child import Ending
from judge.jail.errors import JailFailed
from judge.jail.lock import lock_for
from judge.jail.walls import Wall
from judge.report import CaseState, Report, Verdict
from judge.session import Output, Stop, Stopped
from judge.tests.jobs import call, job, program
from judge.tests.test_values import json_values
from judge.trial import Trial

EXPECTED = 0x5EC2E7_5EC2E7_5EC2E7
CASES = (call("f()", str(EXPECTED)), call("f()", str(EXPECTED), number=2, then={"x": str(EXPECTED)}))


class Stranger:
    """A talk whose answers were thought up beforehand, and the jail behind it."""

    def __init__(self, answers: Iterator[object], ending: Ending | None = None) -> None:
        self._answers = answers
        self._ending = ending or Ending(0, 0.1)
        self.asked: list[dict[str, Any]] = []
        self.answered = 0

    def start_clock(self) -> None:
        """There is no clock here."""

    def seconds_left(self) -> float:
        return 1.0

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.put(request, b"")
        return self.hear()

    def put(self, request: dict[str, Any], mark: bytes) -> None:
        assert self.answered == len(self.asked), "a question before the last one was answered"
        self.asked.append(request)

    def hear(self) -> dict[str, Any]:
        self.answered += 1
        answer = next(self._answers, None)
        if not isinstance(answer, dict):
            raise Stopped(Stop.ENDED)
        return {"id": "id", **answer}

    def take_output(self) -> Output:
        return Output(b"", b"")

    last_output = take_output

    def kill(self) -> None:
        """Nothing runs."""

    def dismiss(self) -> float | None:
        return self._ending.cpu_s

    def ends_within(self, seconds: float) -> bool:
        return True

    def ending(self) -> Ending:
        return self._ending


LOCKED: dict[str, object] = {}


def tried(task: Job, *answers: object, ending: Ending | None = None) -> tuple[Report, Stranger]:
    stranger = Stranger(iter([LOCKED, *answers]), ending)
    return Trial(task, stranger, stranger, lock_for(task.limits, Wall.A)).run(), stranger


def done(value: object = None, **looked: object) -> dict[str, Any]:
    """What a runner says of a case whose last step had this value."""
    return {"acted": {"value": encode(value), "prompts": []}, "looked": looked}


RIGHT = done(EXPECTED)


def test_right_answers_are_accepted() -> None:
    report, _ = tried(job("", *CASES, names=("f",)), {}, RIGHT, done(EXPECTED, then=[encode(EXPECTED)], files={}))
    assert report.verdict is Verdict.ACCEPTED


def test_after_want_of_memory_nothing_more_is_asked() -> None:
    raised = {"lineage": ["MemoryError", "Exception"], "message": "", "frames": []}
    report, stranger = tried(job("", *CASES, names=("f",)), {}, {"acted": {"raised": raised, "prompts": []}})
    assert [case.state for case in report.cases] == [CaseState.MEMORY_LIMIT, CaseState.NOT_RUN]
    assert [request["do"] for request in stranger.asked] == ["lock", "load", "case"]


def test_no_request_holds_what_is_expected() -> None:
    secret = "c0ffee"
    case = Case(
        1,
        steps=("f()",),
        gives=repr(secret),
        raises=secret,
        stdout=secret,
        then={"x": repr(secret)},
        files_after={"o": secret},
    )
    _, stranger = tried(job("", case), {}, done(then=[["n"]], files={"o": ""}))
    assert [request["do"] for request in stranger.asked] == ["lock", "load", "case"]
    assert secret not in repr(stranger.asked)


keys = st.sampled_from(
    [
        *("value", "raised", "prompts", "then", "files", "missing", "names", "too_large", "unreadable", "broken", "id"),
        *("prepared", "acted", "looked"),
    ]
)
parts = st.fixed_dictionaries(
    {},
    optional={
        "value": st.sampled_from([["i", "0x1"], ["n"], ["o", "C", ""], encode([1])]) | json_values,
        "raised": st.fixed_dictionaries(
            {"lineage": st.lists(st.text()) | json_values, "message": st.text(), "frames": st.just([]) | json_values}
        ),
        "prompts": st.lists(st.fixed_dictionaries({"at": st.integers(), "text": st.text()})),
        "then": st.lists(json_values),
        "files": st.dictionaries(st.text(), st.none() | st.text()),
        "missing": st.sampled_from(["f", "g"]) | json_values,
        "names": st.lists(st.text()),
        "too_large": st.booleans(),
        "unreadable": json_values,
        "broken": st.lists(st.fixed_dictionaries({"file": st.text(), "line": st.integers(), "rule": st.integers()})),
    },
)


cases = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("prepared", "acted", "looked"), parts | st.dictionaries(keys, json_values) | json_values),
        "too_large": st.booleans(),
    },
)


@given(st.lists(st.dictionaries(keys, json_values) | cases | parts | st.just({}) | json_values, max_size=8))
@example([{}, {}, {}])
@example([{}, {"acted": {"raised": {"lineage": [], "message": "", "frames": []}}}])
@example([{}, {"acted": {"value": ["n"]}, "looked": []}])
@example([{}, {"prepared": {"missing": "f", "names": ["x" * 60_000] * 50}}])
@example([{"broken": [{"file": "", "line": 0, "rule": 10**9}]}])
def test_no_answers_crash_the_judge_or_win_what_they_do_not_know(answers: list[object]) -> None:
    report, _ = tried(job("", *CASES, names=("f",)), *answers)
    assert report.verdict not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR)
    assert Report.from_json(report.to_json()) == report


@pytest.mark.parametrize(
    ("ending", "verdict"),
    [
        (Ending(-9, 2.0), Verdict.TIME_LIMIT),
        (Ending(-9, 1.1), Verdict.TIME_LIMIT),
        (Ending(-11, 0.3), Verdict.RUNTIME_ERROR),
        (Ending(-31, 0.3), Verdict.RUNTIME_ERROR),
        (Ending(0, 0.3), Verdict.RUNTIME_ERROR),
        (Ending(1, 2.0), Verdict.RUNTIME_ERROR),
    ],
)
@pytest.mark.parametrize("answers", [(), ({},)])
def test_an_early_end_is_read_from_how_the_process_ended(
    ending: Ending, verdict: Verdict, answers: tuple[object, ...]
) -> None:
    report, _ = tried(job("", program(""), program("", number=2)), *answers, ending=ending)
    assert [case.state.value for case in report.cases] == [verdict.value, "not_run"]
    assert report.verdict is verdict


@pytest.mark.parametrize("answer", [None, {"version": "2.7"}, {"id": 3}])
def test_a_runner_that_does_not_start_is_our_failure(answer: object) -> None:
    stranger = Stranger(iter([answer]))
    with pytest.raises(JailFailed):
        Trial(job("", program("")), stranger, stranger, lock_for(Limits(), Wall.A)).run()


@pytest.mark.parametrize("answers", [(), ({},)])
def test_a_submission_killed_from_outside_is_our_failure(answers: tuple[object, ...]) -> None:
    with pytest.raises(JailFailed, match="killed from outside"):
        tried(job("", program("")), *answers, ending=Ending(-9, 0.3))

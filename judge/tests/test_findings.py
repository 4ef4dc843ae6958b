"""What attackers once got out of the judge: each of these tests is one of their ways, closed."""

from __future__ import annotations

from typing import Any

import pytest

from judge.compare import Opaque, show
from judge.exercise import Case
from judge.grading import Answer, shown_failure
from judge.rendering import render
from judge.report import CaseReport, CaseState, Failure, Frame, Report, Verdict
from judge.tests.host import storable
from judge.tests.jobs import call, job
from judge.tests.test_trial import tried

SOURCE = "def f():\n    raise KeyError\n"
HIDDEN = call("f('secret')", "1", public=False)
SHOWN = call("f('known')", "1")


def raised(**changed: Any) -> dict[str, Any]:
    """What a runner says of an exception in the learner's second line."""
    frames = [{"file": "solution.py", "line": 2}]
    return {"raised": {"lineage": ["KeyError"], "message": "", "frames": frames, **changed}}


def after(answer: dict[str, Any], case: Case = SHOWN, source: str = SOURCE) -> Report:
    """The report when the case's last step is answered so."""
    return tried(job(source, case, names=("f",)), {}, {"acted": answer})[0]


@pytest.mark.parametrize(
    "answer",
    [
        raised(frames=[{"file": "solution.py", "line": 2}] * 31),
        raised(lineage=["KeyError"] * 31),
        raised(message="x" * 2001),
    ],
)
def test_an_exception_with_more_to_say_than_any_has_is_no_answer(answer: dict[str, Any]) -> None:
    report = after(answer)

    assert report.verdict is Verdict.RUNTIME_ERROR
    assert "meddled" in report.note
    assert report.failure is None


def test_a_long_line_is_cut_before_it_is_told_once_for_each_frame() -> None:
    report = after(raised(), source=f"\n{'x' * 60_000}\n")

    assert report.failure is not None
    assert report.failure.frames == (Frame("solution.py", 2, "x" * 200),)


@pytest.mark.parametrize("line", [-1, 4, 5, int.from_bytes(b"secret", "big")])
def test_a_line_that_the_file_does_not_have_is_not_told(line: int) -> None:
    report = after(raised(frames=[{"file": "solution.py", "line": line}]), HIDDEN)

    assert report.failure == Failure("KeyError", "", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_python_counts_them(end: str) -> None:
    report = after(raised(), source=SOURCE.replace("\n", end))

    assert report.failure == Failure("KeyError", "", (Frame("solution.py", 2, "raise KeyError"),))


def test_the_way_to_an_exception_does_not_spell_what_is_hidden() -> None:
    frames = tuple(Frame("solution.py", ord(letter), "") for letter in "secret")
    answer = Answer(failure=Failure("KeyError", "", frames), lineage=("KeyError",))
    failure = shown_failure(HIDDEN, answer)

    assert failure is not None
    assert failure.frames == frames[-1:]
    assert shown_failure(SHOWN, answer) == answer.failure


def test_a_name_made_up_in_a_hidden_case_is_not_told() -> None:
    found = {"prepared": {"missing": "answer", "names": ["answers"]}}
    hidden, shown = (tried(job("", case, names=("answer",)), {}, found)[0].missing for case in (HIDDEN, SHOWN))

    assert hidden is not None
    assert shown is not None
    assert (hidden.similar, shown.similar) == (None, "answers")


def test_more_names_than_a_runner_tells_are_not_searched() -> None:
    found = {"prepared": {"missing": "answer", "names": ["answers"] * 201}}
    report, _ = tried(job("", SHOWN, names=("answer",)), {}, found)

    assert report.verdict is Verdict.RUNTIME_ERROR
    assert report.missing is None


@pytest.mark.parametrize("opaque", [Opaque("C", "C\ud800\0\x1b[2J\u202e"), Opaque("\ud800\0\x1b[2J\u202e")])
def test_what_an_object_says_of_itself_can_be_stored_and_shown(opaque: Opaque) -> None:
    assert storable({"got": show(opaque)}).isprintable()


def test_a_report_does_nothing_to_the_terminal_it_is_read_on() -> None:
    case = CaseReport(1, CaseState.RUNTIME_ERROR, public=True, shown="f()", stdout="\x1b]0;mine\x07\u202e\tü\n")
    failure = Failure("KeyError", "\x1b[2J\r", (Frame("solution.py", 1, "\x9b2J"),))
    written = render(Report.from_cases((case,), "h", failures={1: failure}))

    assert {sign for sign in written if not sign.isprintable()} == {"\n", "\t"}
    assert "\\x1b]0;mine\\x07\\u202e\tü" in written

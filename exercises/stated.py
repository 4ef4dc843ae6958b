"""Verdicts by the library's own word, for where no judge is at hand: what is recorded of its solutions and mistakes.

An exercise's reference solution is accepted, and each of its wrong answers fails as `outcomes.json` says; the library's
tests hold both to the judge. A report made of that carries no output and no times, and says that nothing was run.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_noop

from exercises.judging import CaseReport, CaseState, Definition, Finding, Report, Verdict, WrongAnswer, definition_of
from exercises.models import Exercise

NOT_RUN_HERE = gettext_noop("Nothing was run for this verdict: it is the library's own record of this very solution.")


def wrong_answers(exercise: Exercise) -> Sequence[WrongAnswer]:
    """The exercise's known mistakes, with their files."""
    return Definition.from_json(exercise.definition).wrong if exercise.definition else ()


def stated_report(exercise: Exercise, wrong: WrongAnswer | None = None) -> Report:
    """What the library says of the exercise's solution, or of one of its wrong answers."""
    definition = definition_of(exercise)
    if wrong is None:
        lines: Sequence[str] = [f"{case.number} {CaseState.PASSED}" for case in definition.cases]
    else:
        lines = definition.outcomes.get(wrong.slug, ())
    before = [line for line in lines if line.startswith("0 ")]
    return Report(
        verdict=wrong.verdict if wrong else Verdict.ACCEPTED,
        case_hash=exercise.case_hash,
        cases=tuple(_case(definition, line) for line in lines if line not in before),
        first_failing=wrong.fails if wrong else None,
        findings=tuple(finding for line in before for finding in _findings(definition, line)),
        note=NOT_RUN_HERE,
    )


def _case(definition: Definition, line: str) -> CaseReport:
    number, state, *fingerprint = line.split(" ")
    case = next(case for case in definition.cases if case.number == int(number))
    return CaseReport(
        number=case.number,
        state=CaseState(state),
        public=case.public,
        shown=case.shown() if case.public and state != CaseState.NOT_RUN else None,
        fingerprint=" ".join(fingerprint),
        role=case.role,
    )


def _findings(definition: Definition, line: str) -> list[Finding]:
    """The rules that were broken; where, only a run would tell."""
    _number, _verdict, *said = line.split(" ", 2)
    return [Finding(definition.entry.file, 0, text) for text in " ".join(said).split(" | ") if text]

"""An exercise that the judge can judge, as rows, and a judge that insists on wall A."""

from typing import Any

from courses.models import Lesson
from exercises.judging import Case, Definition
from exercises.models import Case as CaseRow
from exercises.models import Exercise
from judge.exercise import Entry, Kind, WrongAnswer
from judge.report import Verdict

RIGHT = "def double(n):\n    return n * 2\n"
WRONG = "def double(n):\n    return n + 2\n"
ENDLESS = "def double(n):\n    while True:\n        pass\n"

CASES = (
    Case(1, public=True, call="double(3)", gives="6"),
    Case(2, public=True, call="double(2)", gives="4"),
    Case(3, call="double(-1)", gives="-2"),
)


def make_judged_exercise(lesson: Lesson | None = None, **fields: Any) -> Exercise:
    """Write `double(n)`: two public cases and a hidden one."""
    definition = Definition(
        slug="double",
        title="Double",
        kind=Kind.FUNCTION,
        difficulty=1,
        statement="",
        cases=CASES,
        stub={"solution.py": "def double(n):\n    ...\n"},
        solution={"solution.py": RIGHT},
        entry=Entry(names=("double",)),
        wrong=(WrongAnswer("adds-two", {"solution.py": WRONG}, Verdict.WRONG_ANSWER, 1, "plus", "Is that true of 3?"),),
    )
    return make_rows(definition, lesson, **fields)


def make_rows(exercise_file: Definition, lesson: Lesson | None = None, **fields: Any) -> Exercise:
    """An exercise as it is imported, without its texts."""
    exercise = Exercise.objects.create(
        **{
            "title": exercise_file.title,
            "slug": exercise_file.slug,
            "lesson": lesson,
            "kind": exercise_file.kind.value,
            "stub": dict(exercise_file.stub),
            "solution": dict(exercise_file.solution),
            "definition": exercise_file.without_cases().to_json(),
            "case_hash": exercise_file.case_hash,
            **fields,
        }
    )
    CaseRow.objects.bulk_create(
        CaseRow(exercise=exercise, number=case.number, public=case.public, data=case.to_json())
        for case in exercise_file.cases
    )
    return exercise

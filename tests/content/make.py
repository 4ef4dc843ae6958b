"""`make content`: writes what is generated from the library (outcomes.json, orders.json) and prints what is in it."""

import json
import sys
from pathlib import Path

from courses.library.loading import load_library
from courses.library.structure import LessonFile
from judge import Judge, load_exercise
from judge.reading import ContentError
from judge.verifying import count_mutants, outcomes, write_outcomes
from tests.content.orders import lesson_orders
from tests.content.programs import CONTENT, words


def main() -> int:
    """Write and print; 1 when the library cannot be read."""
    try:
        library = load_library(CONTENT, with_orders=False)
        with Judge() as judge:
            print(f"{'lesson':40} {'words':>6} {'questions':>9} {'exercises':>9} {'cases':>6} {'mutants killed':>15}")
            for lesson in library.lessons:
                write_orders(lesson, judge)
                print(row(lesson, judge), flush=True)
    except ContentError as error:
        print(error)
        return 1
    return 0


def write_orders(lesson: LessonFile, judge: Judge) -> None:
    """Write the lesson's orders.json, or remove it when no question needs one."""
    path = lesson.path.parent / "orders.json"
    if orders := lesson_orders(lesson, judge):
        path.write_text(json.dumps(orders, indent=2, ensure_ascii=False) + "\n")
    else:
        path.unlink(missing_ok=True)


def row(lesson: LessonFile, judge: Judge) -> str:
    """One line of the table, after writing the outcomes of the lesson's exercises."""
    cases = killed = mutants = 0
    for folder in lesson.exercises:
        exercise = load_exercise(Path(folder))
        write_outcomes(Path(folder), outcomes(exercise, judge))
        count = count_mutants(exercise, judge)
        cases += len(exercise.cases)
        mutants += count.total
        killed += count.total - len(count.survivors)
    questions = len(lesson.quiz.questions) if lesson.quiz else 0
    share = f"{killed}/{mutants} {100 * killed // mutants} %" if mutants else "-"
    return f"{lesson.ref!s:40} {words(lesson.text):6} {questions:9} {len(lesson.exercises):9} {cases:6} {share:>15}"


if __name__ == "__main__":
    sys.exit(main())

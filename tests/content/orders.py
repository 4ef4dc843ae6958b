"""Which orders of the lines of an `order` question pass its check: each permutation, run in the jail."""

import json
from dataclasses import replace

from courses.library.structure import LessonFile, Order
from judge import Judge
from judge.exercise import Limits
from tests.content.programs import Program, as_exercise

SECONDS = 20.0
"""For all permutations of one question together; seven lines have 5,040."""

TRY_ALL = """
import contextlib, io, itertools, json
lines, check = json.loads({question!r})
passing = []
for places in itertools.permutations(range(len(lines))):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec("\\n".join([*(lines[place] for place in places), check]), {{"__name__": "order"}})
    except Exception:
        continue
    passing.append(places)
print(json.dumps(passing))
"""


def accepted_orders(order: Order, judge: Judge) -> list[list[str]]:
    """All orders that pass the question's check, the given one first. Raises ValueError when that one does not."""
    program = Program("order", TRY_ALL.format(question=json.dumps([order.lines, order.check])))
    exercise = replace(as_exercise(program), limits=Limits(seconds=SECONDS))
    report = judge.run(exercise.job(program.source))
    if report.failure is not None or not report.stdout:
        raise ValueError(f"the orders could not be tried: {report.verdict} {report.failure or ''}")
    places = json.loads(report.stdout)
    if list(range(len(order.lines))) not in places:
        raise ValueError("the given order does not pass its own check")
    orders = [[order.lines[place] for place in each] for each in places]
    return sorted({tuple(each): each for each in orders}.values(), key=lambda each: each != list(order.lines))


def lesson_orders(lesson: LessonFile, judge: Judge) -> dict[str, list[list[str]]]:
    """What the lesson's orders.json has to say: each checked question with its accepted orders."""
    questions = lesson.quiz.questions if lesson.quiz else ()
    return {
        question.id: accepted_orders(question.answers, judge)
        for question in questions
        if isinstance(question.answers, Order) and question.answers.check
    }

"""Every program that the library shows, with what it prints: lesson fences, predict keys, filled blanks, orders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

from courses.library.loading import load_library
from courses.library.structure import Blanks, CodeFence, ExpectedError, LessonFile, Library, Order, Predict
from judge import Case, Exercise, load_exercise
from judge.exercise import Kind

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CONTENT = Path(__file__).resolve().parents[2] / "content"


@dataclass(frozen=True)
class Program:
    """A program and what it does: its whole output (None: not said), or the error that ends it."""

    where: str
    source: str
    stdin: str = ""
    output: str | None = None
    error: ExpectedError | None = None


def prose(text: str) -> str:
    """A text without its code blocks."""
    return FENCE.sub("", text)


def words(text: str) -> int:
    """How many words a reader reads, code left out."""
    return len(re.findall(r"[^\s|#>*-]\S*", prose(text)))


@cache
def library() -> Library:
    """The library of this checkout, read once."""
    return load_library(CONTENT)


@cache
def exercises() -> dict[str, Exercise]:
    """Every exercise by its slug, in the order of the courses."""
    paths = [path for lesson in library().lessons for path in lesson.exercises]
    return {path.name: load_exercise(path) for path in paths}


def programs() -> list[Program]:
    """Everything that can be run and says what comes of it."""
    found: list[Program] = []
    for lesson in library().lessons:
        found += fence_programs(lesson)
        found += question_programs(lesson)
    return found


def fence_programs(lesson: LessonFile) -> Iterator[Program]:
    """The fences of a lesson; one that continues is run with those before it, and prints what they print first."""
    before = Program("", "", "", "")
    for fence in lesson.fences:
        own = Program(f"{lesson.ref}:{fence.line}", fence.source, fence.stdin, fence.output, fence.error)
        program = joined(before, own) if fence.continues else own
        yield program
        if can_be_continued(fence):
            before = program


def can_be_continued(fence: CodeFence) -> bool:
    """Whether later fences may share the names of this one."""
    return fence.mode == "run" and fence.error is None


def joined(first: Program, second: Program) -> Program:
    """Two programs as one."""
    output = None if first.output is None or second.output is None else first.output + second.output
    lines = first.source.count("\n")
    error = replace(second.error, line=second.error.line + lines) if second.error else None
    return Program(second.where, first.source + second.source, first.stdin + second.stdin, output, error)


def question_programs(lesson: LessonFile) -> Iterator[Program]:
    """The programs of a quiz whose output is a key, or is fixed by the right answers."""
    for question in lesson.quiz.questions if lesson.quiz else ():
        where = f"{lesson.ref}#{question.id}"
        match question.answers:
            case Predict() as predict:
                yield Program(where, predict.program, predict.stdin, predict.key)
            case Blanks() as blanks:
                for answers in product(*(blank.right for blank in blanks.blanks)):
                    yield Program(where, blanks.filled(answers), blanks.stdin, blanks.output)
            case Order() as order if order.check:
                for lines in order.accepted or (order.lines,):
                    yield Program(where, "\n".join((*lines, order.check)) + "\n")
            case _:
                pass


def as_exercise(program: Program) -> Exercise:
    """The program as an exercise whose one case says what it has to print, so that the judge can run it."""
    case = Case(number=1, public=True, stdin=program.stdin, stdout=program.output or "")
    return Exercise(
        slug="shown", title="Shown", kind=Kind.PROGRAM, difficulty=1, statement="", cases=(case,),
        stub={"solution.py": ""}, solution={"solution.py": program.source},
    )  # fmt: skip

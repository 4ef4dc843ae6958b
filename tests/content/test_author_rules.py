"""The rules for authors: sizes, the parts of a lesson, one spelling, no sentence twice, nothing before its time."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from courses.library.structure import Blanks, LessonFile, Order, Predict
from judge import Exercise
from tests.content.programs import CONTENT, exercises, library, prose, words

LESSONS = list(library().lessons)
EXERCISES = exercises()
WORDS_A_MINUTE = 60
"""How fast a beginner reads a text with code in it and tries things on the way."""

NODES: dict[type[ast.AST], str] = {
    ast.Assign: "assignment",
    ast.AugAssign: "augmented-assignment",
    ast.Compare: "comparison",
    ast.BoolOp: "logical-operators",
    ast.If: "if",
    ast.While: "while",
    ast.For: "for",
    ast.FunctionDef: "def",
    ast.Lambda: "lambda",
    ast.List: "list",
    ast.Dict: "dict",
    ast.Set: "set",
    ast.ListComp: "list-comprehension",
    ast.JoinedStr: "f-string",
    ast.Slice: "slicing",
    ast.Subscript: "indexing",
    ast.Attribute: "method-call",
    ast.FloorDiv: "floor-division",
    ast.Mod: "modulo",
    ast.IfExp: "conditional-expression",
    ast.Try: "try-except",
    ast.ClassDef: "class",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.DictComp: "dict-comprehension",
    ast.SetComp: "set-comprehension",
    ast.GeneratorExp: "generator-expression",
    ast.Break: "break-continue",
    ast.Continue: "break-continue",
    ast.Is: "identity",
    ast.IsNot: "identity",
    ast.Delete: "dict-update",
    ast.Global: "global-scope",
    ast.Nonlocal: "closure",
}
CALLS = {
    "print": "print",
    "input": "input",
    "int": "int-conversion",
    "float": "float-conversion",
    "str": "str-conversion",
    "type": "type",
    "len": "len",
    "range": "range",
    "sum": "aggregate-builtins",
    "min": "aggregate-builtins",
    "max": "aggregate-builtins",
    "sorted": "sort-vs-sorted",
    "reversed": "sort-vs-sorted",
    "list": "list",
    "id": "identity",
    "enumerate": "enumerate",
    "zip": "zip",
    "tuple": "tuple",
    "dict": "dict",
    "set": "set",
    "frozenset": "hashable",
    "map": "map-filter",
    "filter": "map-filter",
}
METHODS = {
    "append": "append",
    "extend": "append",
    **dict.fromkeys(("insert", "remove", "pop", "index", "count", "reverse", "clear"), "list-methods"),
    "sort": "sort-vs-sorted",
    "copy": "shallow-copy",
    **dict.fromkeys(("split", "join", "splitlines"), "split-join"),
    **dict.fromkeys(("strip", "lstrip", "rstrip", "replace"), "strip-replace"),
    "find": "find",
    "get": "dict-get",
    "update": "dict-update",
    **dict.fromkeys(("items", "keys", "values"), "dict-items"),
    "setdefault": "grouping",
    **dict.fromkeys(("union", "intersection", "difference", "discard", "add"), "set"),
}
AMERICAN = re.compile(
    r"\b(colors?|favorites?|centers?|behaviors?|neighbors?|gr[a]y|labeled|traveled|canceled|honor|labor|"
    r"(?:recogn|organ|real|apolog|memor|emphas|summar|special|initial|normal)iz(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


def used(source: str) -> set[str]:
    """The concepts that a program uses, as far as its syntax tells; a text that is not Python yet tells nothing."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    nodes = list(ast.walk(tree))
    found = {NODES[type(node)] for node in nodes if type(node) in NODES}
    found |= {METHODS[node.attr] for node in nodes if isinstance(node, ast.Attribute) and node.attr in METHODS}
    calls = (node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return found | {CALLS.get(name, name) for name in calls}


def defined(sources: Iterable[str]) -> set[str]:
    """The names that these programs bind themselves, functions and variables that may hold one; calling them needs no
    lesson. A name that is also a concept's, or that of a function in the tables, stays one that has to be taught."""
    found: set[str] = set()
    for source in sources:
        found |= set(re.findall(r"^\s*def (\w+)", source, re.MULTILINE))
        try:
            nodes = list(ast.walk(ast.parse(source)))
        except SyntaxError:
            continue
        found |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        found |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    return found - {*NODES.values(), *CALLS, *CALLS.values(), *METHODS.values()}


def lesson_programs(lesson: LessonFile) -> Iterator[str]:
    yield from (fence.source for fence in lesson.fences)
    for question in lesson.quiz.questions if lesson.quiz else ():
        match question.answers:
            case Predict() | Blanks() as answers:
                yield answers.program
            case Order() as order:
                yield "\n".join(order.lines)
            case _:
                pass


def taught_by(lesson: LessonFile) -> set[str]:
    """What a reader who has reached the end of this lesson knows: its own concepts and those of all it needs."""
    by_ref = {each.ref: each for each in LESSONS}
    known: set[str] = set()
    waiting = [lesson]
    while waiting:
        current = waiting.pop()
        known |= set(current.teaches)
        waiting += [by_ref[ref] for ref in current.needs]
    return known


def lesson_exercises(lesson: LessonFile) -> Iterator[Exercise]:
    return (EXERCISES[path.name] for path in lesson.exercises)


per_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: str(lesson.ref))


@per_lesson
def test_a_lesson_has_its_size(lesson: LessonFile) -> None:
    count = words(lesson.text)
    assert 600 <= count <= 1200
    assert count / WORDS_A_MINUTE * 0.5 <= lesson.minutes <= count / WORDS_A_MINUTE * 3


@per_lesson
def test_a_lesson_has_every_part(lesson: LessonFile) -> None:
    modes = Counter(fence.mode for fence in lesson.fences)
    assert modes["predict"] == 1
    assert modes["run"] >= 2
    errors = [fence for fence in lesson.fences if fence.error] or re.findall(r"^\w*Error: ", lesson.text, re.MULTILINE)
    assert errors, "the real text of one common error"
    last_heading, ending = re.split(r"^## ", lesson.text, flags=re.MULTILINE)[-1].split("\n", 1)
    assert last_heading == "What to remember"
    assert len(re.findall(r"^- ", ending, re.MULTILINE)) == 3
    assert 2 <= len(lesson.objectives) <= 4


@per_lesson
def test_a_quiz_has_four_to_eight_questions(lesson: LessonFile) -> None:
    assert lesson.quiz is not None
    assert 4 <= len(lesson.quiz.questions) <= 8


@per_lesson
def test_nothing_is_used_before_it_is_taught(lesson: LessonFile) -> None:
    known = taught_by(lesson) | defined(lesson_programs(lesson))
    for source in lesson_programs(lesson):
        assert used(source) <= known, source
    for exercise in lesson_exercises(lesson):
        assert set(exercise.concepts) <= known, exercise.slug
        sources = [*exercise.solution.values(), *exercise.stub.values()]
        for source in sources:
            assert used(source) <= known | defined(sources), exercise.slug


@per_lesson
def test_every_concept_is_practised_or_asked_about(lesson: LessonFile) -> None:
    assert lesson.teaches
    assert lesson.exercises


def test_no_sentence_stands_in_two_lessons() -> None:
    places: dict[str, set[Path]] = defaultdict(set)
    for path in CONTENT.rglob("*.md"):
        for sentence in re.split(r"(?<=[.?:])\s+|\n\s*\n", prose(path.read_text())):
            plain = " ".join(sentence.lower().split())
            if len(plain.split()) >= 6 and not plain.startswith("- ["):
                places[plain].add(path)
    assert {sentence: paths for sentence, paths in places.items() if len(paths) > 1} == {}


def test_one_spelling() -> None:
    found = [
        f"{path.relative_to(CONTENT)}: {match[0]}"
        for path in CONTENT.rglob("*")
        if path.suffix in {".md", ".toml"}
        for match in AMERICAN.finditer(re.sub(r"`[^`]*`", "", prose(path.read_text())))
    ]
    assert found == []


def test_every_misconception_is_probed_and_every_probed_one_is_explained() -> None:
    told = {item.slug for item in library().misconceptions}
    text = "".join(path.read_text() for path in CONTENT.rglob("quiz.md"))
    probed = set(re.findall(r"misconception=([\w-]+)", text))
    probed |= {wrong.misconception for exercise in EXERCISES.values() for wrong in exercise.wrong}
    assert probed == told


@pytest.mark.parametrize("slug", EXERCISES)
def test_an_exercise_probes_a_misconception_of_its_own_lesson(slug: str) -> None:
    lesson = next(lesson for lesson in LESSONS if slug in {path.name for path in lesson.exercises})
    at_home = {item.slug for item in library().misconceptions if item.lesson == lesson.ref}
    assert at_home & {wrong.misconception for wrong in EXERCISES[slug].wrong}

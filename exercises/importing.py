"""The library's exercises into their rows, and with those of the courses the whole library. A door to the judge."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from courses.importing import Fields, Lessons, digest, import_courses, link_concepts, render_courses, surroundings
from courses.library.lessons import exercise_folders
from courses.library.loading import Reading
from courses.library.pending import Mention, Rename
from courses.library.prose import check_fences
from courses.library.structure import LessonRef, Library
from courses.markdown import render_content
from courses.mirror import Tally, Wanted, archive, mirror, remove
from exercises.models import Case, Exercise
from judge import load_exercise
from judge.exercise import Case as JudgedCase
from judge.exercise import Exercise as Definition
from judge.formats import front_matter
from judge.reading import ContentError, Notes

__all__ = ["Content", "ContentError", "import_content", "read_content"]


@dataclass(frozen=True)
class ExerciseFile:
    """An exercise of a lesson, as the judge reads its folder."""

    lesson: LessonRef
    definition: Definition


@dataclass(frozen=True)
class Content:
    """The whole library, checked: its courses, and the exercises of all lessons in the order of study and practice."""

    library: Library
    exercises: tuple[ExerciseFile, ...]


def read_content(root: Path) -> Content:
    """Read and check everything under the content root, without a database.

    Raises ContentError with everything that is wrong, each with its file and line.
    """
    reading = Reading(root)
    found: list[ExerciseFile] = []
    seen: dict[str, Path] = {}
    for lesson in reading.folders:
        folders = exercise_folders(lesson)
        for path in folders:
            if path.name in seen:
                reading.notes(path / "exercise.md").add(1, f"the slug {path.name} is taken by {seen[path.name]}")
            seen[path.name] = path
        exercises = [exercise for path in folders if (exercise := _read_folder(path, reading)) is not None]
        found += sorted(exercises, key=_order_of_practice)
    return Content(reading.checked(), tuple(found))


def import_content(content: Content) -> Tally:
    """Make the rows say what the files say, all of them or none; the tally says what was done."""
    tally = Tally()
    # Rendering takes most of the time, and a transaction keeps everybody else from writing.
    courses = render_courses(content.library)
    fields = [_exercise_fields(each.definition, order) for order, each in enumerate(content.exercises, 1)]
    with transaction.atomic():
        _import_exercises(content.exercises, fields, import_courses(courses, tally), tally)
    return tally


def _order_of_practice(exercise: ExerciseFile) -> tuple[bool, int, str]:
    """What completes the lesson first, the easiest first."""
    return exercise.definition.extra, exercise.definition.difficulty, exercise.definition.slug


def _read_folder(path: Path, reading: Reading) -> ExerciseFile | None:
    """The exercise, or None after noting what is wrong with its folder; what it refers to waits in `reading`."""
    try:
        definition = load_exercise(path)
    except ContentError as error:
        reading.problems += error.problems
        return None
    head = front_matter(reading.notes(path / "exercise.md"))
    if head is not None:
        table, text, line = head
        _check_text(text, line, table.notes, reading)
        rename = Rename(
            table.notes, table.line("renamed_from"), "exercises", definition.slug, definition.renamed_from or ""
        )
        reading.pending.renames.append(rename)
    for name in ("hints.md", "after.md"):
        notes = reading.notes(path / name)
        _check_text(notes.text() or "", 1, notes, reading)
    for wrong in definition.wrong:
        notes = reading.notes(path / "wrong" / f"{wrong.slug}.py")
        line = next(n for n, row in enumerate((notes.text() or "").splitlines(), 1) if wrong.misconception in row)
        reading.pending.beliefs.append(Mention(notes, line, wrong.misconception))
    return ExerciseFile(LessonRef(path.parents[2].name, path.parents[1].name), definition)


def _check_text(text: str, line: int, notes: Notes, reading: Reading) -> None:
    check_fences(text, line, notes)
    reading.pending.check_text(text, line, notes, pictures=())


def _exercise_fields(definition: Definition, order: int) -> Fields:
    around = surroundings()
    plain = definition.to_json()
    return {
        "slug": definition.slug,
        "title": definition.title,
        "kind": definition.kind.value,
        "difficulty": definition.difficulty,
        "order": order,
        "extra": definition.extra,
        "statement_html": render_content(definition.statement, around),
        "stub": plain["stub"],
        "solution": plain["solution"],
        "hints": [{"title": hint.title, "html": render_content(hint.text, around)} for hint in definition.hints],
        "after_html": render_content(definition.after, around),
        "definition": definition.without_cases().to_json(),
        "case_hash": definition.case_hash,
        "digest": digest(plain),
    }


def _import_exercises(files: Sequence[ExerciseFile], fields: Sequence[Fields], lessons: Lessons, tally: Tally) -> None:
    rows = {row.slug: row for row in Exercise.objects.all()}
    wanted = [
        Wanted(said["slug"], {"lesson_id": lessons[file.lesson].pk, **said}, file.definition.renamed_from)
        for file, said in zip(files, fields, strict=True)
    ]
    kept = mirror(Exercise, rows, wanted, tally)
    archive(Exercise, (exercise for exercise in rows.values() if exercise.digest), kept, tally)
    definitions = {kept[file.definition.slug].pk: file.definition for file in files}
    concepts = {pk: definition.concepts for pk, definition in definitions.items()}
    link_concepts("concepts practised", Exercise.concepts.through, concepts, tally)
    _import_cases(definitions, tally)


def _case_fields(case: JudgedCase) -> Fields:
    data = case.to_json()
    return {"data": data, "in_order": json.dumps(data)}


def _import_cases(definitions: dict[int, Definition], tally: Tally) -> None:
    """The cases of the exercises, by the ids of those; no learner's row points at a case."""
    rows = {(row.exercise_id, row.number): row for row in Case.objects.filter(exercise__in=definitions)}
    wanted = [
        Wanted(
            (pk, case.number),
            {"exercise_id": pk, "number": case.number, "public": case.public, **_case_fields(case)},
        )
        for pk, definition in definitions.items()
        for case in definition.cases
    ]
    remove(Case, rows.values(), mirror(Case, rows, wanted, tally), tally)

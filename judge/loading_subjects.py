"""right.py and broken/*.py: the programs that a learner's tests are run against, as cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from judge.exercise import MAX_SOURCE_BYTES, Case
from judge.loading_texts import read_head
from judge.reading import Notes
from judge.subjects import Role, Subject, bare

__all__ = ["BROKEN_FOLDER", "RIGHT_FILE", "read_subjects"]

RIGHT_FILE, BROKEN_FOLDER = "right.py", "broken"
# As few as leave room for wrong answers that differ, and no more than an exercise has cases.
BROKEN = (3, 19)


def read_subjects(notes: Notes) -> tuple[Case, ...]:
    """Case 1, public, is the right program; then come the broken ones by their file names. `notes` are the folder's."""
    right = notes.file / RIGHT_FILE
    folder = notes.file / BROKEN_FOLDER
    files = sorted(folder.glob("*.py"))
    if not BROKEN[0] <= len(files) <= BROKEN[1]:
        notes.beside(folder).add(1, f"there are {BROKEN[0]} to {BROKEN[1]} broken programs, here {len(files)}")
    for other in sorted(set(folder.glob("*")) - set(files)):
        if not other.name.startswith((".", "__")):
            notes.beside(other).add(1, "a broken program is a file broken/NAME.py")
    subjects = [_right(notes.beside(right)), *(_broken(notes.beside(file)) for file in files)]
    for file, problem in _repeated([right, *files], subjects):
        notes.beside(file).add(1, problem)
    return tuple(Case(number, public=number == 1, subject=subject) for number, subject in enumerate(subjects, 1))


def _right(notes: Notes) -> Subject:
    return Subject(_source(notes), Role.RIGHT)


def _broken(notes: Notes) -> Subject:
    source = _source(notes)
    head = read_head(source, notes)
    says = head.text("says", "")
    head.done()
    return Subject(source, Role.BROKEN, says)


def _source(notes: Notes) -> str:
    text = notes.text()
    if text is None:
        return ""
    if len(text.encode()) > MAX_SOURCE_BYTES:
        notes.add(1, f"a source has at most {MAX_SOURCE_BYTES // 1024} KiB")
    try:
        compile(text, notes.file.name, "exec", dont_inherit=True)
    except SyntaxError as error:
        notes.add(error.lineno or 1, f"Python cannot read this program: {error.msg}")
        return ""
    if not text.strip():
        notes.add(1, "this file is empty")
    return text


def _repeated(files: list[Path], subjects: list[Subject]) -> Iterator[tuple[Path, str]]:
    """Programs that are the same but for comments and layout: no test could tell them apart."""
    seen: dict[str, str] = {}
    for file, subject in zip(files, subjects, strict=True):
        first = seen.setdefault(bare(subject.source), file.name)
        if first != file.name and subject.source:
            yield file, f"this is the same program as {first}"

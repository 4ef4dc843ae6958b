"""`load_exercise`: an exercise folder, in the format of CONTENT.md, as one frozen value. Runs no code of the folder."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from judge.exercise import MAX_SOURCE_BYTES, Case, Entry, Exercise, Kind, WrongAnswer
from judge.formats import front_matter, toml_table
from judge.loading_cases import read_cases
from judge.loading_head import SLUG, is_plain_path, read_compare, read_entry, read_limits, read_rules
from judge.loading_subjects import BROKEN_FOLDER, RIGHT_FILE, read_subjects
from judge.loading_texts import read_head, read_hints
from judge.reading import ContentError, Notes, Problem, Table
from judge.report import Verdict
from judge.rules import Rule, broken_rules

__all__ = ["ContentError", "Problem", "load_exercise", "read_source"]

# CONTENT.md: "At least three for each exercise".
WRONG_ANSWERS = 3
# JUDGE.md, "Default limits": a file, and all of them.
MAX_DATA_FILE = 1024 * 1024
MAX_DATA = 16 * 1024 * 1024
CASES_FILE = "cases.toml"
KNOWN = {"exercise.md", CASES_FILE, RIGHT_FILE, BROKEN_FOLDER, "hints.md", "after.md", "outcomes.json"}
KNOWN |= {"stub.py", "stub", "solution.py", "solution", "wrong", "data"}


def load_exercise(path: str | Path) -> Exercise:
    """The exercise in this folder; its name is the slug.

    Raises ContentError with every problem of the folder, each with its file and line.
    """
    folder = Path(path)
    problems: list[Problem] = []
    exercise = _Folder(folder, problems).read()
    if problems or exercise is None:
        raise ContentError(problems)
    return exercise


def read_source(path: str | Path, entry_file: str) -> dict[str, str]:
    """A submission on disk: one file, taken as the entry file, or a folder with all of its .py files.

    Raises OSError when it cannot be read; bytes that are not UTF-8 become U+FFFD, which Python then refuses.
    """
    place = Path(path)
    if not place.is_dir():
        return {entry_file: place.read_bytes().decode("utf-8", "replace")}
    return {
        file.relative_to(place).as_posix(): file.read_bytes().decode("utf-8", "replace")
        for file in sorted(place.rglob("*.py"))
    }


class _Folder:
    """One exercise folder while it is read."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self.folder = folder
        self.notes = Notes(folder, problems)

    def beside(self, name: str) -> Notes:
        return self.notes.beside(self.folder / name)

    def read(self) -> Exercise | None:
        if not self.folder.is_dir():
            self.notes.add(1, "there is no such folder")
            return None
        self._check_names()
        parts = front_matter(self.beside("exercise.md"))
        if parts is None:
            return None
        head, statement, _line = parts
        kind = head.choice("kind", Kind, Kind.PROGRAM)
        return self._exercise(head, statement, kind)

    def _exercise(self, head: Table, statement: str, kind: Kind) -> Exercise:
        entry = read_entry(head, kind)
        rules = read_rules(head)
        cases = self._cases(kind, entry)
        stub, solution = self._program("stub", entry), self._program("solution", entry)
        exercise = Exercise(
            slug=self.folder.resolve().name,
            title=head.text("title"),
            kind=kind,
            difficulty=head.whole("difficulty", 1, 4),
            statement=statement,
            cases=cases,
            stub=stub,
            solution=solution,
            concepts=head.texts("concepts", None),
            entry=entry,
            limits=read_limits(head),
            rules=rules,
            compare=read_compare(head),
            extra=head.flag("extra"),
            renamed_from=head.optional_text("renamed_from"),
            wrong=self._wrong(solution, entry, cases),
            hints=read_hints(self.beside("hints.md")),
            after=self._required_text("after.md"),
            data=self._data(),
            outcomes=self._outcomes(),
        )
        head.done()
        if not statement.strip():
            head.problem("the statement is empty")
        if kind is Kind.REFACTOR:
            self._check_refactor(head, stub, rules)
        return exercise

    def _check_names(self) -> None:
        if not SLUG.fullmatch(self.folder.resolve().name):
            self.notes.add(1, "the folder's name is the slug: small letters and digits, with single - between them")
        for item in sorted(self.folder.iterdir()):
            if item.name not in KNOWN and not item.name.startswith((".", "__")):
                self.notes.beside(item).add(1, "no file of an exercise has this name")

    def _cases(self, kind: Kind, entry: Entry) -> tuple[Case, ...]:
        for name in (CASES_FILE,) if kind is Kind.TESTS else (RIGHT_FILE, BROKEN_FOLDER):
            if (self.folder / name).exists():
                self.beside(name).add(1, f"an exercise of kind {kind} has no {name}")
        if kind is Kind.TESTS:
            return read_subjects(self.notes)
        top = toml_table(self.beside(CASES_FILE))
        return read_cases(top, kind, entry) if top is not None else ()

    def _required_text(self, name: str) -> str:
        notes = self.beside(name)
        text = notes.text()
        if text is not None and not text.strip():
            notes.add(1, "this file is empty")
        return text or ""

    def _program(self, name: str, entry: Entry) -> dict[str, str]:
        """The files of stub.py or stub/, solution.py or solution/."""
        single, several = self.folder / f"{name}.py", self.folder / name
        if single.exists() == several.is_dir():
            self.notes.beside(single).add(1, f"there is either {name}.py or a folder {name}/")
            return {}
        if single.exists():
            return {entry.file: self._source(single)}
        files = {
            file.relative_to(several).as_posix(): self._source(file)
            for file in sorted(several.rglob("*"))
            if file.is_file() and "__pycache__" not in file.parts
        }
        if entry.file not in files:
            self.notes.beside(several).add(1, f"the entry file {entry.file} is missing here")
        return files

    def _source(self, file: Path) -> str:
        notes = self.notes.beside(file)
        text = notes.text() or ""
        if len(text.encode()) > MAX_SOURCE_BYTES:
            notes.add(1, f"a source has at most {MAX_SOURCE_BYTES // 1024} KiB")
        return text

    def _wrong(self, solution: Mapping[str, str], entry: Entry, cases: tuple[Case, ...]) -> tuple[WrongAnswer, ...]:
        folder = self.folder / "wrong"
        files = sorted(folder.glob("*.py"))
        if len(files) < WRONG_ANSWERS:
            self.notes.beside(folder).add(1, f"there are at least {WRONG_ANSWERS} wrong answers, here {len(files)}")
        for other in sorted(set(folder.glob("*")) - set(files)):
            if not other.name.startswith((".", "__")):
                self.notes.beside(other).add(1, "a wrong answer is a file wrong/NAME.py")
        return tuple(self._wrong_answer(file, solution, entry, cases) for file in files)

    def _wrong_answer(
        self, file: Path, solution: Mapping[str, str], entry: Entry, cases: tuple[Case, ...]
    ) -> WrongAnswer:
        notes = self.notes.beside(file)
        source = self._source(file)
        head = read_head(source, notes)
        verdict = head.choice("verdict", Verdict, Verdict.WRONG_ANSWER)
        if verdict in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR):
            head.problem(f"a wrong answer is never {verdict}", "verdict")
        fails = head.text("fails", "1" if verdict.before_cases else None)
        number = int(fails) if fails.isdecimal() else 0
        if fails and cases and not 1 <= number <= len(cases):
            head.problem(f"fails is the number of a case, 1 to {len(cases)}, not {fails!r}", "fails")
        if verdict.before_cases and number > 1:
            head.problem(f"{verdict} comes before any case: fails is 1, or left out", "fails")
        misconception = head.text("misconception")
        if misconception and not SLUG.fullmatch(misconception):
            head.problem("misconception is a slug of misconceptions.toml", "misconception")
        if not SLUG.fullmatch(file.stem):
            notes.add(1, "a wrong answer's name has small letters and digits, with single - between them")
        feedback = head.text("feedback")
        head.done()
        files = {**solution, entry.file: source}
        return WrongAnswer(file.stem, files, verdict, number, misconception, feedback)

    def _data(self) -> dict[str, str]:
        folder = self.folder / "data"
        data: dict[str, str] = {}
        total = 0
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if not file.is_file():
                continue
            notes = self.notes.beside(file)
            data[name] = notes.text() or ""
            size = len(data[name].encode())
            total += size
            if not is_plain_path(name):
                notes.add(1, "this is not a usable file name")
            if size > MAX_DATA_FILE:
                notes.add(1, "a data file has at most 1 MiB")
        if total > MAX_DATA:
            self.notes.beside(folder).add(1, "the data files have at most 16 MiB in all")
        return data

    def _outcomes(self) -> dict[str, tuple[str, ...]]:
        notes = self.beside("outcomes.json")
        if not notes.file.exists():
            return {}
        try:
            data: Any = json.loads(notes.text() or "null")
        except json.JSONDecodeError as error:
            notes.add(error.lineno, f"this is not valid JSON: {error.msg}")
            return {}
        if not _is_outcomes(data):
            notes.add(1, "this holds, for each wrong answer, a list of texts; `python -m judge outcomes` writes it")
            return {}
        return {slug: tuple(lines) for slug, lines in data.items()}

    def _check_refactor(self, head: Table, stub: Mapping[str, str], rules: tuple[Rule, ...]) -> None:
        try:
            trees = {name: ast.parse(text) for name, text in stub.items() if name.endswith(".py")}
        except (SyntaxError, ValueError):
            head.problem("the stub of a refactor is a program that runs", "kind")
            return
        if not broken_rules(trees, rules):
            head.problem("a refactor has a forbid or require rule that its stub breaks", "kind")


def _is_outcomes(data: object) -> bool:
    return isinstance(data, dict) and all(
        isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in data.values()
    )

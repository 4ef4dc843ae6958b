"""What is judged: an exercise with its cases, and the job that a submission becomes. Frozen values, JSON both ways."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from judge.plain import Plain, to_plain
from judge.report import Verdict
from judge.rules import Rule

__all__ = [
    "MAX_SOURCE_BYTES",
    "Case",
    "Compare",
    "CompareMode",
    "Entry",
    "Exercise",
    "Hint",
    "Job",
    "Kind",
    "Limits",
    "Rule",
    "WrongAnswer",
]

# JUDGE.md, "Default limits".
MAX_SOURCE_BYTES = 64 * 1024
MAX_SOURCE_FILES = 32
WALL_BEYOND_CPU_S = 1.0


class Kind(StrEnum):
    """What the learner is asked to write (CONTENT.md)."""

    PROGRAM = "program"
    FUNCTION = "function"
    CLASS = "class"
    FILES = "files"
    FIX = "fix"
    REFACTOR = "refactor"
    TESTS = "tests"
    MODULES = "modules"


class CompareMode(StrEnum):
    """How printed text and values are compared; `judge.compare` says what each mode means."""

    TRIMMED = "trimmed"
    EXACT = "exact"
    TOKENS = "tokens"
    UNORDERED = "unordered"
    TOLERANCE = "tolerance"


@dataclass(frozen=True, slots=True)
class Compare(Plain):
    """The exercise's comparison. `tolerance` counts only in mode TOLERANCE.

    An exercise without `compare:` has mode TRIMMED: blanks at the ends of lines and of the whole output are ignored.
    Only an explicit `compare: exact` makes every blank count.
    """

    mode: CompareMode = CompareMode.TRIMMED
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry(Plain):
    """The file that the learner writes first of all, and the names that it must define."""

    file: str = "solution.py"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits(Plain):
    """CPU seconds for the whole submission, mebibytes of memory, kibibytes of each output stream."""

    seconds: float = 2.0
    memory_mb: int = 256
    output_kb: int = 64

    @property
    def wall_s(self) -> float:
        """Seconds of real time after which a submission is stopped."""
        return self.seconds + WALL_BEYOND_CPU_S


@dataclass(frozen=True, slots=True)
class Case(Plain):
    """One case. Without `call` and `steps` the source is run as a program (`__main__`) with `stdin` and `args`.

    `gives` and the values of `then` are Python literals as text; `raises` names an exception class.
    """

    number: int
    public: bool = False
    call: str | None = None
    steps: tuple[str, ...] = ()
    stdin: str = ""
    args: tuple[str, ...] = ()
    gives: str | None = None
    raises: str | None = None
    stdout: str | None = None
    then: Mapping[str, str] = field(default_factory=dict)
    files_after: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_program(self) -> bool:
        """Whether the source itself is run, rather than called."""
        return self.call is None and not self.steps

    def question(self) -> dict[str, Any]:
        """All of the case that may enter the jail: what to do and what to look at, never what is expected."""
        return {
            "number": self.number,
            "steps": [self.call] if self.call is not None else list(self.steps),
            "stdin": self.stdin,
            "args": list(self.args),
            "then": list(self.then),
            "files": list(self.files_after),
        }

    def shown(self) -> str:
        """The input as a person reads it: the call, or the steps, or the arguments and what is typed in."""
        if not self.is_program:
            return self.call if self.call is not None else "\n".join(self.steps)
        arguments = f"arguments: {' '.join(self.args)}\n" if self.args else ""
        return arguments + self.stdin


@dataclass(frozen=True, slots=True)
class WrongAnswer(Plain):
    """An answer that must fail, and how: its verdict and the number of the first case that it does not pass."""

    slug: str
    files: Mapping[str, str]
    verdict: Verdict
    fails: int
    misconception: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Hint(Plain):
    """One hint: its heading and its Markdown text."""

    title: str
    text: str


@dataclass(frozen=True)
class Job(Plain):
    """One submission to be judged: the learner's files and everything of the exercise that decides the verdict."""

    files: Mapping[str, str]
    entry: Entry
    limits: Limits
    rules: tuple[Rule, ...]
    compare: Compare
    cases: tuple[Case, ...]
    data: Mapping[str, str]
    case_hash: str

    @cached_property
    def refusal(self) -> str | None:
        """Why these files cannot be run at all, in one sentence, or None.

        The judge answers such a job with `syntax_error` and this sentence: a learner's failure is a value.
        """
        if self.entry.file not in self.files:
            return f"The file {self.entry.file} is missing."
        if len(self.files) > MAX_SOURCE_FILES:
            return f"There are more than {MAX_SOURCE_FILES} files."
        total = 0
        for name, text in self.files.items():
            problem = _name_problem(name, self.data) or _text_problem(name, text)
            if problem:
                return problem
            total += len(text.encode())
        if total > MAX_SOURCE_BYTES:
            return f"The source is larger than {MAX_SOURCE_BYTES // 1024} KiB."
        return None


@dataclass(frozen=True)
class Exercise(Plain):
    """An exercise as its folder says it (CONTENT.md). Texts are Markdown; `outcomes` is `outcomes.json`."""

    slug: str
    title: str
    kind: Kind
    difficulty: int
    statement: str
    cases: tuple[Case, ...]
    stub: Mapping[str, str]
    solution: Mapping[str, str]
    concepts: tuple[str, ...] = ()
    entry: Entry = Entry()
    limits: Limits = Limits()
    rules: tuple[Rule, ...] = ()
    compare: Compare = Compare()
    extra: bool = False
    renamed_from: str | None = None
    wrong: tuple[WrongAnswer, ...] = ()
    hints: tuple[Hint, ...] = ()
    after: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def case_hash(self) -> str:
        """sha256 (hex) over everything that decides a verdict or its report: equal hashes, equal verdicts."""
        deciding = (self.entry, self.limits, self.rules, self.compare, self.cases, self.data)
        canonical = json.dumps(to_plain(deciding), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def job(self, source: str | Mapping[str, str]) -> Job:
        """The job that judges this source: one text (the entry file) or file names with their texts.

        Any source makes a job; what cannot be run is said by the report (`Job.refusal`).
        """
        files = {self.entry.file: source} if isinstance(source, str) else dict(source)
        return Job(
            files=files,
            entry=self.entry,
            limits=self.limits,
            rules=self.rules,
            compare=self.compare,
            cases=self.cases,
            data=self.data,
            case_hash=self.case_hash,
        )

    def recognise(self, outcome: Sequence[str]) -> WrongAnswer | None:
        """The wrong answer whose committed outcome equals a report's `outcome`, so that its feedback fits."""
        wanted = tuple(outcome)
        slug = next((slug for slug, known in self.outcomes.items() if tuple(known) == wanted), None)
        return next((answer for answer in self.wrong if answer.slug == slug), None)

    def without_cases(self) -> Exercise:
        """The same exercise with no cases, for a site that keeps its cases in rows of their own."""
        return replace(self, cases=())

    def with_cases(self, cases: Sequence[Case]) -> Exercise:
        """The exercise with these cases put back, in the order of their numbers."""
        return replace(self, cases=tuple(sorted(cases, key=lambda case: case.number)))


def _name_problem(name: str, data: Mapping[str, str]) -> str | None:
    path = PurePosixPath(name)
    plain = name == path.as_posix() and name.isprintable() and "\\" not in name and len(name.encode()) <= 200
    if not plain or path.is_absolute() or ".." in path.parts or name in (".", ""):
        return f"{name!r} is not a file name that can be used here."
    if name in data:
        return f"The file name {name} belongs to the exercise's own data."
    return None


def _text_problem(name: str, text: str) -> str | None:
    if "\0" in text:
        return f"{name} contains a NUL character, which Python does not accept in source."
    try:
        text.encode()
    except UnicodeEncodeError:
        return f"{name} contains a character that cannot be written as UTF-8."
    return None

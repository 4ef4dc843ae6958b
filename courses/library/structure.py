"""The course library as plain values: what the files of `content/` say, checked and frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from courses.quizzes import BLANK

Level = Literal["beginner", "intermediate", "advanced"]


@dataclass(frozen=True)
class WrongAnswer:
    """A typed answer that is known to be wrong, what to say to it, and the belief behind it."""

    text: str
    feedback: str
    misconception: str


@dataclass(frozen=True)
class Option:
    """One option of a choice. A wrong one has feedback and a misconception, the right one neither."""

    text: str
    right: bool
    feedback: str = ""
    misconception: str = ""


@dataclass(frozen=True)
class Choice:
    """Kinds `single` and `multiple`."""

    options: tuple[Option, ...]


@dataclass(frozen=True)
class Typed:
    """Kind `short`, and each blank of kind `blanks`: answers that are right, and wrong ones with feedback."""

    right: tuple[str, ...]
    wrong: tuple[WrongAnswer, ...] = ()


@dataclass(frozen=True)
class Predict:
    """Kind `predict`: `key` is the whole output of `program`. With options it is a choice, without it is typed."""

    program: str
    key: str
    stdin: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Blanks:
    """Kind `blanks`: a program with `____` in it, and the answers of each blank in order."""

    program: str
    blanks: tuple[Typed, ...]
    stdin: str = ""
    output: str | None = None

    def filled(self, answers: tuple[str, ...]) -> str:
        """The program with `answers` in its blanks, first to last."""
        pieces = self.program.split(BLANK)
        return "".join(piece + answer for piece, answer in zip(pieces, (*answers, ""), strict=True))


@dataclass(frozen=True)
class Distractor:
    """Lines that do not belong into the program of an `order` question."""

    lines: tuple[str, ...]
    misconception: str


@dataclass(frozen=True)
class Order:
    """Kind `order`: lines with their indentation. `accepted` are all orders that pass `check`, the given one first."""

    lines: tuple[str, ...]
    distractors: tuple[Distractor, ...] = ()
    check: str = ""
    accepted: tuple[tuple[str, ...], ...] = ()


QuestionKind = Literal["single", "multiple", "short", "predict", "blanks", "order"]
Answers = Choice | Typed | Predict | Blanks | Order


@dataclass(frozen=True)
class QuestionFile:
    """One question of a quiz; `stem`, `body`, `why` and the texts of options are Markdown. `line` is its heading's."""

    id: str
    kind: QuestionKind
    stem: str
    body: str
    why: str
    answers: Answers
    line: int
    renamed_from: str = ""


@dataclass(frozen=True)
class QuizFile:
    """The quiz of a lesson."""

    path: Path
    title: str
    questions: tuple[QuestionFile, ...]


@dataclass(frozen=True)
class ExpectedError:
    """How a fence marked `error` ends: the type of the exception and the line of the fence that it names."""

    type: str
    line: int


@dataclass(frozen=True)
class CodeFence:
    """A program in a lesson that can be run. `line` is the file's line of its first line of code.

    `output` is what it prints (for an error: before the traceback), None when the lesson does not show it.
    """

    line: int
    mode: Literal["run", "predict"]
    source: str
    output: str | None = None
    stdin: str = ""
    continues: bool = False
    error: ExpectedError | None = None


@dataclass(frozen=True)
class LessonRef:
    """A lesson by the slugs of its course and its own."""

    course: str
    lesson: str

    def __str__(self) -> str:
        return f"{self.course}/{self.lesson}"


@dataclass(frozen=True)
class LessonFile:
    """One lesson. `text` is Markdown from `text_line` of its file on; `pictures` maps `img/name.svg` to clean SVG."""

    path: Path
    ref: LessonRef
    title: str
    minutes: int
    objectives: tuple[str, ...]
    needs: tuple[LessonRef, ...]
    teaches: tuple[str, ...]
    text: str
    text_line: int
    fences: tuple[CodeFence, ...] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    quiz: QuizFile | None = None
    exercises: tuple[Path, ...] = ()
    renamed_from: str = ""

    def before(self, fence: CodeFence) -> tuple[CodeFence, ...]:
        """The fences whose names `fence` shares, first to last; none unless it continues them."""
        chain: list[CodeFence] = []
        for earlier in self.fences[: self.fences.index(fence)]:
            chain = [*chain, earlier] if earlier.continues else [earlier]
        return tuple(chain) if fence.continues else ()


@dataclass(frozen=True)
class ModuleFile:
    """A chapter of a course."""

    id: str
    title: str
    lessons: tuple[LessonFile, ...]


@dataclass(frozen=True)
class CourseFile:
    """One course."""

    path: Path
    slug: str
    title: str
    summary: str
    level: Level
    licence: str
    modules: tuple[ModuleFile, ...]
    renamed_from: str = ""

    @property
    def lessons(self) -> Iterator[LessonFile]:
        """Its lessons through all modules, in order."""
        return (lesson for module in self.modules for lesson in module.lessons)


@dataclass(frozen=True)
class MisconceptionFile:
    """What people believe that is not so, what to say to it, and the lesson to go back to."""

    slug: str
    title: str
    say: str
    lesson: LessonRef


@dataclass(frozen=True)
class Library:
    """The whole content root."""

    root: Path
    courses: tuple[CourseFile, ...]
    misconceptions: tuple[MisconceptionFile, ...]

    @property
    def lessons(self) -> Iterator[LessonFile]:
        """All lessons in the order of study."""
        return (lesson for course in self.courses for lesson in course.lessons)

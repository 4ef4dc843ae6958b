"""One lesson's folder: lesson.md, quiz.md, orders.json, img/ and the names of its exercises."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from courses.library.pending import Mention, Pending, Rename
from courses.library.pictures import clean_svg
from courses.library.prose import check_fences, read_fences
from courses.library.questions import build_question
from courses.library.quiz import RawQuestion, read_questions
from courses.library.schemas import LessonMatter, QuizMatter, validate
from courses.library.structure import LessonFile, LessonRef, Order, QuestionFile, QuizFile
from judge.formats import front_matter
from judge.reading import Notes

Orders = dict[str, list[tuple[str, ...]]]


@dataclass
class LessonReader:
    """Reads the folder that `notes` names. `with_orders` says whether orders.json is wanted."""

    notes: Notes
    pending: Pending
    with_orders: bool

    def read(self) -> LessonFile | None:
        """The lesson, or None when its own file cannot be used; problems are noted either way."""
        folder = self.notes.file
        self.ref = LessonRef(folder.parent.name, folder.name)
        self.pictures = self._pictures()
        lesson = self._lesson()
        quiz = self._quiz() if (folder / "quiz.md").exists() else None
        return replace(lesson, quiz=quiz) if lesson else None

    def _beside(self, name: str) -> Notes:
        return self.notes.beside(self.notes.file / name)

    def _lesson(self) -> LessonFile | None:
        notes = self._beside("lesson.md")
        parts = front_matter(notes)
        if parts is None:
            return None
        table, text, line = parts
        self.pending.check_text(text, line, notes, self.pictures)
        fences = read_fences(text, line, notes)
        if not text.strip():
            notes.add(line, "the lesson has no text")
        matter = validate(LessonMatter, table)
        if matter is None:
            return None
        needs = tuple(lesson_ref(need, self.ref.course) for need in matter.needs)
        mentions = [Mention(notes, table.line("needs"), str(need)) for need in needs]
        self.pending.links += mentions
        self.pending.needs += [(self.ref, mention) for mention in mentions]
        before = matter.renamed_from or ""
        rename = Rename(notes, table.line("renamed_from"), self.ref.course, self.ref.lesson, before)
        self.pending.renames.append(rename)
        return LessonFile(
            path=notes.file,
            ref=self.ref,
            title=matter.title,
            minutes=matter.minutes,
            objectives=tuple(matter.objectives),
            needs=needs,
            teaches=tuple(matter.teaches),
            text=text,
            text_line=line,
            fences=fences,
            pictures=self.pictures,
            exercises=exercise_folders(self.notes.file),
            renamed_from=before,
        )

    def _pictures(self) -> dict[str, str]:
        pictures = {}
        for path in sorted((self.notes.file / "img").glob("*.svg")):
            notes = self.notes.beside(path)
            source = notes.text()
            if source is not None:
                pictures[f"img/{path.name}"] = clean_svg(source, notes)
        return pictures

    def _check_text(self, text: str, line: int, notes: Notes) -> None:
        check_fences(text, line, notes)
        self.pending.check_text(text, line, notes, self.pictures)

    def _quiz(self) -> QuizFile | None:
        notes = self._beside("quiz.md")
        parts = front_matter(notes)
        if parts is None:
            return None
        table, text, line = parts
        raw = read_questions(text, line, notes)
        if not raw:
            notes.add(line, "the quiz has no question")
        questions = [question for each in raw if (question := self._question(each, notes)) is not None]
        self._check_ids(questions, notes)
        if self.with_orders:
            orders = self._orders()
            questions = [with_accepted(question, orders, notes) for question in questions]
        matter = validate(QuizMatter, table)
        return QuizFile(notes.file, matter.title, tuple(questions)) if matter else None

    def _question(self, raw: RawQuestion, notes: Notes) -> QuestionFile | None:
        self._check_text(raw.stem, raw.line, notes)
        self._check_text("\n".join(raw.body), raw.line + 1, notes)
        self._check_text(raw.why, raw.line, notes)
        for answer in raw.answers:
            if answer.mark in "x ":
                self._check_text(answer.text, answer.line, notes)
            self._check_text(answer.feedback, answer.line, notes)
        self.pending.beliefs += [Mention(notes, line, slug) for line, slug in raw.misconceptions]
        return build_question(raw, notes)

    def _check_ids(self, questions: list[QuestionFile], notes: Notes) -> None:
        ids: set[str] = set()
        for question in questions:
            if question.id in ids:
                notes.add(question.line, f"the id {question.id} stands twice in this quiz")
            ids.add(question.id)
            rename = Rename(notes, question.line, f"{self.ref} quiz", question.id, question.renamed_from)
            self.pending.renames.append(rename)

    def _orders(self) -> Orders:
        """What orders.json says; empty when there is no such file or after noting that it cannot be read."""
        notes = self._beside("orders.json")
        source = notes.text() if notes.file.exists() else None
        if source is None:
            return {}
        try:
            data = json.loads(source)
            return {str(key): [tuple(map(str, lines)) for lines in orders] for key, orders in data.items()}
        except json.JSONDecodeError as error:
            notes.add(error.lineno, f"this is not valid JSON: {error.msg}")
        except (AttributeError, TypeError):
            notes.add(1, "this must map each question's id to a list of lists of lines")
        return {}


def exercise_folders(lesson: Path) -> tuple[Path, ...]:
    """The folders of the exercises in a lesson's folder."""
    found = lesson.glob("exercises/*")
    return tuple(sorted(path for path in found if path.is_dir() and not path.name.startswith(".")))


def lesson_ref(text: str, course: str) -> LessonRef:
    """`lesson` of the same course, or `course/lesson`."""
    before, _, lesson = text.rpartition("/")
    return LessonRef(before or course, lesson)


def with_accepted(question: QuestionFile, orders: Orders, notes: Notes) -> QuestionFile:
    """An `order` question with its accepted orders, the given one first; any other question as it is."""
    answers = question.answers
    if not isinstance(answers, Order):
        return question
    accepted = orders.get(question.id, []) if answers.check else [answers.lines]
    if not accepted:
        notes.add(question.line, f"orders.json has no accepted orders for {question.id}: run make content")
    elif answers.lines not in accepted or any(sorted(order) != sorted(answers.lines) for order in accepted):
        notes.add(question.line, f"the orders of {question.id} in orders.json are out of date: run make content")
    others = tuple(order for order in accepted if order != answers.lines)
    return replace(question, answers=replace(answers, accepted=(answers.lines, *others)))

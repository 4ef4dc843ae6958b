"""One lesson's folder: lesson.md, quiz.md, orders.json, img/ and the names of its exercises."""

import json
from dataclasses import replace
from pathlib import Path

from courses.library.pictures import clean_svg
from courses.library.problems import Report
from courses.library.prose import Link, read_fences, read_links
from courses.library.questions import build_question
from courses.library.quiz import RawQuestion, read_questions
from courses.library.schemas import LessonMatter, QuizMatter
from courses.library.sources import read_document, read_text, validate
from courses.library.structure import LessonFile, LessonRef, Order, QuestionFile, QuizFile

Lines = tuple[str, ...]


class LessonReader:
    """Reads one lesson's folder. Links go to `links`, so that they are checked when all lessons are known."""

    def __init__(self, folder: Path, course: str, problems: Report, links: list[tuple[Path, Link]]) -> None:
        self.folder = folder
        self.course = course
        self.report = problems
        self.links = links
        self.pictures: dict[str, str] = {}

    def read(self, with_orders: bool) -> LessonFile | None:
        """The lesson, or None when its own file cannot be used; problems are noted either way."""
        self.pictures = self._pictures()
        lesson = self._lesson()
        quiz_path = self.folder / "quiz.md"
        quiz = self._quiz(quiz_path, with_orders) if quiz_path.exists() else None
        return replace(lesson, quiz=quiz, pictures=self.pictures, exercises=self._exercises()) if lesson else None

    def _lesson(self) -> LessonFile | None:
        report = self.report.other(self.folder / "lesson.md")
        document = read_document(report)
        if document is None:
            return None
        matter = validate(LessonMatter, document.data, report, document.line_of)
        self._check_links(document.text, document.text_line, report)
        fences = read_fences(document.text, document.text_line, report)
        if not document.text.strip():
            report.add(document.text_line, "the lesson has no text")
        if matter is None:
            return None
        return LessonFile(
            path=report.path,
            ref=LessonRef(self.course, self.folder.name),
            title=matter.title,
            minutes=matter.minutes,
            objectives=tuple(matter.objectives),
            needs=tuple(lesson_ref(need, self.course) for need in matter.needs),
            teaches=tuple(matter.teaches),
            text=document.text,
            text_line=document.text_line,
            fences=fences,
            renamed_from=matter.renamed_from or "",
        )

    def _pictures(self) -> dict[str, str]:
        pictures = {}
        for path in sorted((self.folder / "img").glob("*.svg")):
            report = self.report.other(path)
            source = read_text(report)
            if source is not None:
                pictures[f"img/{path.name}"] = clean_svg(source, report)
        return pictures

    def _exercises(self) -> tuple[Path, ...]:
        folder = self.folder / "exercises"
        return tuple(sorted(path for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else ()

    def _check_links(self, text: str, line: int, report: Report) -> None:
        links, pictures = read_links(text, line, report)
        self.links.extend((report.path, link) for link in links)
        for at, source in pictures:
            if source not in self.pictures:
                report.add(at, f"there is no picture {source}")

    def _quiz(self, path: Path, with_orders: bool) -> QuizFile | None:
        report = self.report.other(path)
        document = read_document(report)
        if document is None:
            return None
        matter = validate(QuizMatter, document.data, report, document.line_of)
        raw = read_questions(document.text, document.text_line, report)
        if not raw:
            report.add(document.text_line, "the quiz has no question")
        questions = [question for each in raw if (question := self._question(each, report)) is not None]
        _check_ids(questions, report)
        orders = self._orders() if with_orders else None
        if orders is not None:
            questions = [_ordered(question, orders, report) for question in questions]
        return QuizFile(path, matter.title, tuple(questions)) if matter else None

    def _question(self, raw: RawQuestion, report: Report) -> QuestionFile | None:
        self._check_links(raw.stem, raw.line, report)
        self._check_links("\n".join(raw.body), raw.line + 1, report)
        self._check_links(raw.why, raw.line, report)
        for answer in raw.answers:
            if answer.mark in "x ":
                self._check_links(answer.text, answer.line, report)
            self._check_links(answer.feedback, answer.line, report)
        return build_question(raw, report)

    def _orders(self) -> dict[str, list[Lines]] | None:
        """What orders.json says; empty when there is no such file, None after noting that it cannot be read."""
        report = self.report.other(self.folder / "orders.json")
        if not report.path.exists():
            return {}
        source = read_text(report)
        if source is None:
            return None
        try:
            data = json.loads(source)
            return {str(key): [tuple(map(str, lines)) for lines in orders] for key, orders in data.items()}
        except json.JSONDecodeError as error:
            report.add(error.lineno, f"not valid JSON: {error.msg}")
        except (AttributeError, TypeError):
            report.add(1, "this must map each question's id to a list of lists of lines")
        return None


def lesson_ref(text: str, course: str) -> LessonRef:
    """`lesson` of the same course, or `course/lesson`."""
    before, _, lesson = text.rpartition("/")
    return LessonRef(before or course, lesson)


def _check_ids(questions: list[QuestionFile], report: Report) -> None:
    """Ids stand once, and a name left behind is not in use and is claimed once."""
    ids: set[str] = set()
    for question in questions:
        if question.id in ids:
            report.add(question.line, f"the id {question.id} stands twice in this quiz")
        ids.add(question.id)
    old: set[str] = set()
    for question in questions:
        if question.renamed_from and question.renamed_from in ids | old:
            report.add(question.line, f"renamed_from={question.renamed_from}: that id is still in use")
        old.add(question.renamed_from)


def _ordered(question: QuestionFile, orders: dict[str, list[Lines]], report: Report) -> QuestionFile:
    """An `order` question with its accepted orders filled in; any other question as it is."""
    answers = question.answers
    if not isinstance(answers, Order):
        return question
    if not answers.check:
        return replace(question, answers=replace(answers, accepted=(answers.lines,)))
    accepted = orders.get(question.id)
    if accepted is None:
        report.add(question.line, f"orders.json has no accepted orders for {question.id}: run make content")
        return question
    lines = sorted(answers.lines)
    if answers.lines not in accepted or any(sorted(order) != lines for order in accepted):
        report.add(question.line, f"the orders of {question.id} in orders.json are out of date: run make content")
    others = tuple(order for order in accepted if order != answers.lines)
    return replace(question, answers=replace(answers, accepted=(answers.lines, *others)))

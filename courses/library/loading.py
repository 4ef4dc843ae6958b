"""The whole content root: reads every course and lesson, then checks what points from one to another."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from courses.library.lessons import LessonReader, lesson_ref
from courses.library.problems import ContentErrors, Problem, Report
from courses.library.prose import Link
from courses.library.schemas import CourseToml, LibraryToml, MisconceptionsToml, ModuleToml
from courses.library.sources import Location, read_toml
from courses.library.structure import (
    Blanks,
    Choice,
    CourseFile,
    LessonFile,
    LessonRef,
    Library,
    MisconceptionFile,
    ModuleFile,
    Order,
    Predict,
    QuestionFile,
    Typed,
)

LineOf = Callable[[Location], int]


def load_library(root: Path | str, *, with_orders: bool = True) -> Library:
    """Read and check the content root. Raises ContentErrors with everything that is wrong.

    Exercise folders are only listed: `judge.load_exercise` reads them. `with_orders=False` leaves orders.json aside,
    for the command that writes it.
    """
    reader = _LibraryReader(Path(root), with_orders)
    library = reader.read()
    if reader.problems:
        raise ContentErrors(reader.problems)
    return library


class _LibraryReader:
    def __init__(self, root: Path, with_orders: bool) -> None:
        self.root = root
        self.with_orders = with_orders
        self.problems: list[Problem] = []
        self.links: list[tuple[Path, Link]] = []
        self.need_lines: dict[LessonRef, LineOf] = {}

    def report(self, path: Path) -> Report:
        return Report(path, self.problems)

    def read(self) -> Library:
        courses: list[CourseFile] = []
        report = self.report(self.root / "library.toml")
        listed = read_toml(report, LibraryToml)
        if listed:
            toml, _line_of = listed
            folders = {path.parent.name for path in self.root.glob("*/course.toml")}
            _check_listing(toml.courses, folders, report, "course.toml")
            courses = [course for slug in dict.fromkeys(toml.courses) if (course := self.course(slug)) is not None]
            _check_renamed([(c.slug, c.renamed_from, c.path) for c in courses], self.problems)
        library = Library(self.root, tuple(courses), ())
        library = Library(self.root, library.courses, self.misconceptions(library))
        self.check_references(library)
        return library

    def course(self, slug: str) -> CourseFile | None:
        report = self.report(self.root / slug / "course.toml")
        loaded = read_toml(report, CourseToml)
        if loaded is None:
            return None
        toml, line_of = loaded
        ids = [module.id for module in toml.module]
        for number, module_id in enumerate(ids):
            if module_id in ids[:number]:
                report.add(line_of(("module", number, "id")), f"the module id {module_id} stands twice")
        names = [name for module in toml.module for name in module.lessons]
        folders = {path.parent.name for path in report.path.parent.glob("*/lesson.md")}
        _check_listing(names, folders, report, "lesson.md")
        modules = tuple(self.module(module, report.path.parent) for module in toml.module)
        lessons = [lesson for module in modules for lesson in module.lessons]
        _check_renamed([(x.ref.lesson, x.renamed_from, x.path) for x in lessons], self.problems)
        return CourseFile(
            path=report.path,
            slug=slug,
            title=toml.title,
            summary=toml.summary,
            level=toml.level,
            licence=toml.licence,
            modules=modules,
            renamed_from=toml.renamed_from or "",
        )

    def module(self, toml: ModuleToml, folder: Path) -> ModuleFile:
        lessons = (self.lesson(folder / slug) for slug in toml.lessons if (folder / slug / "lesson.md").is_file())
        return ModuleFile(toml.id, toml.title, tuple(lesson for lesson in lessons if lesson is not None))

    def lesson(self, folder: Path) -> LessonFile | None:
        report = self.report(folder / "lesson.md")
        return LessonReader(folder, folder.parent.name, report, self.links).read(self.with_orders)

    def misconceptions(self, library: Library) -> tuple[MisconceptionFile, ...]:
        report = self.report(self.root / "misconceptions.toml")
        loaded = read_toml(report, MisconceptionsToml)
        if loaded is None:
            return ()
        toml, line_of = loaded
        known = {lesson.ref for lesson in library.lessons}
        found = []
        for slug, entry in toml.root.items():
            lesson = lesson_ref(entry.lesson, "")
            if lesson not in known:
                report.add(line_of((slug, "lesson")), f"there is no lesson {entry.lesson}")
            found.append(MisconceptionFile(slug, entry.title, entry.say, lesson))
        return tuple(found)

    def check_references(self, library: Library) -> None:
        place = {lesson.ref: number for number, lesson in enumerate(library.lessons)}
        for path, link in self.links:
            if link.target not in place:
                self.report(path).add(link.line, f"the link goes to a lesson that does not exist: {link.target}")
        known = {misconception.slug for misconception in library.misconceptions}
        for lesson in library.lessons:
            report = self.report(lesson.path)
            for need in lesson.needs:
                if need not in place:
                    report.add(_line_with(lesson.path, "needs:"), f"needs a lesson that does not exist: {need}")
                elif place[need] >= place[lesson.ref]:
                    report.add(_line_with(lesson.path, "needs:"), f"needs {need}, which does not come before it")
            for question in lesson.quiz.questions if lesson.quiz else ():
                for slug in misconceptions_of(question):
                    if slug not in known and lesson.quiz:
                        message = f"{question.id}: misconceptions.toml does not know {slug}"
                        self.report(lesson.quiz.path).add(question.line, message)


def misconceptions_of(question: QuestionFile) -> tuple[str, ...]:
    """The slugs of the beliefs that its wrong answers name, in order, each once."""
    match question.answers:
        case Choice(options=options) | Predict(options=options):
            slugs = [option.misconception for option in options if not option.right]
        case Typed(wrong=wrong):
            slugs = [answer.misconception for answer in wrong]
        case Blanks(blanks=blanks):
            slugs = [answer.misconception for blank in blanks for answer in blank.wrong]
        case Order(distractors=distractors):
            slugs = [distractor.misconception for distractor in distractors]
    return tuple(dict.fromkeys(slugs))


def _line_with(path: Path, text: str) -> int:
    """The first line of a file, read before without a problem, that holds `text`; 1 when none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)


def _check_listing(names: list[str], folders: set[str], report: Report, file: str) -> None:
    """What is listed stands once and has a folder with `file` in it, and every such folder is listed."""
    what = file.partition(".")[0]
    for name, count in Counter(names).items():
        line = _line_with(report.path, f'"{name}"')
        if count > 1:
            report.add(line, f"the {what} {name} is listed {count} times")
        if name not in folders:
            report.add(line, f"the {what} {name} has no file {name}/{file}")
    for name in sorted(folders - set(names)):
        report.add(1, f"the folder {name} holds a {what} that is not listed here")


def _check_renamed(entries: Iterable[tuple[str, str, Path]], problems: list[Problem]) -> None:
    """A slug left behind is not in use and is claimed once."""
    entries = list(entries)
    used = {slug for slug, _old, _path in entries}
    for _slug, old, path in entries:
        if old and old in used:
            Report(path, problems).add(
                _line_with(path, "renamed_from"), f"renamed_from {old}: that slug is still in use"
            )
        used.add(old)

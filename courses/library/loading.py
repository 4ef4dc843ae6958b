"""The whole content root: reads every course and lesson, then checks what points from one to another."""

from collections import Counter
from pathlib import Path

from courses.library.lessons import LessonReader, lesson_ref
from courses.library.pending import Mention, Pending, Rename
from courses.library.schemas import CourseToml, LibraryToml, MisconceptionsToml, ModuleToml, validate
from courses.library.structure import CourseFile, LessonRef, Library, MisconceptionFile, ModuleFile
from judge.formats import toml_table
from judge.reading import ContentError, Notes, Problem, Table


def load_library(root: Path | str, *, with_orders: bool = True) -> Library:
    """Read and check the content root. Raises ContentError with everything that is wrong.

    Exercise folders are only listed: `judge.load_exercise` reads them. `with_orders=False` leaves orders.json aside,
    for the command that writes it.
    """
    return Reading(Path(root), with_orders).checked()


class Reading:
    """A content root that has been read and not yet checked as a whole, for who has more to add.

    `library` is what could be read, `folders` are those of all lessons that the courses list, readable or not.
    Problems found elsewhere go into `problems`, what waits for the whole library into `pending`; then `checked()`.
    """

    def __init__(self, root: Path, with_orders: bool = True) -> None:
        self.root = root
        self.with_orders = with_orders
        self.problems: list[Problem] = []
        self.pending = Pending()
        self.folders: list[Path] = []
        self.library = Library(root, self.courses(), self.misconceptions())

    def checked(self) -> Library:
        """The library. Raises ContentError with everything that is wrong."""
        self.pending.check()
        if self.problems:
            raise ContentError(self.problems)
        return self.library

    def notes(self, path: Path) -> Notes:
        """Where the problems of one file are noted."""
        return Notes(path, self.problems)

    def courses(self) -> tuple[CourseFile, ...]:
        """The courses that library.toml lists."""
        table = toml_table(self.notes(self.root / "library.toml"))
        toml = validate(LibraryToml, table) if table else None
        if table is None or toml is None:
            self.pending.unread.update(path.name for path in self.root.glob("*"))
            return ()
        check_listing(toml.courses, self.root, "course.toml", table)
        courses = [self.course(slug) for slug in dict.fromkeys(toml.courses)]
        return tuple(course for course in courses if course is not None)

    def course(self, slug: str) -> CourseFile | None:
        """One course, or None when its course.toml cannot be used."""
        notes = self.notes(self.root / slug / "course.toml")
        table = toml_table(notes) if notes.file.is_file() else None
        toml = validate(CourseToml, table) if table else None
        if table is None or toml is None:
            self.pending.unread.add(slug)
            return None
        ids = [module.id for module in toml.module]
        for number, module in enumerate(ids):
            if module in ids[:number]:
                notes.add(table.lines["module", number], f"the module id {module} stands twice")
        check_listing(
            [name for module in toml.module for name in module.lessons], notes.file.parent, "lesson.md", table
        )
        before = toml.renamed_from or ""
        self.pending.renames.append(Rename(notes, table.line("renamed_from"), "courses", slug, before))
        return CourseFile(
            path=notes.file,
            slug=slug,
            title=toml.title,
            summary=toml.summary,
            level=toml.level,
            licence=toml.licence,
            modules=tuple(self.module(module, notes.file.parent) for module in toml.module),
            renamed_from=before,
        )

    def module(self, toml: ModuleToml, folder: Path) -> ModuleFile:
        """One module with those of its lessons that can be read."""
        folders = [folder / slug for slug in toml.lessons if (folder / slug / "lesson.md").is_file()]
        self.folders += folders
        self.pending.lessons += [LessonRef(folder.name, path.name) for path in folders]
        lessons = [LessonReader(self.notes(path), self.pending, self.with_orders).read() for path in folders]
        return ModuleFile(toml.id, toml.title, tuple(lesson for lesson in lessons if lesson is not None))

    def misconceptions(self) -> tuple[MisconceptionFile, ...]:
        """What misconceptions.toml holds."""
        notes = self.notes(self.root / "misconceptions.toml")
        table = toml_table(notes)
        toml = validate(MisconceptionsToml, table) if table else None
        if table is None or toml is None:
            return ()
        self.pending.misconceptions = set(toml.root)
        self.pending.links += [Mention(notes, table.line(slug), entry.lesson) for slug, entry in toml.root.items()]
        return tuple(
            MisconceptionFile(slug, entry.title, entry.say, lesson_ref(entry.lesson, ""))
            for slug, entry in toml.root.items()
        )


def check_listing(names: list[str], folder: Path, file: str, table: Table) -> None:
    """What is listed stands once and has a folder with `file` in it, and every such folder is listed."""
    what = file.partition(".")[0]
    rows = (table.notes.text() or "").splitlines()
    folders = {path.parent.name for path in folder.glob(f"*/{file}")}
    for name, count in Counter(names).items():
        line = next((number for number, row in enumerate(rows, 1) if f'"{name}"' in row), 1)
        if count > 1:
            table.notes.add(line, f"the {what} {name} is listed {count} times")
        if name not in folders:
            table.notes.add(line, f"the {what} {name} has no file {name}/{file}")
    for name in sorted(folders - set(names)):
        table.notes.add(1, f"the folder {name} holds a {what} that is not listed here")

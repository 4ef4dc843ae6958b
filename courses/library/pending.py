"""What a file says about others: kept while the library is read, checked when all of it is known."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from courses.library.prose import read_links
from courses.library.structure import LessonRef
from judge.reading import Notes


@dataclass(frozen=True)
class Mention:
    """A lesson or a misconception named on a line of a file."""

    notes: Notes
    line: int
    name: str


@dataclass(frozen=True)
class Rename:
    """A slug that was another one before, in the scope where both must be unique."""

    notes: Notes
    line: int
    scope: str
    now: str
    before: str


@dataclass
class Pending:
    """Everything that waits.

    `lessons` are those that the courses list, in order, whether their files can be read or not; of the courses in
    `unread` nothing is known. `misconceptions` are the known slugs, None when they cannot be read. `needs` pairs the
    lesson that needs with the mention of the one needed.
    """

    lessons: list[LessonRef] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    misconceptions: set[str] | None = None
    beliefs: list[Mention] = field(default_factory=list)
    links: list[Mention] = field(default_factory=list)
    needs: list[tuple[LessonRef, Mention]] = field(default_factory=list)
    renames: list[Rename] = field(default_factory=list)

    def check_text(self, text: str, line: int, notes: Notes, pictures: Collection[str]) -> None:
        """Keep the lesson links of a Markdown text that begins at `line`; note pictures that are not there."""
        links, shown = read_links(text, line, notes)
        self.links += [Mention(notes, link.line, str(link.target)) for link in links]
        for at, source in shown:
            if source not in pictures:
                notes.add(at, f"there is no picture {source}")

    def check(self) -> None:
        """Note whatever leads nowhere, and needs that do not come before."""
        place = {str(ref): number for number, ref in enumerate(self.lessons)}
        for link in self.links:
            if link.name not in place and link.name.partition("/")[0] not in self.unread:
                link.notes.add(link.line, f"there is no lesson {link.name}")
        for ref, need in self.needs:
            if place.get(need.name, -1) >= place[str(ref)]:
                need.notes.add(need.line, f"this needs {need.name}, which does not come before it")
        for mention in self.beliefs:
            if self.misconceptions is not None and mention.name not in self.misconceptions:
                mention.notes.add(mention.line, f"misconceptions.toml does not know {mention.name}")
        check_renames(self.renames)


def check_renames(renames: Iterable[Rename]) -> None:
    """A slug left behind is not in use, and one thing only comes from it."""
    renames = list(renames)
    used = {(rename.scope, rename.now) for rename in renames}
    for rename in renames:
        if rename.before and (rename.scope, rename.before) in used:
            rename.notes.add(rename.line, f"renamed_from {rename.before}: that name is still in use")
        used.add((rename.scope, rename.before))

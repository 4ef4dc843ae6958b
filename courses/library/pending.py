"""What a file says about others: kept while the library is read, checked when all of it is known."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from courses.library.structure import LessonRef, Library
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
    """Everything that waits; `needs` pairs the lesson that needs with the mention of the one needed."""

    links: list[Mention] = field(default_factory=list)
    needs: list[tuple[LessonRef, Mention]] = field(default_factory=list)
    misconceptions: list[Mention] = field(default_factory=list)
    renames: list[Rename] = field(default_factory=list)

    def check(self, library: Library) -> None:
        """Note whatever leads nowhere, and needs that do not come before."""
        place = {str(lesson.ref): number for number, lesson in enumerate(library.lessons)}
        for link in self.links:
            if link.name not in place:
                link.notes.add(link.line, f"the link goes to a lesson that does not exist: {link.name}")
        for ref, need in self.needs:
            if need.name not in place:
                need.notes.add(need.line, f"this needs a lesson that does not exist: {need.name}")
            elif place[need.name] >= place.get(str(ref), len(place)):
                need.notes.add(need.line, f"this needs {need.name}, which does not come before it")
        known = {misconception.slug for misconception in library.misconceptions}
        for mention in self.misconceptions:
            if mention.name not in known:
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

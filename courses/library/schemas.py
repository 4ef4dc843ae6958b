"""The keys that course, lesson and quiz files may have. Unknown keys are errors; nothing is converted silently."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, ValidationError

from judge.reading import Table

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""Lower case words and numbers, joined by single hyphens."""

# The lengths are those of the database's columns, so that a file that is valid here fits there too.
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=100)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Sentence = Annotated[str, StringConstraints(min_length=1)]
Reference = Annotated[str, StringConstraints(pattern=rf"^(?:{SLUG[1:-1]}/)?{SLUG[1:-1]}$", max_length=201)]


class Strict(BaseModel):
    """Refuses unknown keys and values of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LibraryToml(Strict):
    """library.toml: the courses in order."""

    courses: list[Slug]


class ModuleToml(Strict):
    """One [[module]] of course.toml."""

    id: Slug
    title: Title
    lessons: list[Slug] = Field(min_length=1)


class CourseToml(Strict):
    """course.toml."""

    title: Title
    summary: Sentence
    level: Literal["beginner", "intermediate", "advanced"]
    licence: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    renamed_from: Slug | None = None
    module: list[ModuleToml] = Field(default_factory=list)


class MisconceptionToml(Strict):
    """One table of misconceptions.toml."""

    title: Title
    say: Sentence
    lesson: Reference


class MisconceptionsToml(RootModel[dict[Slug, MisconceptionToml]]):
    """misconceptions.toml: a table for each slug."""


class LessonMatter(Strict):
    """Front matter of lesson.md."""

    title: Title
    minutes: int = Field(ge=1, le=600)
    objectives: list[Sentence] = Field(default_factory=list)
    needs: list[Reference] = Field(default_factory=list)
    teaches: list[Slug] = Field(default_factory=list)
    renamed_from: Slug | None = None


class QuizMatter(Strict):
    """Front matter of quiz.md."""

    title: Title


M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], table: Table) -> M | None:
    """The table's data as `model`; None after noting everything that does not fit, with its line."""
    try:
        return model.model_validate(table.data)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            replace(table, path=item["loc"]).problem(_sentence(item["loc"], item["type"], item))
    return None


def _sentence(location: tuple[int | str, ...], kind: str, item: Mapping[str, Any]) -> str:
    name = ".".join(str(step) for step in location)
    match kind:
        case "extra_forbidden":
            return f'unknown key "{location[-1]}"'
        case "missing":
            return f'the key "{location[-1]}" is missing'
        case "string_pattern_mismatch":
            return f'"{name}": {item["input"]!r} is not a slug (lower case words and numbers, joined by hyphens)'
    message = str(item["msg"])
    return f'"{name}": {message[:1].lower()}{message[1:]}'

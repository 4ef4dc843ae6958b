"""The keys that course, lesson and quiz files may have. Unknown keys are errors; nothing is converted silently."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

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

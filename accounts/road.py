"""A course as a road of posts: each lesson with how far one learner is, asked of the database once for many courses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import FilteredRelation, Q
from django.urls import reverse

from accounts import completion
from accounts.models import CourseProgress
from courses.models import Course, Lesson


class Mark(StrEnum):
    """How a post is drawn; `templates/components/_post.html` knows these words."""

    DONE = "done"
    DECLARED = "declared"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Post:
    """One lesson on the road. `number` counts from 1 through the course."""

    lesson_id: int
    number: int
    title: str
    url: str
    minutes: int
    module: str | None
    is_completed: bool
    by_word: bool
    opened_at: datetime | None


@dataclass(frozen=True)
class Road:
    """One course for one learner, or for nobody; archived lessons are no part of it."""

    course: Course
    posts: tuple[Post, ...]
    progress: CourseProgress | None = None

    @property
    def total(self) -> int:
        return len(self.posts)

    @cached_property
    def done(self) -> int:
        """How many lessons are complete, by evidence or by word."""
        return sum(post.is_completed for post in self.posts)

    @cached_property
    def by_word(self) -> int:
        """How many of them are complete by the learner's word alone."""
        return sum(post.by_word for post in self.posts)

    @property
    def percent(self) -> int:
        """The whole percentage of today's course."""
        return completion.percent(self.done, self.total)

    @property
    def is_begun(self) -> bool:
        """Whether the learner has opened a lesson or completed one."""
        return self.progress is not None or self.done > 0

    @property
    def new_since_finished(self) -> int:
        """How many lessons came into the course after the learner had finished it."""
        return self.total - self.done if self.progress and self.progress.is_completed else 0

    @cached_property
    def here(self) -> Post | None:
        """Where to go on: the lesson opened last, or else the next open one after it; None when all is done."""
        left = [post for post in self.posts if not post.is_completed]
        opened = [post for post in self.posts if post.opened_at]
        if not left or not opened:
            return left[0] if left else None
        last = max(opened, key=lambda post: (post.opened_at, post.number))
        return next((post for post in left if post.number >= last.number), left[0])

    @cached_property
    def marked(self) -> list[tuple[Post, Mark]]:
        """Each post with the sign it is drawn with."""
        return [(post, self._mark(post)) for post in self.posts]

    def _mark(self, post: Post) -> Mark:
        if post.is_completed:
            return Mark.DECLARED if post.by_word else Mark.DONE
        return Mark.HERE if self.is_begun and post is self.here else Mark.AHEAD


def roads(user_id: int | None, courses: Iterable[Course]) -> list[Road]:
    """The road of each course, in two queries however many lessons there are."""
    courses = list(courses)
    posts = _posts(user_id, courses)
    begun: dict[int, CourseProgress] = {}
    if user_id is not None:
        begun = {row.course_id: row for row in CourseProgress.objects.filter(user=user_id, course__in=courses)}
    return [Road(course, tuple(posts[course.pk]), begun.get(course.pk)) for course in courses]


def _posts(user_id: int | None, courses: list[Course]) -> dict[int, list[Post]]:
    slugs = {course.pk: course.slug for course in courses}
    own = FilteredRelation("progress", condition=Q(progress__user=user_id))
    lessons = Lesson.objects.current().filter(course__in=courses).annotate(own=own)
    posts: dict[int, list[Post]] = defaultdict(list)
    for row in lessons.values(
        "id",
        "course_id",
        "slug",
        "title",
        "minutes",
        "module__title",
        "own__is_completed",
        "own__declared_at",
        "own__evidence_at",
        "own__last_accessed_at",
    ):
        in_course = posts[row["course_id"]]
        in_course.append(_post(row, slugs[row["course_id"]], len(in_course) + 1))
    return posts


def _post(row: Mapping[str, Any], course_slug: str, number: int) -> Post:
    is_completed = bool(row["own__is_completed"])
    return Post(
        lesson_id=row["id"],
        number=number,
        title=row["title"],
        url=reverse("courses:lesson_detail", args=[course_slug, row["slug"]]),
        minutes=row["minutes"],
        module=row["module__title"],
        is_completed=is_completed,
        by_word=is_completed and row["own__declared_at"] is not None and row["own__evidence_at"] is None,
        opened_at=row["own__last_accessed_at"],
    )

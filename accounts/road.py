"""A course as a road of posts: each lesson with how far one learner is, asked of the database once for many courses."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import completion
from accounts.clock import moment_of
from accounts.completion import Ground
from accounts.models import CourseProgress
from accounts.prepared import prepared_for
from courses.addresses import addresses
from courses.models import Course, Lesson


class Mark(StrEnum):
    """How a post is drawn; `templates/components/_post.html` knows these words."""

    DONE = "done"
    DECLARED = "declared"
    HERE = "here"
    AHEAD = "ahead"

    @property
    def label(self) -> str:
        """The sign in words, for those who do not see it."""
        return str(_LABELS[self])


_LABELS = {
    Mark.DONE: _("done"),
    Mark.DECLARED: _("done, by your word"),
    Mark.HERE: _("you are here"),
    Mark.AHEAD: _("still ahead"),
}


@dataclass(frozen=True, slots=True)
class Post:
    """One lesson on the road. `number` counts from 1 through the course; `ground` is None while it is not complete.

    `why` is where its sign is explained.
    """

    lesson_id: int
    number: int
    title: str
    url: str
    why: str
    minutes: int
    module: str | None
    ground: Ground | None
    completed_at: datetime | None
    opened_at: datetime | None

    @property
    def is_completed(self) -> bool:
        return self.ground is not None

    @property
    def by_word(self) -> bool:
        """Whether the learner's word alone completed it."""
        return self.ground is Ground.WORD


class Stop(NamedTuple):
    """A post and the sign it is drawn with."""

    post: Post
    mark: Mark


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
    def by_ground(self) -> dict[Ground, int]:
        """How many of them are complete by what the learner did, by the learner's word alone, and by a record."""
        counts = Counter(post.ground for post in self.posts)
        return {ground: counts[ground] for ground in Ground}

    @property
    def left(self) -> int:
        """How many are not complete."""
        return self.total - self.done

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
        return self.left if self.progress and self.progress.is_completed else 0

    @cached_property
    def here(self) -> Post | None:
        """Where to go on: the lesson opened last, or else the next open one after it; None when all is done."""
        left = [post for post in self.posts if not post.is_completed]
        opened = [post for post in self.posts if post.opened_at]
        if not left or not opened:
            return left[0] if left else None
        last = max(opened, key=lambda post: (post.opened_at, post.number))
        return next((post for post in left if post.number >= last.number), left[0])

    def post_of(self, lesson_id: int) -> Post | None:
        """The post of this lesson; None when it is archived."""
        return next((post for post in self.posts if post.lesson_id == lesson_id), None)

    def stops(self, viewing: Post | None = None) -> list[Stop]:
        """Each post with its sign; the one that is being viewed counts as "here" while it is open."""
        return list(map(Stop, self.posts, self.marks(viewing)))

    def marks(self, viewing: Post | None = None) -> list[Mark]:
        """The sign of each post, as in `stops`."""
        here = self.here if self.is_begun else None
        return [_mark(post, post is here or post == viewing) for post in self.posts]

    def chapters(self, viewing: Post | None = None) -> list[tuple[str | None, list[Stop]]]:
        """The stops by module, with the module's title; None for lessons that are in no module."""
        by_module = groupby(self.stops(viewing), key=lambda stop: stop.post.module)
        return [(title, list(stops)) for title, stops in by_module]


def _mark(post: Post, is_here: bool) -> Mark:
    if post.is_completed:
        return Mark.DECLARED if post.by_word else Mark.DONE
    return Mark.HERE if is_here else Mark.AHEAD


def roads(
    user_id: int | None, courses: Iterable[Course], begun: Mapping[int, CourseProgress] | None = None
) -> list[Road]:
    """The road of each course, in two queries however many lessons there are; nothing is begun for nobody (None).

    With the rows of the courses `begun`, by the course's id, it takes one query.
    """
    by_id = {course.pk: course for course in courses}
    posts: dict[int, list[Post]] = defaultdict(list)
    lessons = {pk: addresses("courses:lesson_detail", course.slug) for pk, course in by_id.items()}
    reasons = addresses("accounts:why_lesson")
    for row in _rows(user_id, by_id):
        in_course = posts[row.course_id]
        in_course.append(_post(row, len(in_course) + 1, lessons[row.course_id](row.slug), reasons(row.lesson_id)))
    if begun is None and user_id is not None:
        begun = {row.course_id: row for row in CourseProgress.objects.filter(user=user_id, course__in=by_id)}
    return [Road(course, tuple(posts[pk]), (begun or {}).get(pk)) for pk, course in by_id.items()]


class _Row(NamedTuple):
    """A lesson and the learner's row of it, if there is one, as `_question` asks and as the database keeps it."""

    lesson_id: int
    course_id: int
    slug: str
    title: str
    minutes: int
    module: str | None
    is_completed: bool | None
    completed_at: int | datetime | None
    declared_at: int | datetime | None
    evidence_at: int | datetime | None
    opened_at: int | datetime | None


def _rows(user_id: int | None, course_ids: Collection[int]) -> Iterable[_Row]:
    """Not by way of Django's conversions: most lessons of most courses have no row, and nothing to convert."""
    rows = prepared_for(_question, len(course_ids)).rows(user_id or 0, *course_ids) if course_ids else []
    return map(_Row._make, rows)


def _question(user_id: int, *course_ids: int) -> QuerySet[Any, Any]:
    own = FilteredRelation("progress", condition=Q(progress__user=user_id))
    lessons = Lesson.objects.current().filter(course__in=course_ids).annotate(own=own)
    return lessons.values_list(
        "id",
        "course_id",
        "slug",
        "title",
        "minutes",
        "module__title",
        "own__is_completed",
        "own__completion_date",
        "own__declared_at",
        "own__evidence_at",
        "own__last_accessed_at",
    )


def _post(row: _Row, number: int, url: str, why: str) -> Post:
    evidence, word = row.evidence_at is not None, row.declared_at is not None
    return Post(
        lesson_id=row.lesson_id,
        number=number,
        title=row.title,
        url=url,
        why=why,
        minutes=row.minutes,
        module=row.module,
        ground=completion.ground(evidence=evidence, word=word) if row.is_completed else None,
        completed_at=moment_of(row.completed_at),
        opened_at=moment_of(row.opened_at),
    )

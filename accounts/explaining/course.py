"""The percentage of a course, lesson by lesson."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.explaining.parts import (
    Explanation,
    Group,
    Line,
    Parent,
    page_of,
    why_course,
    why_lesson,
    with_missing,
)
from accounts.explaining.sentences import grounds, share
from accounts.models import LessonProgress
from accounts.road import Post, Road, roads
from courses.models import Course

_ORDER = list(Group)


def explain_course(user: User, course: Course, page: str = "1") -> Explanation:
    """Why the course stands at its percentage for this learner; a page of its lessons. At most eight queries."""
    [road] = roads(user.pk, [course])
    lines = [*_on_the_road(road), *_left_behind(user, course)]
    lines.sort(key=lambda line: _ORDER.index(line.group))
    return Explanation(
        title=_("%(title)s: %(percent)d %%") % {"title": course.title, "percent": road.percent},
        sums=tuple(_sums(road)),
        lines=page_of(lines, page, lambda own: with_missing(user.pk, own)),
        percent=road.percent,
        url=why_course(course.pk),
        parent=Parent(_("The report of this course"), reverse("accounts:course_progress", args=[course.pk]), False),
    )


def _sums(road: Road) -> Iterator[str]:
    text = ngettext(
        "%(done)d of %(total)d lesson is complete.", "%(done)d of %(total)d lessons are complete.", road.total
    )
    yield text % {"done": road.done, "total": road.total}
    yield share(road.done, road.total, road.percent)
    yield from grounds(road.by_ground)
    if new := road.new_since_finished:
        text = ngettext(
            "%(count)d lesson came into the course after you had finished it. The course stays completed; "
            "the percentage is of today’s course.",
            "%(count)d lessons came into the course after you had finished it. The course stays completed; "
            "the percentage is of today’s course.",
            new,
        )
        yield text % {"count": new}


def _on_the_road(road: Road) -> Iterable[Line]:
    left = Group.NEW if road.new_since_finished else Group.MISSING
    return (_line(post, Group.COUNTED if post.is_completed else left) for post in road.posts)


def _line(post: Post, group: Group) -> Line:
    return Line(
        group=group,
        text=post.title,
        done=post.is_completed,
        url=post.url,
        ground=post.ground,
        when=post.completed_at if post.is_completed else None,
        why=post.why,
        lesson_id=post.lesson_id,
    )


def _left_behind(user: User, course: Course) -> Iterable[Line]:
    """The lessons that the learner completed and that left the course since."""
    rows = LessonProgress.objects.filter(user=user, lesson__course=course, is_completed=True)
    gone = rows.filter(lesson__archived_at__isnull=False).select_related("lesson").order_by("lesson__order", "pk")
    for row in gone.defer("lesson__source", "lesson__html"):
        yield Line(
            group=Group.GONE,
            text=row.lesson.title,
            done=True,
            ground=row.ground,
            when=row.completion_date,
            notes=(_("No longer in the course. Your record of it stays."),),
            why=why_lesson(row.lesson_id),
        )

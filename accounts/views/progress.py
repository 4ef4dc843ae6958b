"""How far a learner has come: the overview, and the report of one course."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import overview
from accounts.checklist import Step
from accounts.models import CourseProgress
from accounts.overview import LessonReport
from accounts.road import Road, Stop, roads
from accounts.views import kept
from accounts.year import year_of
from courses.models import Course
from courses.views.fetch import learner


@dataclass(frozen=True, slots=True)
class Row:
    """One lesson in the report of its course."""

    report: LessonReport
    stop: Stop | None
    missing: Sequence[Step]

    @property
    def when(self) -> datetime | None:
        """When the lesson was completed, or else opened last; not known for some rows that other hands made."""
        progress = self.report.progress
        return progress.completion_date if progress.is_completed else progress.last_accessed_at


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def progress_overview(request: HttpRequest) -> HttpResponse:
    """My Learning Progress."""
    user = learner(request)
    latest = overview.latest(user)
    courses = [row.course for row in latest["recent_course_progress"] if not row.course.is_archived]
    road = next(iter(roads(user.pk, courses[:1])), None)
    context = {**overview.totals(user).context(), **latest, "road": road, "year": year_of(user, timezone.now().date())}
    return render(request, "accounts/progress_overview.html", context)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def course_progress(request: HttpRequest, course_id: int) -> HttpResponse:
    """One course for one learner; archived courses too, since the record of them stays."""
    user = learner(request)
    course = get_object_or_404(Course, pk=course_id)
    [road] = roads(user.pk, [course])
    reports = overview.lesson_reports(user, course)
    context = {
        "course": course,
        "course_progress": road.progress or CourseProgress(user=user, course=course),
        "lesson_progress": reports,
        "road": road,
        "rows": _rows(reports.values(), road),
    }
    return render(request, "accounts/course_progress.html", context)


def _rows(reports: Iterable[LessonReport], road: Road) -> list[Row]:
    """The lessons as the page lists them. An archived one has no place on the road; a complete one misses nothing."""
    stops = {stop.post.lesson_id: stop for stop in road.stops()}
    return [
        Row(
            report,
            stops.get(report.lesson.pk),
            report.checklist.missing if report.checklist and not report.progress.is_completed else (),
        )
        for report in reports
    ]

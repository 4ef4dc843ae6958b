"""How far a learner has come in one course."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import report, timeline
from accounts.models import CourseProgress
from accounts.road import roads
from accounts.views import kept
from courses.models import Course
from courses.views.fetch import learner

EVENTS_PER_PAGE = 100


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def course_progress(request: HttpRequest, course_id: int) -> HttpResponse:
    """The report of one course for one learner; of archived courses too, since the record of them stays."""
    user = learner(request)
    course = get_object_or_404(Course, pk=course_id)
    [road] = roads(user.pk, [course])
    reports = report.lesson_reports(user, course)
    events = list(timeline.events_in(user, course)[: timeline.NEWEST + 1])
    context = {
        "course": course,
        "course_progress": road.progress or CourseProgress(user=user, course=course),
        "lesson_progress": reports,
        "road": road,
        "rows": report.rows(reports.values(), road),
        "summary": report.summary(user, course, reports.values()),
        "days": timeline.days(course, events[: timeline.NEWEST]),
        "has_more": len(events) > timeline.NEWEST,
        "today": timezone.now(),
    }
    return render(request, "accounts/course_progress.html", context)


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def course_timeline(request: HttpRequest, course_id: int) -> HttpResponse:
    """All that the learner did in one course, page by page."""
    course = get_object_or_404(Course, pk=course_id)
    events = timeline.events_in(learner(request), course)
    page = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"course": course, "page": page, "days": timeline.days(course, page)}
    return render(request, "accounts/course_timeline.html", context)

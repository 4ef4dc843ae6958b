"""The courses, and one course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts import favorites
from accounts.road import roads
from courses.models import Course
from courses.views.fetch import course_is_gone


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """All courses, each with its road."""
    return render(request, "courses/catalogue.html", {"roads": roads(request.user.pk, Course.objects.current())})


@require_safe
def course_detail(request: HttpRequest, course_slug: str) -> HttpResponse:
    """One course: its lessons by module, how far the learner is, and where to go on."""
    course = get_object_or_404(Course, slug=course_slug)
    if course.is_archived:
        return course_is_gone(request, course)
    [road] = roads(request.user.pk, [course])
    starred = favorites.starred_lessons(request.user.pk, [post.lesson_id for post in road.posts])
    return render(request, "courses/course_detail.html", {"course": course, "road": road, "starred": starred})

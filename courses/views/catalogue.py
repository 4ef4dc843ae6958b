"""The courses, and one course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts import favorites, progress
from accounts.road import Road, Stop, roads
from accounts.views.kept import login_required_keeping
from courses.models import Course, Lesson, Module
from courses.views.fetch import course_is_gone, learner


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
    context = {"course": course, "road": road, "starred": starred, "chapters": _chapters(request, road)}
    return render(request, "courses/course_detail.html", context)


def course_page(request: HttpRequest, course_slug: str, module_slug: str) -> str:
    """Where one comes back to after logging in."""
    return reverse("courses:course_detail", args=[course_slug])


@require_POST
@login_required_keeping(page=course_page, keep=False)
def declare_module_known(request: HttpRequest, course_slug: str, module_slug: str) -> HttpResponse:
    """“I know this module already”: all its lessons in one act. Each can be taken back by itself."""
    module = get_object_or_404(Module.objects.select_related("course"), course__slug=course_slug, slug=module_slug)
    if module.course.is_archived:
        return course_is_gone(request, module.course)
    lessons = Lesson.objects.current().filter(module=module).select_related("course").defer("source", "html")
    progress.declare_all_known(learner(request), list(lessons))
    return redirect(module.course)


def _chapters(request: HttpRequest, road: Road) -> list[tuple[str | None, list[Stop], str | None]]:
    """The stops by module, with its title, and where to say that one knows the lessons that are still open."""
    chapters = road.chapters()
    has_modules = any(title for title, _stops in chapters)
    if not request.user.is_authenticated or road.left == 0 or not has_modules:
        return [(title, stops, None) for title, stops in chapters]
    slugs = dict(road.course.modules.values_list("title", "slug"))
    found: list[tuple[str | None, list[Stop], str | None]] = []
    for title, stops in chapters:
        slug = slugs.get(title or "") if any(not stop.post.is_completed for stop in stops) else None
        url = reverse("courses:declare_module_known", args=[road.course.slug, slug]) if slug else None
        found.append((title, stops, url))
    return found

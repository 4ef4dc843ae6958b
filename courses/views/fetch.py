"""Finding what a page is about, and the page of what is no longer in the library."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Favorite, Note, QuizAttempt
from accounts.prepared import Prepared
from courses.models import Course, Lesson


def learner(request: HttpRequest) -> User:
    """Who is signed in; the view's decorator has made sure that somebody is."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def get_lesson(course_slug: str, lesson_slug: str, *, starred_by: int | None = None) -> Lesson:
    """The lesson with its course, archived or not, and whether this learner has `starred` it. Raises Http404."""
    found: list[Lesson] = _LESSON.objects(course_slug, lesson_slug, starred_by or 0)
    if not found:
        raise Http404
    return found[0]


def _lesson(course_slug: str, lesson_slug: str, starred_by: int) -> QuerySet[Lesson]:
    star = Favorite.objects.filter(user=starred_by, lesson=OuterRef("pk"))
    lessons = Lesson.objects.select_related("course").annotate(starred=Exists(star))
    return lessons.filter(course__slug=course_slug, slug=lesson_slug)


_LESSON = Prepared(_lesson)


def lesson_is_gone(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    """The page of an archived lesson: says so, and leads to the learner's own record of it."""
    context = {
        "title": lesson.title,
        "lesson": lesson,
        "course": None if lesson.course.is_archived else lesson.course,
        "notes": Note.objects.filter(user=request.user.pk, lesson=lesson),
        "attempts": QuizAttempt.objects.filter(user=request.user.pk, lesson=lesson),
    }
    return render(request, "courses/archived.html", context, status=410)


def course_is_gone(request: HttpRequest, course: Course) -> HttpResponse:
    """The page of an archived course."""
    return render(request, "courses/archived.html", {"title": course.title}, status=410)

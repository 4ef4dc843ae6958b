"""A lesson's page, and the learner's own word about it."""

import logging

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts import notes, progress
from accounts.checklist import checklists_for
from accounts.road import roads
from accounts.views.kept import login_required_keeping
from courses.views import lesson_parts as parts
from courses.views.fetch import get_lesson, learner, lesson_is_gone

log = logging.getLogger(__name__)


def lesson_page(request: HttpRequest, course_slug: str, lesson_slug: str) -> str:
    """Where one comes back to after logging in."""
    return reverse("courses:lesson_detail", args=[course_slug, lesson_slug])


@require_safe
def lesson_detail(request: HttpRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The lesson between its course's outline and the learner's own things. Opening it is recorded."""
    lesson = get_lesson(course_slug, lesson_slug, starred_by=request.user.pk)
    if lesson.is_gone:
        return lesson_is_gone(request, lesson)
    if request.user.is_authenticated:
        try:
            progress.open_lesson(request.user, lesson)
        except OperationalError as error:  # where nothing can be written, a lesson can still be read
            log.warning("That a lesson was opened could not be kept: %s", error)
    [road] = roads(request.user.pk, [lesson.course])
    checklist = checklists_for(request.user.pk, [lesson])[lesson.pk]
    context = {
        "lesson": lesson,
        **parts.on_the_road(road, lesson),
        **parts.to_do(checklist),
        **parts.quiz(request.user.pk, lesson, checklist),
        **notes.beside(request.user, lesson=lesson),
    }
    return render(request, "courses/lesson_detail.html", context)


@require_POST
@login_required_keeping(page=lesson_page, keep=False)
def mark_read(request: HttpRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The learner has read the lesson to its end."""
    lesson = get_lesson(course_slug, lesson_slug)
    if lesson.is_gone:
        return lesson_is_gone(request, lesson)
    progress.mark_read(learner(request), lesson)
    return redirect(lesson)


@require_POST
@login_required_keeping(page=lesson_page, keep=False)
def declare_known(request: HttpRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """“I know this already”, and with `state=off` the word taken back."""
    lesson = get_lesson(course_slug, lesson_slug)
    if lesson.is_gone:
        return lesson_is_gone(request, lesson)
    act = progress.withdraw_declaration if request.POST.get("state") == "off" else progress.declare_known
    act(learner(request), lesson)
    return redirect(lesson)

"""Which lesson to read again: asked by the page's own Python after an error, and by who looks at a concept."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from courses.concepts import lesson_teaching

MOST = 5
"""Concepts that are looked up; an error names two."""


@require_safe
def lesson_of_concepts(request: HttpRequest) -> HttpResponse:
    """`?of=…&of=…`: title and address of the lesson that teaches the first of them; 204 when there is none."""
    lesson = lesson_teaching(request.GET.getlist("of")[:MOST])
    if lesson is None:
        return HttpResponse(status=204)
    return JsonResponse({"title": lesson.title, "url": lesson.get_absolute_url()})


@require_safe
def concept(request: HttpRequest, slug: str) -> HttpResponse:
    """The lesson that teaches a concept; 404 when the library teaches it no more."""
    lesson = lesson_teaching([slug])
    if lesson is None:
        raise Http404
    return redirect(lesson)

"""Which lesson to read again: asked by the page's own Python after an error."""

from django.http import HttpRequest, HttpResponse, JsonResponse
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

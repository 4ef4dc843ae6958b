"""The list of exercises."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import favorites
from exercises.finding import ExerciseFilter

A_PAGE = 25


@require_safe
def exercise_list(request: HttpRequest) -> HttpResponse:
    """Exercises by course, concept, difficulty and one's own record."""
    form = ExerciseFilter(request.GET)
    page = Paginator(form.find(request.user.pk), A_PAGE).get_page(request.GET.get("page"))
    starred = favorites.starred_exercises(request.user.pk, [exercise.pk for exercise in page])
    return render(request, "exercises/exercise_list.html", {"form": form, "page": page, "starred": starred})

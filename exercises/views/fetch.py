"""Finding what a page is about, and the page of an exercise that is no longer in the library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import Note
from courses.views.fetch import learner
from exercises.models import Exercise, Submission

__all__ = ["exercise_is_gone", "exercise_page", "get_exercise", "learner"]


def get_exercise(exercise_slug: str) -> Exercise:
    """The exercise with its lesson and course, archived or not. Raises Http404."""
    return get_object_or_404(Exercise.objects.select_related("lesson__course"), slug=exercise_slug)


def exercise_is_gone(request: HttpRequest, exercise: Exercise) -> HttpResponse:
    """The page of an archived exercise: says so, and leads to the learner's own record of it."""
    context = {
        "title": exercise.title,
        "notes": Note.objects.filter(user=request.user.pk, exercise=exercise),
        "submissions": Submission.objects.filter(user=request.user.pk, exercise=exercise),
    }
    return render(request, "courses/archived.html", context, status=410)


def exercise_page(request: HttpRequest, exercise_slug: str) -> str:
    """Where one comes back to after logging in."""
    return reverse("exercises:exercise_detail", args=[exercise_slug])

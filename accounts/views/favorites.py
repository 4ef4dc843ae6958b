"""Favourites: the list, and the stars that put things there."""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts import favorites
from accounts.views import kept
from accounts.views.lists import listing
from courses.models import Lesson
from courses.views.fetch import learner
from exercises.models import Exercise

STATES = {"": None, "on": True, "off": False}

SORTS = [
    ("newest", gettext_lazy("Newest first")),
    ("oldest", gettext_lazy("Oldest first")),
    ("title", gettext_lazy("By title")),
]


def get_lesson(lesson_id: int) -> Lesson:
    """The lesson with its course. Raises Http404."""
    return get_object_or_404(Lesson.objects.select_related("course").defer("source", "html"), pk=lesson_id)


def lesson_page(request: HttpRequest, lesson_id: int) -> str:
    """Where one comes back to after logging in: the lesson, never the toggle."""
    return get_lesson(lesson_id).get_absolute_url()


def exercise_page(request: HttpRequest, exercise_id: int) -> str:
    """The same for an exercise."""
    return get_object_or_404(Exercise, pk=exercise_id).get_absolute_url()


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def favorite_list(request: HttpRequest) -> HttpResponse:
    """One's favourites, to be searched and sorted."""
    user = learner(request)
    context = listing(request, lambda text, sort: favorites.search(user, text, sort), SORTS, name="favorites")
    return render(request, "accounts/favorite_list.html", context)


@require_POST
@kept.login_required_keeping(page=lesson_page, keep=False)
def toggle_favorite_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """Set or turn over the star of a lesson."""
    return _toggle(request, learner(request), get_lesson(lesson_id))


@require_POST
@kept.login_required_keeping(page=exercise_page, keep=False)
def toggle_favorite_exercise(request: HttpRequest, exercise_id: int) -> HttpResponse:
    """Set or turn over the star of an exercise."""
    return _toggle(request, learner(request), get_object_or_404(Exercise, pk=exercise_id))


def _toggle(request: HttpRequest, user: User, target: Lesson | Exercise) -> HttpResponse:
    state = request.POST.get("state", "")
    if state not in STATES:
        return HttpResponseBadRequest(_("The state of a star is “on” or “off”."))
    is_on = favorites.set_favorite(user, target, on=STATES[state])
    if kept.is_script(request):
        return JsonResponse({"is_favorited": is_on})
    if kept.is_htmx(request):
        context = {"url": request.path, "starred": is_on, "title": target.title}
        return render(request, "components/_star.html", context)
    return redirect(target)

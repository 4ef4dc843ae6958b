"""The first page: what this is, or where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.road import Road, roads
from accounts.week import this_week
from courses.models import Course


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For a visitor one sentence, one example and the courses; for a learner the next lesson and this week."""
    everything = roads(request.user.pk, Course.objects.current())
    if not request.user.is_authenticated:
        return render(request, "home.html", {"roads": everything})
    context = {"roads": everything, "road": _latest(everything), "week": this_week(request.user)}
    return render(request, "home_learner.html", context)


def _latest(everything: list[Road]) -> Road | None:
    """The unfinished course that the learner was in last, else the first that is left to do."""
    unfinished = [road for road in everything if road.here]
    begun = [(road.progress.last_accessed_at, -number) for number, road in enumerate(unfinished) if road.progress]
    if begun:
        return unfinished[-max(begun)[1]]
    return unfinished[0] if unfinished else None

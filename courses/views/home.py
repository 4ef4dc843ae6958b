"""The first page: what this is, or where to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.days import this_week
from accounts.road import Road, roads
from courses.models import Course
from review.advice import advise
from review.learned import keep_up
from review.today import renewed


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For a visitor one sentence, one example and the courses; for a learner what comes next, and this week."""
    everything = roads(request.user.pk, Course.objects.current())
    if not request.user.is_authenticated:
        return render(request, "home.html", {"roads": everything})
    keep_up(request.user)
    road = _latest(everything)
    step = advise(request.user, road, renewed(request)) if everything else None
    context = {"roads": everything, "road": road, "days": this_week(request.user), "step": step}
    return render(request, "home_learner.html", context)


def _latest(everything: list[Road]) -> Road | None:
    """The unfinished course that the learner was in last, else the first that is left to do."""
    unfinished = [road for road in everything if road.here]
    begun = [(road.progress.last_accessed_at, -number) for number, road in enumerate(unfinished) if road.progress]
    if begun:
        return unfinished[-max(begun)[1]]
    return unfinished[0] if unfinished else None

"""The first page: what this is, or where to go on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.days import this_week
from accounts.road import Road, roads
from courses.models import Course
from review.advice import advise, tries_of
from review.learned import keep_up
from review.recall import recalled
from review.today import renewed


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """For a visitor one sentence, one example and the courses; for a learner what comes next, and this week."""
    everything = roads(request.user.pk, Course.objects.current())
    if not request.user.is_authenticated:
        return render(request, "home.html", {"roads": everything})
    keep_up(request.user)
    road = _latest(everything)
    context: dict[str, Any] = {"roads": everything, "road": road, "days": this_week(request.user)}
    if everything:
        standing = renewed(request)
        known = recalled(request.user, standing.day, road.here.lesson_id if road and road.here else None)
        context["step"] = advise(standing, road, known, tries_of(request.user), all_done=road is None)
    return render(request, "home_learner.html", context)


def _latest(everything: list[Road]) -> Road | None:
    """The unfinished course that the learner was in last, else the first that is left to do."""
    unfinished = [road for road in everything if road.here]
    begun = [(road.progress.last_accessed_at, -number) for number, road in enumerate(unfinished) if road.progress]
    if begun:
        return unfinished[-max(begun)[1]]
    return unfinished[0] if unfinished else None

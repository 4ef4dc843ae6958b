"""My Learning Progress: how far a learner has come in everything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import concepts, overview, progress
from accounts.days import this_year
from accounts.profiles import profile_of
from accounts.recent import recent_lists
from accounts.road import roads
from accounts.shelf import shelf_of, where_to_go_on
from accounts.views import kept
from accounts.year import Year
from courses.views.fetch import learner
from review.advice import advise
from review.recall import Recalled, recalled
from review.today import standing_for


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def progress_overview(request: HttpRequest) -> HttpResponse:
    """My Learning Progress: seven queries when the user came with a profile; one more for cards, and for a streak
    of over a year; a few more, once, when an exercise was corrected."""
    user = learner(request)
    profile = profile_of(user)
    shelf = shelf_of(user)
    latest = overview.latest(user)
    begun = [row for row in latest["recent_course_progress"] if not row.course.is_archived][:1]
    road = next(iter(roads(user.pk, [row.course for row in begun], {row.course_id: row for row in begun})), None)
    days = this_year(profile)
    submission = next(iter(latest["recent_submissions"]), None)
    standing = standing_for(request)
    here = road.here.lesson_id if road and road.here else None
    known = recalled(user, standing.day, here) if standing.begun else Recalled()
    context = {
        **shelf.totals.context(),
        **latest,
        "profile": profile,
        "corrections": progress.corrections_to_tell(user) if profile.untold_event and request.method == "GET" else [],
        "road": road,
        "place": where_to_go_on(shelf.desk, submission, road),
        "days": days,
        "year": Year(days.spans, days.today, shelf.totals.lessons_completed, shelf.totals.exercises_completed),
        "concepts": concepts.ends(shelf.standings, known.by_slug),
        "standing": standing,
        "step": advise(standing, road, known, latest["recent_submissions"]),
        "lists": recent_lists(latest),
    }
    return render(request, "accounts/progress_overview.html", context)

"""What is one's own: taken along as files, or deleted with the account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import export, leaving, limits, own_data
from accounts.departures import Departure
from accounts.views import kept
from accounts.views.again import asks_password_again
from courses.views.fetch import learner

EXPORT = limits.Limit("export", 1, 2 * 60)
"""Everything is much to read from the database; once in two minutes is enough for anybody."""


def _profile(request: HttpRequest) -> str:
    return reverse("accounts:profile") + "#your-data"


@require_POST
@kept.login_required_keeping(page=_profile, keep=False)
def download_everything(request: HttpRequest) -> HttpResponseBase:
    """All that the site holds of the learner in one zip, made while it is sent."""
    person = learner(request)
    if limits.spend(EXPORT, person.pk):
        messages.info(request, _("Your files were made just now. You can have them again in two minutes."))
        return redirect(_profile(request))
    response = StreamingHttpResponse(export.archive(person), content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(True, "milepost.zip")
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@kept.login_required_keeping(page=kept.own_page, keep=False)
@asks_password_again()
def leave(request: HttpRequest) -> HttpResponse:
    """Say what would go, and take the wish; while the account waits, offer to take it back."""
    person = learner(request)
    if request.method == "POST":
        leaving.ask(person)
        return redirect("accounts:leave")
    departure = Departure.objects.filter(user=person).first()
    told = {"departure": departure, "counts": own_data.counted_in_words(person), "days": settings.DELETION_DAYS}
    return render(request, "accounts/leave.html", told)


@require_POST
@kept.login_required_keeping(page=_profile, keep=False)
def stay(request: HttpRequest) -> HttpResponse:
    """Take the wish back."""
    if leaving.take_back(learner(request)):
        messages.success(request, _("Your account stays, with everything in it."))
    return redirect("accounts:profile")

"""The day's page, the forecast, the settings, and the pause."""

from datetime import date, timedelta

from django.contrib import messages
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.clock import local_date
from accounts.views import kept
from review import plans
from review.forms import PlanForm
from review.learned import keep_up
from review.mixing import BAR, GAP, HEIGHT, bars, forecast
from review.models import Card
from review.recall import recall_by_concept
from review.today import Standing, renewed, standing_for
from review.views.fetch import learner
from review.wording import in_days

MINUTES = {Card.Kind.QUESTION: 0.5, Card.Kind.OWN: 0.5, Card.Kind.EXERCISE: 6}
"""What a card takes, roughly; only for saying how long a session will be."""

WEAKEST = 5
SPANS = (14, 30)
"""Days that a forecast covers."""


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def today(request: HttpRequest) -> HttpResponse:
    """What is due today, and what fades."""
    user = learner(request)
    keep_up(user)
    standing = renewed(request)
    cards = Card.objects.askable().filter(user=user, suspended_at=None)
    total = cards.aggregate(number=Count("pk"), next=Min("due_at"))
    context = {
        "standing": standing,
        "kinds": _kinds(user.pk, standing),
        "total": total["number"],
        "next": in_days((local_date(total["next"], standing.day.zone) - standing.day.today).days)
        if total["next"]
        else "",
        "weakest": recall_by_concept(user, standing.day)[:WEAKEST],
    }
    context["minutes"] = round(sum(MINUTES[kind] * number for kind, number in context["kinds"]))
    return render(request, "review/today.html", context)


def _kinds(user_id: int, standing: Standing) -> list[tuple[Card.Kind, int]]:
    """How many cards of each kind the day asks; none in a pause."""
    due = Card.objects.due(standing.day.now).filter(user=user_id).order_by("due_at", "pk")
    kinds = list(due.values_list("kind", flat=True)[: standing.due])
    return [(kind, kinds.count(kind)) for kind in Card.Kind if kind in kinds]


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def load(request: HttpRequest) -> HttpResponse:
    """How many reviews the next 14 or 30 days hold: as a picture, and as a table."""
    user = learner(request)
    plan = keep_up(user)
    standing = renewed(request)
    span = next((days for days in SPANS if request.GET.get("days") == str(days)), SPANS[0])
    days = forecast(_due_by_day(user.pk, standing), standing.day.today, span, plan.daily_most, standing.done)
    context = {
        "standing": standing,
        "span": span,
        "spans": SPANS,
        "loads": days,
        "path": bars(days),
        "width": span * (BAR + GAP) - GAP,
        "height": HEIGHT,
        "sum": sum(day.reviews for day in days),
        "most": max(day.reviews for day in days),
        "last": days[-1],
    }
    return render(request, "review/forecast.html", context)


def _due_by_day(user_id: int, standing: Standing) -> dict[date, int]:
    """How many cards are due on which of the learner's days."""
    until = standing.day.start(standing.day.today + timedelta(days=max(SPANS)))
    cards = Card.objects.askable().filter(user=user_id, suspended_at=None, due_at__lt=until).order_by()
    due: dict[date, int] = {}
    for moment, number in cards.values_list("due_at").annotate(number=Count("pk")):
        day = local_date(moment, standing.day.zone)
        due[day] = due.get(day, 0) + number
    return due


@require_http_methods(["GET", "HEAD", "POST"])
@kept.login_required_keeping(page=kept.own_page)
def settings(request: HttpRequest) -> HttpResponse:
    """How much to recall and how many reviews a day."""
    user = learner(request)
    plan = keep_up(user)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        initial={"retention": plan.retention, "daily_most": plan.daily_most},
    )
    if request.method == "POST" and form.is_valid():
        plans.change_plan(user, **form.cleaned_data)
        messages.success(request, _("Your review settings are saved."))
        return redirect("review:settings")
    return render(request, "review/settings.html", {"form": form, "standing": standing_for(request)})


def today_page(request: HttpRequest) -> str:
    """Where one comes back to after logging in."""
    return reverse("review:today")


@require_POST
@kept.login_required_keeping(page=today_page, keep=False)
def pause(request: HttpRequest) -> HttpResponse:
    """Pause, and with `state=off` go on."""
    user = learner(request)
    if request.POST.get("state") == "off":
        if plans.resume(user):
            messages.success(request, _("Welcome back. What waits comes in daily portions, the oldest first."))
    elif plans.pause(user):
        messages.success(request, _("Paused. Nothing is asked, and nothing is lost, until you go on."))
    return redirect("review:today")

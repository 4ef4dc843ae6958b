"""Why a number of the learner's is what it is: a page each, and for htmx the same in a panel over any page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import progress
from accounts.explaining import CARDS, Card, Explanation, explain_course, explain_exercise, explain_lesson
from accounts.views import kept
from courses.models import Course, Lesson
from courses.views.fetch import learner
from exercises.models import Exercise


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def why_card(request: HttpRequest, card: str) -> HttpResponse:
    """One of the four cards of the overview."""
    if card not in list(Card):
        raise Http404
    return _show(request, CARDS[Card(card)](learner(request), request.GET.get("page", "1")))


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def why_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """The percentage of a course."""
    course = get_object_or_404(Course, pk=course_id)
    return _show(request, explain_course(learner(request), course, request.GET.get("page", "1")))


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def why_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """The tick of a lesson."""
    return _show(request, explain_lesson(learner(request), _lesson(lesson_id)))


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def why_exercise(request: HttpRequest, exercise_id: int) -> HttpResponse:
    """The tick of an exercise."""
    exercise = get_object_or_404(Exercise.objects.select_related("lesson"), pk=exercise_id)
    return _show(request, explain_exercise(learner(request), exercise, request.GET.get("page", "1")))


def _word_page(request: HttpRequest, lesson_id: int) -> str:
    return reverse("accounts:why_lesson", args=[lesson_id])


@require_POST
@kept.login_required_keeping(page=_word_page, keep=False)
def take_back(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """The learner takes the word about a lesson back, and comes back to the page with the number (`next`)."""
    lesson = _lesson(lesson_id)
    progress.withdraw_declaration(learner(request), lesson)
    messages.success(request, _("Your word about “%(title)s” is taken back.") % {"title": lesson.title})
    page = request.POST.get("next", "")
    return redirect(page if kept.is_ours(request, page) else _word_page(request, lesson_id))


def _lesson(lesson_id: int) -> Lesson:
    return get_object_or_404(Lesson.objects.select_related("course").defer("source", "html"), pk=lesson_id)


def _show(request: HttpRequest, why: Explanation) -> HttpResponse:
    """The page, or what stands in the panel; `back` is the page that the panel lies over."""
    in_panel = kept.is_htmx(request)
    back = request.headers.get("HX-Current-URL", "") if in_panel else why.url
    context = {"why": why, "back": back, "heading": 2 if in_panel else 1}
    return kept.answer(request, "accounts/why.html", "accounts/_why.html", context)

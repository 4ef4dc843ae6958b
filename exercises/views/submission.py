"""One submission: on its own page, or only its verdict for htmx, which asks again until it is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.views.kept import is_htmx, login_required_keeping, own_page
from exercises import practice
from exercises.judging import examples
from exercises.models import Submission
from exercises.views.polling import verdict_context, verdict_fragment


@require_safe
@vary_on_headers("HX-Request")
@login_required_keeping(page=own_page)
def submission_detail(request: HttpRequest, submission_id: int) -> HttpResponse:
    """What was handed in and what came of it, for its owner alone."""
    own = Submission.objects.filter(user=request.user.pk).select_related("exercise__lesson__course")
    submission = get_object_or_404(own, pk=submission_id)
    if is_htmx(request):
        return verdict_fragment(request, submission)
    exercise = submission.exercise
    check = practice.check_for_page(exercise, examples(exercise))
    context = {"exercise": exercise, "check": check, **verdict_context(submission)}
    return render(request, "exercises/submission_detail.html", context)

"""Certificates: the learner's own page of one, and the public page that says whether a code is a certificate's."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import progress
from accounts.certificates import Certificate, read_code
from accounts.forms import CertificateForm
from accounts.models import CourseProgress
from accounts.views import kept
from courses.models import Course
from courses.views.fetch import learner


def _own_page(request: HttpRequest, course_id: int) -> str:
    return reverse("accounts:certificate", args=[course_id])


@require_safe
@kept.login_required_keeping(page=kept.own_page)
def own_certificate(request: HttpRequest, course_id: int) -> HttpResponse:
    """The learner's certificate of a course; before there is one, the form that makes it, or what is missing."""
    course = get_object_or_404(Course, pk=course_id)
    own = Certificate.objects.filter(user=learner(request), course=course)
    if found := own.filter(withdrawn_at=None).first():
        return render(request, "accounts/certificate.html", {"course": course, **_shown(request, found)})
    typed = kept.take(request, reverse("accounts:make_certificate", args=[course_id]))
    form = CertificateForm(initial=typed.dict() if typed else {"name": learner(request).get_full_name()})
    withdrawn = own.order_by("-withdrawn_at").first()
    return _form(request, course, form, withdrawn=withdrawn)


@require_POST
@kept.login_required_keeping(page=_own_page)
def make_certificate(request: HttpRequest, course_id: int) -> HttpResponse:
    """Make the certificate with the name that was chosen."""
    course = get_object_or_404(Course, pk=course_id)
    form = CertificateForm(request.POST)
    if form.is_valid():
        try:
            progress.issue_certificate(learner(request), course, form.cleaned_data["name"])
        except progress.NotComplete:
            messages.warning(request, _("This course is not complete yet."))
        return redirect(_own_page(request, course_id))
    return _form(request, course, form)


@require_POST
@kept.login_required_keeping(page=_own_page, keep=False)
def withdraw(request: HttpRequest, course_id: int) -> HttpResponse:
    """The learner withdraws the certificate; its page then tells nothing any more."""
    if progress.withdraw_certificate(learner(request), get_object_or_404(Course, pk=course_id)):
        messages.success(request, _("The certificate is withdrawn. Its page does not show anything of you any more."))
    return redirect(_own_page(request, course_id))


@require_safe
def check_certificate(request: HttpRequest) -> HttpResponse:
    """Where a code is typed in (`?code=`)."""
    typed = request.GET.get("code", "")
    if code := read_code(typed):
        return redirect("certificate", Certificate(code=code).shown_code)
    return _public(request, "accounts/certificate_check.html", {"typed": typed}, status=404 if typed else 200)


@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says, for whoever has its code: one question to the database, none for what is no code."""
    stored = read_code(code)
    found = Certificate.objects.filter(code=stored).first() if stored else None
    if found is None:
        return _public(request, "accounts/certificate_check.html", {"typed": code}, status=404)
    if found.withdrawn_at is not None:
        return _public(request, "accounts/certificate_withdrawn.html", {}, status=410)
    return _public(request, "accounts/certificate_public.html", _shown(request, found))


@never_cache
def _public(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page that no search engine lists and nobody keeps."""
    response = render(request, template, context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def _shown(request: HttpRequest, found: Certificate) -> dict[str, Any]:
    return {
        "certificate": found,
        "address": request.build_absolute_uri(found.get_absolute_url()),
        "host": request.get_host(),
        "is_open": settings.PUBLIC,
    }


def _form(
    request: HttpRequest, course: Course, form: CertificateForm, withdrawn: Certificate | None = None
) -> HttpResponse:
    row = CourseProgress.objects.filter(user=request.user.pk, course=course, is_completed=True).first()
    context = {"course": course, "form": form, "row": row, "withdrawn": withdrawn, "is_open": settings.PUBLIC}
    return render(request, "accounts/certificate_form.html", context)

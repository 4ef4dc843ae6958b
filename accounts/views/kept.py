"""Nothing typed is lost when a session or a form's token has expired."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a POST with an expired token is answered."""
    return render(request, "403.html", status=403)

"""The search of the whole site: a page, and for htmx the palette or what was found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.finding import find
from accounts.forms import search_text
from accounts.views import kept


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Lessons, exercises and one's own notes with the words of `?q`."""
    q = search_text(request.GET.get("q", ""))
    template = "accounts/search.html"
    if kept.is_htmx(request):
        template = "accounts/_found.html" if "q" in request.GET else "accounts/_palette.html"
    response = render(request, template, {"q": q, "found": find(request.user, q)})
    patch_vary_headers(response, ["HX-Request"])
    return response

"""The search of the whole site: a page, and for htmx the palette or what was found."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.finding import find
from accounts.forms import search_text
from accounts.views import kept


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Lessons, exercises and one's own notes with the words of `?q`."""
    q = search_text(request.GET.get("q", ""))
    fragment = "accounts/_found.html" if "q" in request.GET else "accounts/_palette.html"
    return kept.answer(request, "accounts/search.html", fragment, {"q": q, "found": find(request.user, q)})

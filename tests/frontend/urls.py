"""The style guide with the addresses that the frame of a page links to, and a server's side for its scripts."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, include, path

from config.styleguide import styleguide


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Nothing</title>")


def star(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuses when the test has asked for it with a cookie."""
    if "refuse" in request.COOKIES:
        return HttpResponse(status=500)
    return JsonResponse({"is_favorited": request.POST["state"] == "on"})


def draft(request: HttpRequest) -> HttpResponse:
    """The style guide's draft has revision 3; after it another window has saved number 7, when a cookie says so."""
    if "moved" in request.COOKIES and request.POST["revision"] != "7":
        return JsonResponse({"revision": 7, "source": "# theirs\n"}, status=409)
    return JsonResponse({"revision": int(request.POST["revision"]) + 1})


def named(*names: str) -> list[URLPattern]:
    return [path(f"{name}/", nothing, name=name) for name in names]


urlpatterns = [
    path("styleguide/", styleguide),
    path("styleguide/draft/", draft),
    path("accounts/favorite/toggle/lesson/<int:pk>/", star),
    path("accounts/", include((named("progress", "notes", "favorites", "profile", "register"), "accounts"))),
    path("courses/", include((named("catalogue"), "courses"))),
    path("exercises/", include((named("exercise_list"), "exercises"))),
    *named("home", "search", "keys", "login", "logout", "password_change"),
]

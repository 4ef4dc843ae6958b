"""Nothing typed is lost when a session or a form's token has expired.

A view that takes typed work is wrapped, and says where its form lives:

    @require_POST
    @login_required_keeping(page=lambda request, course_slug, lesson_slug: reverse("courses:lesson_detail", ...))
    def answer_quiz(request, course_slug, lesson_slug): ...

`page` gets the view's own arguments. When the POST cannot be let through it is put into the session, the person is sent
to login (or straight back to the page, when only the token was old), and the view of the page fills its form:

    typed = kept.take(request, reverse("courses:answer_quiz", ...))   # the path that the form posts to
    form = QuizForm(initial=typed.dict() if typed else None)      # or kept.initial(request), see there

What is kept stays until the next POST to that path gets through, for a day at most, and goes with the session when
somebody logs out or another person logs in. Passwords and files are never kept.
What is too long for the session is answered with a page that shows it, to be copied. Scripts get 401 as JSON, and htmx
is sent on to where the text is. A view whose POST holds nothing typed (a star) is wrapped with `keep=False`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

MAX_KEPT_BYTES = 64 * 1024
KEPT_SECONDS = 24 * 60 * 60
SESSION_KEY = "kept_work"

View = Callable[..., HttpResponseBase]
Page = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a wrapped view promises: where its form lives, whether only the signed in may send it, what is kept."""

    page: Page
    login: bool
    keep: bool


def keeps_work(page: Page, *, login: bool = False, keep: bool = True) -> Callable[[View], View]:
    """Wrap a view so that an expired token, and with `login` an expired session, costs nobody what they typed."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if login and not request.user.is_authenticated:
                if request.method == "POST":
                    return _keep_through_login(request, page(request, *args, **kwargs), keep=keep)
                return _ask_to_log_in(request)
            response = view(request, *args, **kwargs)
            if request.method == "POST" and keep:
                _drop(request, request.path)
            return response

        wrapper.kept_rule = Rule(page, login, keep)  # type: ignore[attr-defined]  # read back by `rule_of`
        return wrapper

    return decorate


def login_required_keeping(page: Page, *, keep: bool = True) -> Callable[[View], View]:
    """Like `login_required`, but a POST of someone whose session has expired is kept."""
    return keeps_work(page, login=True, keep=keep)


def own_page(request: HttpRequest, *args: Any, **kwargs: Any) -> str:
    """The `page` of a view that shows its form at the address that it is sent to."""
    return request.get_full_path()


def take(request: HttpRequest, path: str) -> QueryDict | None:
    """What this person had typed into the form that posts to `path`, or None; says so in a message on the page."""
    entry = request.session.get(SESSION_KEY, {}).get(path)
    if entry is None or _is_old(entry):
        return None
    typed = QueryDict(mutable=True)
    for name, values in entry["fields"].items():
        typed.setlist(name, values)
    messages.info(request, _("This is what you had typed. It has not been sent yet."))
    return typed


def initial(request: HttpRequest) -> dict[str, Any] | None:
    """The same for a form that posts to its own address, as a form's `initial`."""
    typed = take(request, request.path)
    return typed.dict() if typed else None


def is_script(request: HttpRequest) -> bool:
    """Whether a script asks and wants JSON, rather than a browser that wants a page."""
    accept = request.headers.get("Accept", "")
    wants_json = "application/json" in accept and "text/html" not in accept
    return wants_json or request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _ask_to_log_in(request: HttpRequest) -> HttpResponse:
    login = redirect_to_login(request.get_full_path())
    # A fragment's place is no place for the login page, so htmx is told in the same way as a script.
    return _please_log_in(login) if is_script(request) or is_htmx(request) else login


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a POST with an expired token is answered (CSRF_FAILURE_VIEW)."""
    rule = rule_of(request)
    if rule is None or _is_from_elsewhere(request) or not (rule.login or request.COOKIES):
        return _show_to_copy(request, back=None)
    page = _page(request, rule)
    if rule.login and not request.user.is_authenticated:
        return _keep_through_login(request, page, keep=rule.keep)
    if is_script(request):
        return JsonResponse({"error": _("This page has been open for too long. Please load it again.")}, status=401)
    typed = fields_typed(request) if rule.keep else {}
    if typed and not _keep(request, typed):
        return _show_to_copy(request, page)
    messages.warning(request, _("The page had been open for too long to send this. Please send it again."))
    return HttpResponseClientRedirect(page) if is_htmx(request) else HttpResponseRedirect(page)


def _keep_through_login(request: HttpRequest, page: str, *, keep: bool) -> HttpResponse:
    """Send an anonymous visitor who posts to login and from there back to the page, with what they typed."""
    login = redirect_to_login(page)
    if is_script(request):
        return _please_log_in(login)
    typed = fields_typed(request) if keep else {}
    if typed and not _keep(request, typed):
        return _show_to_copy(request, login.url)
    if typed:
        messages.info(request, _("Please log in. What you typed is kept and comes back after that."))
    return HttpResponseClientRedirect(login.url) if is_htmx(request) else login


def _please_log_in(login: HttpResponseRedirect) -> JsonResponse:
    return JsonResponse({"error": _("Please log in."), "login": login.url}, status=401)


def rule_of(request: HttpRequest) -> Rule | None:
    """The rule of the view that this request is for, if that is wrapped."""
    match = request.resolver_match
    return getattr(match.func, "kept_rule", None) if match else None


def _page(request: HttpRequest, rule: Rule) -> str:
    match = request.resolver_match
    return rule.page(request, *match.args, **match.kwargs) if match else "/"


def fields_typed(request: HttpRequest) -> dict[str, list[str]]:
    """The fields of the form that somebody typed into: no token, no password."""
    return {
        name: values
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name.casefold()
    }


def _keep(request: HttpRequest, typed: dict[str, list[str]]) -> bool:
    """Put the fields into the session; False when there is no room for them."""
    entries = {path: entry for path, entry in request.session.get(SESSION_KEY, {}).items() if not _is_old(entry)}
    entries[request.path] = {"fields": typed, "at": int(time.time())}
    if sum(_size(entry["fields"]) for entry in entries.values()) > MAX_KEPT_BYTES:
        return False
    request.session[SESSION_KEY] = entries
    return True


def _drop(request: HttpRequest, path: str) -> None:
    entries = request.session.get(SESSION_KEY, {})
    if entries.pop(path, None) is not None:
        request.session[SESSION_KEY] = entries


def _size(fields: dict[str, list[str]]) -> int:
    return sum(len(text.encode(errors="replace")) for name, values in fields.items() for text in (name, *values))


def _is_old(entry: dict[str, Any]) -> bool:
    return bool(time.time() - entry["at"] > KEPT_SECONDS)


def limited(request: HttpRequest, wait: int, sentence: str) -> HttpResponse | None:
    """What a script is answered that has to wait so many seconds; None for a page, whose form says so itself."""
    if not wait or not is_script(request):
        return None
    return JsonResponse({"error": sentence}, status=429, headers={"Retry-After": str(wait)})


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks and wants a fragment."""
    return request.headers.get("HX-Request") == "true"


def is_ours(request: HttpRequest, address: str) -> bool:
    """Whether an address that came with a request leads to a page of this site: who is sent on never leaves it."""
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())


def answer(request: HttpRequest, page: str, fragment: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or for htmx the fragment that stands in a page of its own or over another one."""
    response = render(request, fragment if is_htmx(request) else page, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site's page sent this. Keeping that would give the visitor a new session, and log them out."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return site not in ("same-origin", "none") or (origin is not None and urlsplit(origin).netloc != request.get_host())


def _show_to_copy(request: HttpRequest, back: str | None) -> HttpResponse:
    """The page of last resort: says what happened, and shows what was typed."""
    if is_script(request):
        return JsonResponse({"error": _("This page has been open for too long. Please load it again.")}, status=401)
    context = {"typed": {name: "\n".join(values) for name, values in fields_typed(request).items()}, "back": back}
    return render(request, "accounts/not_sent.html", context, status=403)

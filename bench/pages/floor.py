"""The floor: a Django project in one file that does nothing but what a page cannot do without.

For each measured page it reads the session and the user, puts the very questions to the database that the page puts
(with their very parameters, as they were noted down from the site; writes in one transaction), and shows up to ten
rows of each answer in a small template of Django's own engine, filled up to the page's number of bytes. No middleware
but sessions and the user's, no forms, no translation, no static files, no logic.

`MILEPOST_FLOOR` names the file with what was noted down (`bench.pages.inside`).
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bench.pages.rows import FIRST_COURSE, FIRST_LESSON, LESSONS_PER_COURSE

NOTED: dict[str, Any] = pickle.loads(Path(os.environ["MILEPOST_FLOOR"]).read_bytes())
SHOWN = 10
TEMPLATE = """<!doctype html><title>{{ user.username }}</title><h1>{{ user.username }}</h1>
{% for rows in lists %}<ul>{% for row in rows %}
<li class="row"><a href="/row/{{ row.0 }}/">{{ row.1 }}</a> <span>{{ row.2 }} of {{ row.3 }}</span></li>
{% endfor %}</ul>{% endfor %}<footer>{{ filling }}</footer>"""

settings.configure(
    DEBUG=False,
    SECRET_KEY=NOTED["secret"],
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DATABASES={"default": NOTED["database"]},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

PAGE = engines["django"].from_string(TEMPLATE)


def read(request: HttpRequest, name: str) -> HttpResponse:
    """A page that reads."""
    noted = NOTED["pages"][name]
    lists = _put(noted["queries"], {})
    filling = "x" * max(0, noted["bytes"] - 100 * sum(map(len, lists)))
    return HttpResponse(PAGE.render({"user": request.user, "lists": lists, "filling": filling}))


def write(request: HttpRequest, name: str, target: int) -> HttpResponse:
    """An act upon a lesson: what was noted down of another learner's act upon another, of this one's upon this."""
    noted = NOTED["pages"][name]
    course = FIRST_COURSE + (target - FIRST_LESSON) // LESSONS_PER_COURSE
    change = {noted["user"]: request.user.pk or 0, noted["lesson"]: target, noted["course"]: course}
    with transaction.atomic():
        _put(noted["queries"], change)
    return HttpResponse(b"ok")


def _put(queries: list[tuple[str, Any]], change: dict[int, int]) -> list[list[Any]]:
    lists = []
    with connection.cursor() as cursor:
        for sql, parameters in queries:
            given = [change.get(each, each) if type(each) is int else each for each in parameters or ()]
            cursor.execute(sql, given or None)
            if cursor.description:
                lists.append(cursor.fetchall()[:SHOWN])
    return lists


urlpatterns = [path("read/<slug:name>/", read), path("write/<slug:name>/<int:target>/", write)]
application = get_wsgi_application()

"""What only the site itself can tell, in a process of its own: `python -m bench.pages.inside FILE` with its settings.

Opens sessions for the bench's learners, takes away what an earlier run wrote, and notes down which questions each page
puts to the database, for the floor to put the same. FILE is for the floor, a line of JSON for the bench.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

from bench.pages.acts import ACTS, TOKEN, Act
from bench.pages.rows import (
    FIRST_COURSE,
    FIRST_LEARNER,
    FIRST_LESSON,
    FIRST_WRITER,
    LESSONS_PER_COURSE,
    LESSONS_PER_LEARNER,
    NOTE_TAKER,
    WRITERS,
)

RANDOM_LEARNERS = 40
LESSON = FIRST_LESSON + 22 * LESSONS_PER_COURSE
WRITE = ("INSERT", "UPDATE", "DELETE")
LAST_WRITER = FIRST_WRITER + WRITERS - 1


def main(file: str) -> None:
    """Prepare, and say what was found."""
    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
    forget()
    learners = User.objects.filter(pk__gte=FIRST_LEARNER)
    last = learners.order_by("-pk").values_list("pk", flat=True)[0]
    chosen = random.Random(6).sample(range(FIRST_LEARNER, last + 1), min(RANDOM_LEARNERS, last - FIRST_LEARNER + 1))
    people = {"demo": User.objects.get(username="demo").pk, "notes": NOTE_TAKER, "writer": LAST_WRITER}
    everybody = [people["demo"], NOTE_TAKER, *range(FIRST_WRITER, LAST_WRITER), *chosen]
    sessions = {
        kind: {user.pk: open_session(user, backend) for user in User.objects.filter(pk__in=everybody)}
        for kind, backend in (
            ("site", settings.AUTHENTICATION_BACKENDS[0]),
            ("floor", "django.contrib.auth.backends.ModelBackend"),
        )
    }
    noted = {act.name: note_down(act, people[act.who]) for act in ACTS}
    forget()
    database = {key: value for key, value in settings.DATABASES["default"].items() if key != "TEST"}
    for_floor = {"secret": settings.SECRET_KEY, "database": database, "pages": noted}
    Path(file).write_bytes(pickle.dumps(for_floor))
    asked = {name: page["asked"] for name, page in noted.items()}
    written = {name: page["written"] for name, page in noted.items()}
    told = {"people": people, "random": chosen, "sessions": sessions, "asked": asked, "written": written}
    print(json.dumps({**told, "rows": learners.count() * LESSONS_PER_LEARNER}))


def forget() -> None:
    """Delete what writers wrote."""
    from accounts.models import CourseProgress, Favorite, LearningEvent, LessonProgress

    for model in (CourseProgress, Favorite, LearningEvent, LessonProgress):
        model._base_manager.filter(user__gte=FIRST_WRITER, user__lt=FIRST_WRITER + WRITERS).delete()


def open_session(user: Any, backend: str) -> str:
    """The key of a new session in which this user is logged in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def note_down(act: Act, user_id: int) -> dict[str, Any]:
    """The questions of one page or act, the second time that a process is asked for it."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    client.cookies["csrftoken"] = TOKEN
    client.force_login(User.objects.get(pk=user_id))
    address = act.address(LESSON)
    headers = {"X-CSRFToken": TOKEN, "X-Requested-With": "XMLHttpRequest"}

    def ask() -> Any:
        return client.post(address, headers=headers) if act.writes else client.get(address)

    if not act.writes:
        ask()
    with noted() as queries:
        answer = ask()
    assert answer.status_code == act.status, (act, answer.status_code)
    asked = [query for query in queries if not query[0].startswith("BEGIN")]
    own = [query for query in asked if "django_session" not in query[0] and 'FROM "auth_user"' not in query[0]]
    return {
        "queries": own,
        "asked": len(asked),
        "written": sum(sql.startswith(WRITE) for sql, _parameters in own),
        "bytes": len(answer.content),
        **{"user": user_id, "lesson": LESSON},
        "course": FIRST_COURSE + (LESSON - FIRST_LESSON) // LESSONS_PER_COURSE,
    }


def _plain(value: Any) -> Any:
    """Words of the site's own as text: the floor knows none of them. PostgreSQL takes many rows as lists of values."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


@contextmanager
def noted() -> Iterator[list[tuple[str, Any]]]:
    """All that is asked of the database in the block."""
    from django.db import connection

    queries: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        queries.append((sql, _plain(list(parameters or ()))))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield queries


if __name__ == "__main__":
    main(sys.argv[1])

"""Before the class begins: learners with sessions, and what there is for them to do.

python -m bench.load.plan 300 plan.json, in the site's own settings. Logging in is left out: hashing a password is slow
by intent, and would be all that is measured.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LESSONS, EXERCISES = 40, 30
"""So many of each are used: a class is not spread over the whole library."""

ENDLESS = "while True:\n    pass\n"


def make(learners: int) -> dict[str, Any]:
    """Make so many learners; gives what they need to know, as JSON."""
    return {"learners": _learners(learners), "lessons": _lessons(), "exercises": _exercises(), "endless": ENDLESS}


def _learners(count: int) -> list[dict[str, Any]]:
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client

    made = []
    for number in range(count):
        user = User.objects.create_user(f"load{number}", f"load{number}@example.org")
        client = Client()
        client.force_login(user)
        made.append({"id": user.pk, "session": client.cookies[settings.SESSION_COOKIE_NAME].value})
    return made


def _lessons() -> list[dict[str, Any]]:
    from courses.models import Lesson, Question

    made = []
    for lesson in Lesson.objects.filter(archived_at=None, course__archived_at=None).order_by("pk")[:LESSONS]:
        asked = Question.objects.current().filter(quiz__lesson=lesson, quiz__archived_at=None)
        single = [question for question in asked if question.data.get("options")]
        quiz = {
            f"q-{question.slug}": [
                next(option["id"] for option in question.data["options"] if bool(option["right"]) is right)
                for right in (True, False)
            ]
            for question in single
        }
        made.append({"id": lesson.pk, "path": lesson.get_absolute_url(), "quiz": quiz})
    return made


def _exercises() -> list[dict[str, Any]]:
    from exercises.models import Exercise

    kinds = (Exercise.Kind.PROGRAM, Exercise.Kind.FUNCTION)
    rows = Exercise.objects.filter(archived_at=None, kind__in=kinds).order_by("pk")
    alone = [row for row in rows if len(row.solution) == 1 and len(row.stub) == 1][:EXERCISES]
    return [{"id": row.pk, "path": row.get_absolute_url(), "right": next(iter(row.solution.values()))} for row in alone]


def main(arguments: Sequence[str]) -> None:
    """Make the learners and write down the plan."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    count, path = arguments
    Path(path).write_text(json.dumps(make(int(count))))


if __name__ == "__main__":
    main(sys.argv[1:])

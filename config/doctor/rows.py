"""What the database says: of itself, and of the queue, the workers and the library in it."""

import sqlite3
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Max, Min
from django.utils import timezone

from accounts.management import redis_queue
from config import health
from config.doctor.finding import Finding
from courses.models import Course, Lesson
from exercises.models import Exercise, Submission, WorkerState
from exercises.standing import FRESH

OLDEST_POSTGRES = 140000
"""Django 5.2 works with 14 and later."""

LONG = timedelta(minutes=1)
"""A submission that waits for longer than this waits for somebody to look."""


def database() -> Finding:
    """Whether it answers, and is set up as was measured to be right."""
    try:
        return _sqlite() if connection.vendor == "sqlite" else _postgres()
    except DatabaseError as error:
        return Finding.bad(
            f"does not answer: {str(error).splitlines()[0]}",
            "See that the server of DATABASE_URL runs, and that name and password are right.",
        )


def _sqlite() -> Finding:
    with connection.cursor() as asked:
        mode = str(asked.execute("PRAGMA journal_mode").fetchone()[0])
    if mode != "wal":
        return Finding.bad(
            f"SQLite {sqlite3.sqlite_version} with the journal “{mode}”: writers will wait for readers",
            "Put the file on a local disk: WAL does not work on network file systems.",
        )
    return Finding.fine(f"SQLite {sqlite3.sqlite_version}, WAL")


def _postgres() -> Finding:
    with connection.cursor() as asked:
        asked.execute("SELECT current_setting('server_version_num')::int, current_setting('server_encoding')")
        version, encoding = asked.fetchone()
    found = f"PostgreSQL {version // 10000}, {encoding}"
    if version < OLDEST_POSTGRES or encoding != "UTF8":
        return Finding.bad(found, "Use PostgreSQL 14 or newer and a database made with ENCODING 'UTF8'.")
    return Finding.fine(found)


def migrations() -> Finding:
    """Whether the tables are those of this version."""
    if health.migrations() == health.OK:
        return Finding.fine("all applied")
    return Finding.bad("some are not applied", "Make a backup, then run: manage.py migrate")


def content() -> Finding:
    """Whether there is anything to learn."""
    counted = [model.objects.filter(archived_at=None).count() for model in (Course, Lesson, Exercise)]
    if all(counted):
        return Finding.fine("{} courses, {} lessons, {} exercises".format(*counted))
    return Finding.bad("the library has not been imported", "Run: manage.py import_content")


def queue() -> Finding:
    """Whether what was handed in is judged soon."""
    if settings.QUEUE == "redis" and not redis_queue.is_reachable():
        return Finding.bad(
            "Redis, which holds the queue, does not answer; nothing is lost, but all waits",
            "See that the server of MILEPOST_REDIS_URL runs.",
        )
    oldest = Submission.objects.pending().aggregate(oldest=Min("submitted_at"))["oldest"]
    if oldest is None:
        return Finding.fine("nothing waits")
    waited = timezone.now() - oldest
    said = f"{Submission.objects.pending().count()} wait, the oldest for {waited.total_seconds():.0f} s"
    if waited > LONG:
        return Finding.bad(said, "See the workers below; if they are well, start more of them.")
    return Finding.fine(said)


def workers() -> Finding:
    """Whether somebody judges."""
    if settings.JUDGE == "off":
        return Finding.fine("none needed: MILEPOST_JUDGE is off")
    rows = WorkerState.objects.filter(seen_at__gt=timezone.now() - FRESH)
    judging = rows.filter(condition=WorkerState.Condition.JUDGES).count()
    if judging:
        return Finding.fine(f"{judging} of {rows.count()} judge")
    if row := rows.first():
        return Finding.bad(
            f"{rows.count()} run, none judges: {row.reason}", "See the line “judge”, and the workers' log."
        )
    last = WorkerState.objects.aggregate(last=Max("seen_at"))["last"]
    when = f"the last sign of life is of {last:%Y-%m-%d %H:%M} UTC" if last else "there has been none"
    return Finding.bad(f"no worker runs; {when}", "Start one: systemctl start milepost-worker, or manage.py worker")

"""What the machine gives: files, clock, room, and secrets that stay secret."""

import json
import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.utils import timezone

from config.doctor.finding import Finding
from exercises.models import Submission

MANIFEST = "staticfiles.json"
COLLECT = "Run: manage.py collectstatic --noinput"
SHOWN = ("milepost/site.css", "milepost/site.js")
"""What every page loads; when these are of another version, so are the others."""

MOST_APART = timedelta(seconds=2)
LEAST_FREE = 1 << 30
"""A GiB: room for some weeks of a small site, and for a backup of it."""


def static_files() -> Finding:
    """Whether styles and scripts were collected, and are those of this version."""
    root = Path(settings.STATIC_ROOT)
    try:
        paths = json.loads((root / MANIFEST).read_text())["paths"]
    except (OSError, ValueError, KeyError):
        return Finding.bad("none have been collected", COLLECT)
    for name in SHOWN:
        source = finders.find(name)
        if name not in paths or not (root / paths[name]).exists():
            return Finding.bad(f"{name} is missing", COLLECT)
        if source and Path(source).read_bytes() != (root / name).read_bytes():
            return Finding.bad(f"{name} is of another version than the site", COLLECT)
    return Finding.fine(f"{len(paths)} collected, of this version")


def time() -> Finding:
    """Whether the clock can be believed, and time zones are known."""
    try:
        for zone in (settings.TIME_ZONE, "Pacific/Chatham"):
            ZoneInfo(zone)
    except ZoneInfoNotFoundError:
        return Finding.bad("time zones are not known", "Install the package tzdata.")
    now, theirs = timezone.now(), _clock_of_the_database()
    if theirs and abs(theirs - now) > MOST_APART:
        apart = abs(theirs - now).total_seconds()
        return Finding.bad(f"{apart:.0f} s apart from the database's", "Keep both machines' clocks by NTP.")
    newest = Submission.objects.order_by("-pk").values_list("submitted_at", flat=True).first()
    if newest and newest > now + MOST_APART:
        return Finding.bad(
            f"something was handed in at {newest:%Y-%m-%d %H:%M} UTC, and it is {now:%Y-%m-%d %H:%M}",
            "Set the clock, by NTP.",
        )
    return Finding.fine(f"{now:%Y-%m-%d %H:%M:%S} UTC" + (", as the database says too" if theirs else ""))


def _clock_of_the_database() -> datetime | None:
    """Its time, where it runs on a clock that may be another."""
    if connection.vendor == "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


def disk() -> Finding:
    """Whether there is room for what learners write."""
    free = shutil.disk_usage(settings.VAR_DIR).free
    said = f"{free / (1 << 30):.1f} GiB are free for {settings.VAR_DIR}"
    return Finding.fine(said) if free >= LEAST_FREE else Finding.bad(said, "Make room, or give the site a larger disk.")


def secrets() -> Finding:
    """Whether nobody else on this machine can read what signs sessions and opens the database."""
    paths = [Path(settings.VAR_DIR) / "secret", Path(settings.BASE_DIR) / ".env", Path(settings.VAR_DIR) / "db.sqlite3"]
    open_ones = [path for path in paths if path.exists() and _others_can_read(path)]
    if open_ones:
        names = " ".join(str(path) for path in open_ones)
        return Finding.bad(f"others on this machine can read {names}", f"Run: chmod 600 {names}")
    return Finding.fine("only the site's user reads them")


def _others_can_read(path: Path) -> bool:
    """Whether its rights and those of its folder let others in."""
    others = stat.S_IRGRP | stat.S_IROTH
    enter = stat.S_IXGRP | stat.S_IXOTH
    return bool(path.stat().st_mode & others) and bool(path.parent.stat().st_mode & enter)

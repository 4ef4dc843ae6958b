"""Which date it is where a learner lives, and how far the clock there is from UTC."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_OLD_NAMES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")
"""Zones that the IANA database keeps for what was written long ago, and fixed offsets, which know no summer time."""


def local_date(moment: datetime, time_zone: str) -> date:
    """The date of this moment in the zone, such as Europe/Vienna; an unknown zone counts as UTC."""
    return (moment.astimezone(UTC) + offset_at(moment, time_zone)).date()


def offset_at(moment: datetime, time_zone: str) -> timedelta:
    """How far the zone's clock is ahead of UTC at this moment, in whole minutes; an unknown zone counts as UTC."""
    try:
        offset = moment.astimezone(ZoneInfo(time_zone)).utcoffset() or timedelta()
    except (KeyError, ValueError, OSError):
        return timedelta()
    return timedelta(minutes=offset // timedelta(minutes=1))


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that people may choose from, by their IANA names, in order."""
    named = (name for name in available_timezones() if "/" in name and not name.startswith(_OLD_NAMES))
    return ("UTC", *sorted(named))

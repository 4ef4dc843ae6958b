"""Which date it is where a learner lives."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def local_date(moment: datetime, time_zone: str) -> date:
    """The date of this moment in the zone, such as Europe/Vienna; an unknown zone counts as the moment's own."""
    try:
        return moment.astimezone(ZoneInfo(time_zone)).date()
    except (KeyError, ValueError, OSError):
        return moment.date()

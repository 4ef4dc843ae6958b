"""The days of the last year on which a learner did something, told from the events and drawn as one small picture."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Count

from accounts.models import LearningEvent

Kind = LearningEvent.Kind

WEEKS = 53
STEP, SIZE = 12, 10
"""A day is a square of SIZE on a grid of STEP."""
BOUNDS = (1, 3, 6, 12)
"""From so many acts on, a day is drawn in the next stronger shade."""


@dataclass(frozen=True, slots=True)
class Shade:
    """All days of one strength, 0 to 4, as one SVG path."""

    strength: int
    path: str

    @property
    def opacity(self) -> str:
        return ("0.1", "0.35", "0.55", "0.75", "1")[self.strength]


@dataclass(frozen=True, slots=True)
class Year:
    """53 weeks that end with `last`; each column is a week and begins with its Monday."""

    first: date
    last: date
    acts: dict[date, int]
    width: int = WEEKS * STEP
    height: int = 7 * STEP

    @property
    def active_days(self) -> int:
        return len(self.acts)

    @property
    def shades(self) -> list[Shade]:
        """The picture: a path for each strength that occurs."""
        squares: dict[int, list[str]] = {}
        for number in range((self.last - self.first).days + 1):
            strength = sum(self.acts.get(self.first + timedelta(number), 0) >= bound for bound in BOUNDS)
            week, weekday = divmod(number, 7)
            square = f"M{week * STEP} {weekday * STEP}h{SIZE}v{SIZE}h-{SIZE}z"
            squares.setdefault(strength, []).append(square)
        return [Shade(strength, "".join(paths)) for strength, paths in sorted(squares.items())]


def year_of(user: User, today: date) -> Year:
    """The learner's last year, in one query. `today` in UTC; where the learner's calendar is ahead, it ends there."""
    earliest = today - timedelta(weeks=WEEKS)
    own = LearningEvent.objects.filter(user=user, local_date__gt=earliest)
    by_day = own.exclude(kind__in=[Kind.CORRECTED, Kind.IMPORTED]).order_by().values_list("local_date")
    acts = dict(by_day.annotate(acts=Count("pk")))
    last = max([today, *acts])
    monday = last - timedelta(days=last.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    return Year(first, last, {day: count for day, count in acts.items() if day >= first})

"""The last year of a learner as two pictures and a table: what was done on each day, and how it added up.

Everything is drawn here, as the paths of an SVG: a page with a year of days has no loop over them to render.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple

from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from accounts.days import WEEKS
from accounts.streaks import DAYS_IN_WEEK, Span, monday_of

STEP, SIZE = 12, 10
"""A day is a square of SIZE on a grid of STEP."""
BOUNDS = (1, 5, 10, 20)
"""From so many acts on, a day is drawn in the next stronger sign: larger, and darker. A lesson whole is about ten."""
SIDES = (4, 6, 8, 10)
HALF = (WEEKS + 1) // 2
"""The year is drawn in two halves, which lie side by side or, on a phone, below each other."""

DAY = "\0"
DAILY = timedelta(weeks=8)
"""A shorter history is drawn day by day, a longer one week by week."""


@dataclass(frozen=True)
class Half:
    """One half of the picture of days. `ground` has a square for every day, `signs` one for every day that counts."""

    width: int
    ground: str
    signs: SafeString
    months: Sequence[tuple[int, str]]


class Key(NamedTuple):
    """A sign of the picture of days, and what it stands for."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """The picture of what added up: two lines over the same time, in units of their own numbers."""

    first: date
    last: date
    top: int
    width: int
    lessons: str
    exercises: str

    @property
    def middle(self) -> int:
        return self.top // 2


@dataclass(frozen=True)
class Year:
    """53 weeks that end with today; each column is a week and begins with its Monday. The totals are those of today."""

    spans: Sequence[Span]
    today: date
    lessons: int
    exercises: int

    @cached_property
    def first(self) -> date:
        """A Monday."""
        return monday_of(self.today) - timedelta(weeks=WEEKS - 1)

    @cached_property
    def last(self) -> date:
        """Today; where the learner has been ahead by the calendar, the last date there."""
        return max([self.today, *(span.date for span in self._own)])

    @cached_property
    def _own(self) -> list[Span]:
        return [span for span in self.spans if span.acts and span.date >= self.first]

    @cached_property
    def acts(self) -> dict[date, int]:
        """Lessons completed, exercises solved and questions answered on each date that has any."""
        acts: Counter[date] = Counter()
        for span in self._own:
            acts[span.date] += span.acts
        return dict(acts)

    @property
    def active_days(self) -> int:
        return len(self.acts)

    @property
    def legend(self) -> list[tuple[int, Key]]:
        """What each sign stands for, from none on."""
        none = Key(gettext("none"), "")
        words = [gettext("%(number)d or more") % {"number": bound} for bound in BOUNDS]
        signs = [Key(text, _square(0, side)) for text, side in zip(words, SIDES, strict=True)]
        return list(enumerate([none, *signs]))

    @property
    def weekdays(self) -> list[str]:
        """What the days of a week are called, from Monday on."""
        return [str(name) for name in WEEKDAYS_ABBR.values()]

    @property
    def halves(self) -> list[Half]:
        """The picture of days."""
        return [self._half(0, HALF), self._half(HALF, WEEKS)]

    def _half(self, begin: int, end: int) -> Half:
        start = self.first + timedelta(weeks=begin)
        number = min((end - begin) * DAYS_IN_WEEK, (self.last - start).days + 1)
        signs, months = [], []
        for place in range(number):
            day = start + timedelta(days=place)
            if acts := self.acts.get(day):
                strength = sum(acts >= bound for bound in BOUNDS)
                text = self._titles[acts].replace(DAY, self._day(day))
                square = _square(place, SIDES[strength - 1])
                signs.append(f'<path class="day-{strength}" d="{square}"><title>{text}</title></path>')
            if day.day == 1:
                months.append((place // DAYS_IN_WEEK * STEP, self._months[day.month]))
        ground = "".join(_square(place, SIZE) for place in range(number))
        drawn = mark_safe("".join(signs))  # noqa: S308 - numbers, and words of the translation
        return Half(HALF * STEP, ground, drawn, months)

    @cached_property
    def _titles(self) -> dict[int, str]:
        """What is said of a day with so many acts; DAY stands where the date goes."""
        counts = set(self.acts.values())
        return {
            number: ngettext("%(day)s: %(acts)d act", "%(day)s: %(acts)d acts", number) % {"day": DAY, "acts": number}
            for number in counts
        }

    @cached_property
    def _months(self) -> dict[int, str]:
        return {number: str(name).capitalize() for number, name in MONTHS_3.items()}

    def _day(self, day: date) -> str:
        return f"{day.day} {self._months[day.month]} {day.year}"

    @cached_property
    def _growth(self) -> dict[date, tuple[int, int]]:
        """Lessons and exercises that each date added."""
        added: dict[date, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for span in self._own:
            lessons, exercises = added[span.date]
            added[span.date] = (lessons + span.lessons, exercises + span.exercises)
        return dict(added)

    def _sums(self, ends: Sequence[date]) -> list[tuple[int, int]]:
        """How many lessons and exercises there were at the end of each date, told back from today's."""
        left = sorted(self._growth.items())
        lessons, exercises = self.lessons, self.exercises
        sums = []
        for end in reversed(ends):
            while left and left[-1][0] > end:
                _, (one, other) = left.pop()
                lessons, exercises = max(lessons - one, 0), max(exercises - other, 0)
            sums.append((lessons, exercises))
        return sums[::-1]

    @cached_property
    def line(self) -> Line | None:
        """The picture of what added up; None where there are no two days to join."""
        if len(self.acts) < 2 or not (self.lessons or self.exercises):
            return None
        first = min(self.acts)
        unit = timedelta(days=1) if self.last - first <= DAILY else timedelta(weeks=1)
        ends = [self.last - unit * number for number in range((self.last - first) // unit + 2)][::-1]
        sums = self._sums(ends)
        top = _round_top(max(map(max, sums)))
        lessons, exercises = zip(*sums, strict=True)
        return Line(ends[0], ends[-1], top, len(ends) - 1, _path(lessons, top), _path(exercises, top))

    @property
    def table(self) -> SafeString:
        """Both pictures in numbers: a row for each week since the first act, newest first."""
        monday = max(monday_of(min(self.acts)), self.first)
        mondays = [monday + timedelta(weeks=number) for number in range((self.last - monday).days // DAYS_IN_WEEK + 1)]
        sums = self._sums([each + timedelta(days=DAYS_IN_WEEK - 1) for each in mondays])
        rows = [self._row(*week) for week in zip(mondays, sums, strict=True)]
        return mark_safe("".join(reversed(rows)))  # noqa: S308 - numbers, and names of months

    def _row(self, monday: date, sums: tuple[int, int]) -> str:
        days = [monday + timedelta(days=number) for number in range(DAYS_IN_WEEK)]
        cells = [self.acts.get(day, 0) if day <= self.last else "" for day in days]
        numbers = "".join(f"<td>{cell}</td>" for cell in (*cells, *sums))
        return f'<tr><th scope="row">{self._day(monday)}</th>{numbers}</tr>'


@cache
def _square(place: int, side: int) -> str:
    week, weekday = divmod(place, DAYS_IN_WEEK)
    inset = (SIZE - side) // 2
    return f"M{week * STEP + inset} {weekday * STEP + inset}h{side}v{side}h-{side}z"


def _path(values: Sequence[int], top: int) -> str:
    return "M" + "L".join(f"{place} {top - value}" for place, value in enumerate(values))


def _round_top(most: int) -> int:
    """The least round even number that has room for the most."""
    unit = 1
    while True:
        for step in (2, 4, 6, 10):
            if most <= step * unit:
                return step * unit
        unit *= 10

"""Random lives, with travel, summer time and the date line, against a second telling from the words of the issue.

"Streaks in the learner's own time zone, with rest days; a day counts by real acts, never by opening pages; change of
time zone or clock change never breaks one." `Life` is told a quarter of an hour at a time: a day is over when the clock
that the learner goes by shows another date than a quarter of an hour ago; a change to another clock ends no day.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from accounts.clock import offset_at
from accounts.streaks import Span, streak

QUARTER = timedelta(minutes=15)
LOS_ANGELES = "America/Los_Angeles"
ZONES = [
    *("UTC", "Europe/Vienna", "America/Los_Angeles", "America/St_Johns", "America/Adak", "Asia/Kathmandu"),
    *("Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati"),
    *("Pacific/Pago_Pago", "Africa/Casablanca"),
]
WITHOUT_CLOCK_CHANGES = ["UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
MARCH = datetime(2026, 3, 5, tzinfo=UTC)  # summer time begins in America, then in Europe
BEGINNINGS = [
    datetime(2011, 12, 26, tzinfo=UTC),  # Samoa leaves the 30th out
    MARCH,
    datetime(2026, 3, 26, tzinfo=UTC),
    datetime(2026, 10, 22, tzinfo=UTC),  # and ends; in New Zealand it begins
    datetime(2026, 11, 23, tzinfo=UTC),
]


@dataclass
class Life:
    """What somebody does, told as it happens."""

    now: datetime
    zone: str
    moments: list[Span] = field(default_factory=list)
    days: list[set[date]] = field(default_factory=list)
    labels: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now -= self.now - self.now.replace(minute=0, second=0, microsecond=0)
        self.begin_day()

    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def begin_day(self) -> None:
        self.days.append(set())
        self.labels.append(self.today())

    def wait(self, quarters: int) -> None:
        for _ in range(quarters):
            before = self.today()
            self.now += QUARTER
            if self.today() != before:
                self.begin_day()

    def mark(self, **acts: int) -> None:
        self.moments.append(Span.moment(self.now, offset_at(self.now, self.zone), **acts))

    def act(self) -> None:
        self.days[-1].add(self.today())
        self.mark(questions=1)

    def move(self, zone: str) -> None:
        """As the site writes it down: a moment by the old clock, and one by the new."""
        self.mark()
        self.now += timedelta(microseconds=1)
        self.zone = zone
        self.mark()

    def streak(self, rest: int) -> int:
        """Try every day to begin with: the longest that no week spoils."""
        longest = 0
        for start in range(len(self.days)):
            missed: Counter[date] = Counter()
            for label, dates in zip(self.labels[start:-1], self.days[start:-1], strict=True):
                if not dates:
                    missed[label - timedelta(days=label.weekday())] += 1
            if all(count <= rest for count in missed.values()):
                longest = max(longest, len(set().union(*self.days[start:])))
        return longest

    def grouped(self) -> list[Span]:
        """The moments as the database gives them: one span for each date and clock."""
        groups: dict[tuple[date, timedelta | None], list[Span]] = defaultdict(list)
        for moment in self.moments:
            groups[moment.date, moment.offset].append(moment)
        spans = [
            Span(*key, min(one.first for one in own), max(one.last for one in own), questions=sum(m.acts for m in own))
            for key, own in groups.items()
        ]
        return sorted(spans, key=lambda span: span.first)

    def told(self, rest: int, *, grouped: bool = False) -> int:
        """What the code under test says of it."""
        now = Span.moment(self.now, offset_at(self.now, self.zone))
        return streak(self.grouped() if grouped else self.moments, now, rest).days


waits = st.one_of(st.integers(0, 4 * 20), st.just(4 * 24), st.integers(0, 4 * 60))
rests = st.sampled_from([0, 0, 0, 1, 2, 6])
moves = st.sampled_from(ZONES)
steps = st.lists(st.tuples(waits, st.one_of(st.just("act"), st.just("act"), moves)), max_size=25)


def live(begin: datetime, zone: str, what: list[tuple[int, str]], last: int) -> Life:
    life = Life(begin, zone)
    for quarters, step in what:
        life.wait(quarters)
        if step == "act":
            life.act()
        else:
            life.move(step)
    life.wait(last)
    return life


@given(st.sampled_from(BEGINNINGS), st.sampled_from(ZONES), steps, waits, rests)
@example(MARCH, "UTC", [(4, "act"), (240, "act"), (96, "Pacific/Auckland")], 184, 1)
@example(MARCH, "UTC", [(35, "act"), (80, LOS_ANGELES), (13, "UTC"), (0, "act")], 96, 0)
@example(MARCH, "UTC", [(96, "act"), (148, "act"), (240, LOS_ANGELES), (7, "UTC"), (17, LOS_ANGELES)], 0, 1)
@settings(max_examples=300, deadline=None)
def test_no_change_of_clock_ever_costs_a_day(
    begin: datetime, zone: str, what: list[tuple[int, str]], last: int, rest: int
) -> None:
    life = live(begin, zone, what, last)
    assert life.told(rest) >= life.streak(rest)
    assert life.told(rest, grouped=True) >= life.streak(rest)


@given(st.sampled_from(BEGINNINGS), st.sampled_from(WITHOUT_CLOCK_CHANGES), steps, waits, rests)
@settings(max_examples=200, deadline=None)
def test_where_the_clock_never_changes_it_is_what_the_calendar_says(
    begin: datetime, zone: str, what: list[tuple[int, str]], last: int, rest: int
) -> None:
    life = live(begin, zone, [(quarters, "act") for quarters, _ in what], last)
    assert life.told(rest) == life.told(rest, grouped=True) == life.streak(rest)


@given(st.sampled_from(BEGINNINGS), st.sampled_from(ZONES), steps, waits, moves, moves, rests)
@example(MARCH, "UTC", [(55, "act"), (96, "act"), (78, "America/Adak")], 151, "Europe/Vienna", "UTC", 0)
@settings(max_examples=300, deadline=None)
def test_moving_at_any_moment_leaves_what_stands(
    begin: datetime, zone: str, what: list[tuple[int, str]], last: int, first: str, second: str, rest: int
) -> None:
    life = live(begin, zone, what, last)
    stood = life.told(rest)
    for there in (first, second):
        life.move(there)
        assert life.told(rest) >= stood
        assert life.told(rest, grouped=True) >= stood


@given(st.sampled_from(BEGINNINGS), st.sampled_from(ZONES), steps, st.lists(moves, max_size=4), rests)
@settings(max_examples=100, deadline=None)
def test_two_weeks_and_a_day_or_two_without_an_act_end_it_wherever_they_are_spent(
    begin: datetime, zone: str, what: list[tuple[int, str]], where: list[str], rest: int
) -> None:
    life = live(begin, zone, what, 0)
    for there in where:
        life.wait(4 * 24)
        life.move(there)
    life.wait(4 * 24 * 16)
    assert life.told(rest) == life.told(rest, grouped=True) == 0

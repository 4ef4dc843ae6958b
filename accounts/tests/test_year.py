"""The pictures of the year: what is drawn for whom, and that picture and table say the same."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from accounts import progress
from accounts.days import WEEKS
from accounts.streaks import Span
from accounts.year import Year
from tests.factory import make_exercise, make_lesson, make_quiz

TODAY = date(2026, 11, 25)  # a Wednesday
FIRST = date(2025, 11, 24)


def span(day: date, **acts: int) -> Span:
    return Span.moment(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), timedelta(), **acts)


def year(*spans: Span, lessons: int = 0, exercises: int = 0) -> Year:
    return Year(spans, TODAY, lessons, exercises)


def test_it_counts_days_and_not_acts() -> None:
    assert year(span(TODAY, lessons=1, questions=2), span(TODAY - timedelta(days=9), exercises=1)).active_days == 2


def test_a_moment_without_an_act_is_no_day() -> None:
    assert year(span(TODAY)).active_days == 0


def test_it_begins_with_a_monday_and_has_53_columns() -> None:
    assert year().first == FIRST
    assert (year().last - year().first).days // 7 == WEEKS - 1


def test_what_lies_before_it_is_left_out() -> None:
    assert list(year(span(FIRST - timedelta(days=1), lessons=1), span(FIRST, lessons=1)).acts) == [FIRST]


def test_it_ends_on_the_learners_last_date_where_that_was_ahead() -> None:
    assert year(span(TODAY + timedelta(days=1), lessons=1)).last == TODAY + timedelta(days=1)


@pytest.mark.parametrize(("acts", "strength"), [(1, 1), (4, 1), (5, 2), (10, 3), (19, 3), (20, 4), (400, 4)])
def test_the_more_was_done_the_stronger_is_the_sign_and_it_says_how_much(acts: int, strength: int) -> None:
    [_, half] = year(span(TODAY, questions=acts)).halves
    assert re.findall(r'class="day-(\d)"', half.signs) == [str(strength)]
    assert f"25 Nov 2026: {acts} act{'s' if acts > 1 else ''}</title>" in half.signs


def test_stronger_signs_are_larger_so_that_colour_is_not_alone() -> None:
    days = [span(TODAY - timedelta(days=number), questions=acts) for number, acts in enumerate((1, 5, 10, 20))]
    sides = re.findall(r"h(\d+)v", "".join(half.signs for half in year(*days).halves))
    assert sorted(sides, key=int) == ["4", "6", "8", "10"]


def test_every_day_is_drawn_once() -> None:
    drawn = "".join(half.ground for half in year().halves)
    assert drawn.count("M") == (TODAY - FIRST).days + 1


def test_the_months_are_named_where_they_begin() -> None:
    names = [name for half in year().halves for _, name in half.months]
    assert names == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


def points(path: str) -> list[int]:
    return [int(point.split(" ")[1]) for point in re.split("[ML]", path)[1:]]


def test_the_line_ends_with_what_there_is_today_and_goes_back_from_there() -> None:
    shown = year(
        span(TODAY - timedelta(days=2), lessons=2),
        span(TODAY - timedelta(days=1), exercises=3),
        span(TODAY, lessons=1, questions=9),
        lessons=7,
        exercises=3,
    ).line
    assert shown is not None
    assert (shown.first, shown.last, shown.top, shown.width) == (TODAY - timedelta(days=3), TODAY, 10, 3)
    assert [shown.top - point for point in points(shown.lessons)] == [4, 6, 6, 7]
    assert [shown.top - point for point in points(shown.exercises)] == [0, 0, 3, 3]


def test_a_long_history_is_drawn_week_by_week() -> None:
    shown = year(span(TODAY - timedelta(weeks=20), lessons=1), span(TODAY, lessons=1), lessons=2).line
    assert shown is not None
    assert (shown.width, shown.last - shown.first) == (21, timedelta(weeks=21))


def test_it_never_goes_below_nothing_when_rows_were_taken_away() -> None:
    shown = year(span(TODAY - timedelta(days=1), lessons=5), span(TODAY, lessons=5), lessons=3).line
    assert shown is not None
    assert [shown.top - point for point in points(shown.lessons)] == [0, 0, 3]


@pytest.mark.parametrize(("most", "top"), [(1, 2), (3, 4), (5, 6), (7, 10), (11, 20), (61, 100), (83, 100), (101, 200)])
def test_the_scale_ends_with_a_round_number(most: int, top: int) -> None:
    shown = year(span(TODAY - timedelta(days=1), questions=1), span(TODAY, lessons=1), lessons=most).line
    assert shown is not None
    assert shown.top == top


def test_there_is_no_line_through_a_single_day_or_through_nothing() -> None:
    assert year(span(TODAY, lessons=1), lessons=1).line is None
    assert year(span(TODAY, questions=1), span(TODAY - timedelta(days=1), questions=1)).line is None


def test_the_table_has_each_day_and_the_sums_of_each_week_newest_first() -> None:
    table = year(
        span(date(2026, 11, 20), lessons=1, questions=5), span(TODAY, exercises=2), lessons=4, exercises=2
    ).table
    rows = [re.findall(r">([^<>]*)</t[hd]>", row) for row in table.split("<tr>")[1:]]
    assert rows == [
        ["23 Nov 2026", "0", "0", "2", "", "", "", "", "4", "2"],
        ["16 Nov 2026", "0", "0", "0", "0", "6", "0", "0", "4", "0"],
    ]


@pytest.mark.django_db
def test_the_overview_shows_it_as_soon_as_there_is_an_act_and_not_for_opened_pages(
    signed_in: Client, learner: User
) -> None:
    url = reverse("accounts:progress")
    lesson = make_lesson()
    make_quiz(lesson)
    progress.open_lesson(learner, lesson)
    assert "Your year" not in signed_in.get(url).text
    progress.submit_quiz(learner, lesson, {"q0": "right"})
    text = signed_in.get(url).text
    assert "You learned on 1 day between" in text
    assert 'class="day-1"' in text
    progress.accept_exercise(learner, make_exercise())
    assert "The year as a table" in signed_in.get(url).text

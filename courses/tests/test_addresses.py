import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from courses.addresses import addresses


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("accounts:why_lesson", [], 7),
        ("accounts:why_lesson", [], 0),
        ("accounts:why_exercise", [], 7),
        ("accounts:why_course", [], 7),
        ("accounts:course_progress", [], 7),
        ("accounts:toggle_favorite_lesson", [], 12),
        ("exercises:submission_detail", [], 3),
        ("exercises:exercise_detail", [], "coin-value"),
        ("courses:course_detail", [], "first-steps"),
        ("courses:lesson_detail", ["first-steps"], "for-and-range"),
        ("courses:lesson_detail", ["0"], "0"),
    ],
)
def test_they_are_those_that_django_gives(name: str, first: list[str], last: int | str) -> None:
    assert addresses(name, *first)(last) == reverse(name, args=[*first, last])


def test_they_follow_where_the_site_begins() -> None:
    there = addresses("exercises:exercise_detail")("coin-value")
    before = get_script_prefix()
    set_script_prefix("/python/")
    try:
        assert addresses("exercises:exercise_detail")("coin-value") == f"/python{there}"
    finally:
        set_script_prefix(before)

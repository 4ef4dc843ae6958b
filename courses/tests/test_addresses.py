import pytest
from django.urls import reverse

from courses.addresses import addresses


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("accounts:why_lesson", [], 7),
        ("accounts:why_lesson", [], 0),
        ("accounts:toggle_favorite_lesson", [], 12),
        ("courses:lesson_detail", ["first-steps"], "for-and-range"),
        ("courses:lesson_detail", ["0"], "0"),
    ],
)
def test_they_are_those_that_django_gives(name: str, first: list[str], last: int | str) -> None:
    assert addresses(name, *first)(last) == reverse(name, args=[*first, last])

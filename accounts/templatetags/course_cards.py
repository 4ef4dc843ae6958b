"""Courses as cards: the catalogue and both first pages."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.completion import percent
from accounts.road import Mark, Road
from courses.addresses import addresses
from courses.models import Course

register = template.Library()

KEPT = 1024
"""How many cards a process keeps, of 1 kB or so each: those of some hundred courses, with room for many learners."""


class _Card(NamedTuple):
    """All that a card shows or depends on. What is kept of one is therefore as true as what it was asked for with."""

    language: str | None
    heading: int
    title: str
    url: str
    why: str
    level: str
    summary: str
    marks: str
    begun: bool
    new: int


@register.simple_tag
def course_cards(roads: Iterable[Road], heading: int) -> SafeString:
    """The card of each course, whose titles are headings of this level."""
    card, language = get_template("courses/_course_card.html").template, get_language()  # type: ignore[attr-defined]
    urls, reasons = addresses("courses:course_detail"), addresses("accounts:why_course")
    return SafeString(
        "".join(
            _drawn(card, _shown(road, language, heading, urls(road.course.slug), reasons(road.course.pk)))
            for road in roads
        )
    )


def _shown(road: Road, language: str | None, heading: int, url: str, why: str) -> _Card:
    course = road.course
    return _Card(
        *(language, heading, course.title, url, why, course.level, course.summary),
        marks=" ".join(road.marks()),
        begun=road.is_begun,
        new=road.new_since_finished,
    )


@lru_cache(maxsize=KEPT)
def _drawn(card: Template, shown: _Card) -> str:
    """The HTML of a card. The template is a part of the question, so that a changed file shows at once."""
    marks = [Mark(mark) for mark in shown.marks.split()]
    done, total = sum(mark in (Mark.DONE, Mark.DECLARED) for mark in marks), len(marks)
    level = dict(Course.Level.choices).get(shown.level, shown.level)
    numbers = {"done": done, "total": total, "percent": percent(done, total)}
    return card.render(Context({**shown._asdict(), **numbers, "marks": marks, "level": level}))

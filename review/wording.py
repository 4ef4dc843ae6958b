"""What reviews say to people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.clock import local_date
from courses.models import Lesson
from review.models import Card, Review
from review.models import Rating as Label
from review.rating import Rating
from review.scheduling import Memory, due_on, review
from review.today import Day

TITLE_CHARACTERS = 120


def title_of(card: Card) -> str:
    """What a card asks, in one line without markup."""
    if card.exercise is not None:
        return card.exercise.title
    # Many questions ask "What does this show?": what they show tells them apart.
    html = card.question.stem_html + " " + card.question.body_html if card.question is not None else card.front_html
    return Truncator(" ".join(unescape(strip_tags(html)).split())).chars(TITLE_CHARACTERS)


def lesson_of(card: Card) -> Lesson | None:
    """The lesson that a card leads back to, if it is in the library; needs what the card is about loaded."""
    lesson: Lesson | None = None
    if card.question is not None:
        lesson = card.question.quiz.lesson
    elif card.exercise is not None:
        lesson = card.exercise.lesson
    elif card.note is not None:
        lesson = card.note.lesson
    return None if lesson is None or lesson.is_gone else lesson


def in_days(days: int) -> str:
    """When a card comes back: so many days from today."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def due_in(card: Card, day: Day) -> int:
    """In how many days a card is due; below zero when it is overdue."""
    return (local_date(card.due_at, day.zone) - day.today).days


def why(row: Review, card: Card) -> str:
    """Why a review was rated as it was, in a sentence."""
    if row.revision:
        return _("As you corrected it.")
    if row.by_word:
        if card.kind == Card.Kind.EXERCISE and row.rating > Rating.Again:
            return _("By your word. A solution would count for more.")
        return _("By your word.")
    if row.rating == Rating.Again:
        return _("Not right this time.")
    if row.hints:
        return _("Right, with a hint.")
    if row.tries > 1:
        return _("Right on try %(tries)s.") % {"tries": row.tries}
    return {
        Rating.Hard: _("Right, after thinking for long."),
        Rating.Good: _("Right."),
        Rating.Easy: _("Right, and quickly."),
    }[Rating(row.rating)]


@dataclass(frozen=True, slots=True)
class Choice:
    """A rating to choose, and when the card would come back with it."""

    value: int
    label: str
    when: str
    chosen: bool = False


def choices(
    memory: Memory | None, on: date, retention: int, ratings: Iterable[Rating], chosen: int | None = None
) -> list[Choice]:
    """The ratings that a card with this memory can be given on this day."""
    rows = []
    for rating in ratings:
        back = due_on(review(memory, rating, on, retention), retention)
        rows.append(Choice(rating, str(Label(rating).label), in_days((back - on).days), rating == chosen))
    return rows

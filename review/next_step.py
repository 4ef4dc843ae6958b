"""The next best step: one suggestion with its reason. Pure; `review.advice` asks the database for the facts.

The first of these that fits:

| fact                                                                     | step                |
|---|---|
| MANY reviews or more are due today                                       | review              |
| an exercise was tried in the last two weeks and is not solved            | go on with it       |
| the next lesson builds on one of which less than FADED would be recalled | refresh that lesson |
| a review is due today                                                    | review              |
| there is a next lesson                                                   | open it             |
| every lesson of every course is complete                                 | practise            |
| nothing of all that                                                      | choose a course     |

Reviews come first only when they pile up: a few of them can wait for an hour, an exercise begun and left cannot wait
for weeks. A faded lesson comes before the new one that needs it, since what is built on sand has to be built again.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MANY = 10
"""Reviews that take about five minutes: a sitting of their own."""

FADED = 0.7
"""Below this chance more than the plan's retention is lost: what FSRS schedules is asked at 80 % or more."""


class Kind(StrEnum):
    """What a step is."""

    REVIEW = "review"
    EXERCISE = "exercise"
    REFRESH = "refresh"
    LESSON = "lesson"
    PRACTISE = "practise"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a page of its own."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Faded:
    """A lesson that the next one builds on, and the chance, 0 to 1, to recall it."""

    place: Place
    recall: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a learner. `course` is the title of the course of the next lesson; `all_done` of all courses."""

    due: int = 0
    unfinished: Place | None = None
    next_lesson: Place | None = None
    course: str = ""
    is_begun: bool = False
    faded: Faded | None = None
    all_done: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One suggestion: what, why, and where."""

    kind: Kind
    title: str
    reason: str
    action: str
    url: str


def best(facts: Facts, *, review_url: str, practice_url: str, courses_url: str) -> Step:
    """The step that the table above gives."""
    if facts.due >= MANY:
        return _review(facts.due, review_url)
    if facts.unfinished is not None:
        reason = _("You began this exercise and were not done with it yet. What you know of it is freshest now.")
        return Step(Kind.EXERCISE, facts.unfinished.title, reason, _("Go on with it"), facts.unfinished.url)
    if facts.faded is not None and facts.next_lesson is not None and facts.faded.recall < FADED:
        return _refresh(facts.faded, facts.next_lesson)
    if facts.due:
        return _review(facts.due, review_url)
    if facts.next_lesson is not None:
        return _lesson(facts, facts.next_lesson)
    if facts.all_done:
        reason = _("You have completed every lesson there is and nothing is due. Exercises keep what you know in use.")
        return Step(Kind.PRACTISE, _("Practise"), reason, _("Choose an exercise"), practice_url)
    reason = _("Nothing is due and no course is open, so what comes next is yours to choose.")
    return Step(Kind.COURSE, _("Begin a course"), reason, _("See the courses"), courses_url)


def _review(due: int, url: str) -> Step:
    title = ngettext("Review %(due)s card", "Review %(due)s cards", due) % {"due": due}
    reason = _("What they ask is about to fade. Recalling it now makes it last longer than reading it again.")
    return Step(Kind.REVIEW, title, reason, _("Start the review"), url)


def _refresh(faded: Faded, lesson: Place) -> Step:
    reason = _("“%(next)s” builds on this, and you would recall about %(percent)s %% of it today.") % {
        "next": lesson.title,
        "percent": round(faded.recall * 100),
    }
    return Step(Kind.REFRESH, faded.place.title, reason, _("Refresh it"), faded.place.url)


def _lesson(facts: Facts, lesson: Place) -> Step:
    if not facts.is_begun:
        reason = _("It is the first lesson of %(course)s, and needs nothing but this page.") % {"course": facts.course}
        return Step(Kind.LESSON, lesson.title, reason, _("Start"), lesson.url)
    reason = _("It comes next in %(course)s, and nothing else is waiting for you.") % {"course": facts.course}
    return Step(Kind.LESSON, lesson.title, reason, _("Continue"), lesson.url)

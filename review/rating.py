"""How well something was recalled, told from what the learner did. Pure, and the only place with these rules.

| what happened                                                     | rating |
|---|---|
| wrong, left out, or “I do not know”                               | Again  |
| right, but with a hint, or after more tries than the kind allows  | Hard   |
| right, but it took longer than the kind's slow limit              | Hard   |
| right at once, and within the kind's quick limit                  | Easy   |
| right, otherwise, or when the time is not known                   | Good   |
| the learner's word, “I can still do it”                           | Hard   |
| the learner's word, “not any more”                                | Again  |

Somebody's word about an exercise is no proof, so it is worth the least that counts as recalled, and no correction can
make more of it. A time above the kind's limit of absence says that the learner was away, and counts as not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fsrs import Rating

__all__ = ["Given", "Kind", "Rating", "choices", "rate", "rate_word"]


class Kind(StrEnum):
    """How something is answered, which says what is quick and what is slow."""

    CHOICE = "choice"
    TYPED = "typed"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class _Limits:
    """In seconds; `tries` is how many a right answer may take and still count as recalled well."""

    quick: float
    slow: float
    absent: float
    tries: int


_LIMITS = {
    # Our own estimates: reading a question with its options, typing a short answer, writing ten lines of code. Two
    # tries at an exercise: the first often fails for a slip that says nothing about memory.
    Kind.CHOICE: _Limits(quick=8, slow=60, absent=600, tries=1),
    Kind.TYPED: _Limits(quick=15, slow=120, absent=900, tries=1),
    Kind.EXERCISE: _Limits(quick=240, slow=1500, absent=7200, tries=2),
}


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: whether it was right, which try that was (from 1), the hints taken, the seconds if they are known."""

    kind: Kind
    right: bool
    tries: int = 1
    hints: int = 0
    seconds: float | None = None


def rate(given: Given) -> Rating:
    """The rating that an answer earns; see the table above."""
    limits = _LIMITS[given.kind]
    if not given.right:
        return Rating.Again
    if given.hints or given.tries > limits.tries:
        return Rating.Hard
    known = given.seconds is not None and 0 <= given.seconds <= limits.absent
    seconds = given.seconds if known and given.seconds is not None else (limits.quick + limits.slow) / 2
    if seconds > limits.slow:
        return Rating.Hard
    return Rating.Easy if seconds <= limits.quick and given.tries == 1 else Rating.Good


def rate_word(*, can: bool) -> Rating:
    """The rating of the learner's word about an exercise."""
    return Rating.Hard if can else Rating.Again


def choices(*, by_word: bool) -> Sequence[Rating]:
    """What a rating may be corrected to: anything, but for a word about an exercise."""
    return (Rating.Again, Rating.Hard) if by_word else tuple(Rating)

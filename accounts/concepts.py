"""What a learner is strong and weak in, by the answers and submissions that speak of it. Pure; `overview` counts them.

An answer speaks of the concepts that its lesson teaches, a submission of those that its exercise practises.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import ngettext

from accounts import completion

LEAST_RESULTS = 3
"""Below that, a share says more about chance than about the learner."""

MOST_SHOWN = 5
"""So many are listed as strongest and as weakest: the other lists of the overview are as long."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One concept: questions right of those asked, submissions accepted of those judged; the recall, if estimated.

    `recall` is the share, 0 to 1, that whoever estimates memory expects to be recalled now; it goes before the counts.
    """

    slug: str
    right: int = 0
    asked: int = 0
    accepted: int = 0
    judged: int = 0
    recall: float | None = None

    @property
    def name(self) -> str:
        """The concept in words."""
        return self.slug.replace("-", " ")

    @property
    def evidence(self) -> str:
        """What it is counted from, in words."""
        parts = []
        if self.asked:
            text = ngettext("%(right)d of %(asked)d answer right", "%(right)d of %(asked)d answers right", self.asked)
            parts.append(text % {"right": self.right, "asked": self.asked})
        if self.judged:
            text = ngettext(
                "%(accepted)d of %(judged)d submission accepted",
                "%(accepted)d of %(judged)d submissions accepted",
                self.judged,
            )
            parts.append(text % {"accepted": self.accepted, "judged": self.judged})
        return " · ".join(parts)

    @property
    def results(self) -> int:
        """How many answers and submissions it is counted from."""
        return self.asked + self.judged

    @property
    def percent(self) -> int:
        """The whole percentage of them that were right or accepted."""
        return completion.percent(self.right + self.accepted, self.results)

    @property
    def shown(self) -> int:
        """The whole percentage beside it: of what is expected to be recalled, or else of what was counted."""
        return self.percent if self.recall is None else int(self.recall * 100)

    @property
    def share(self) -> float:
        """How much of it is known, 0 to 1: what is estimated, or else what was counted."""
        return (self.right + self.accepted) / self.results if self.recall is None else self.recall

    @property
    def rank(self) -> float:
        """What concepts are ordered by. One more right and one more wrong, so that few results weigh less than many.

        (The rule of succession: P. S. Laplace, "Essai philosophique sur les probabilités", 1814.)
        """
        if self.recall is not None:
            return self.recall
        return (self.right + self.accepted + 1) / (self.results + 2)


class Ends(NamedTuple):
    """Both ends of the list of concepts; no concept is at both."""

    strongest: tuple[Standing, ...] = ()
    weakest: tuple[Standing, ...] = ()


def ends(standings: Iterable[Standing], recall: Mapping[str, float] | None = None) -> Ends:
    """The strongest concepts, best first, and the weakest, worst first. `recall`, by slug, where it is estimated.

    Strong is what would pass a quiz, weak what is not known whole and is not among the strongest shown.
    """
    known = recall or {}
    counted = [
        Standing(one.slug, one.right, one.asked, one.accepted, one.judged, known.get(one.slug))
        for one in standings
        if one.results >= LEAST_RESULTS
    ]
    counted.sort(key=lambda one: (-one.rank, one.slug))
    strongest = [one for one in counted if one.share * 100 >= completion.QUIZ_PASS_PERCENT][:MOST_SHOWN]
    weakest = [one for one in reversed(counted) if one.share < 1 and one not in strongest][:MOST_SHOWN]
    return Ends(tuple(strongest), tuple(weakest))

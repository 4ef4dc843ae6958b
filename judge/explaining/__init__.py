"""What an error means, in a sentence with the learner's own names in it; a likely cause; which lesson to read again.

Pure Python and nothing but the standard library, so that a page may use it, too. The sentences are templates with
named placeholders: whoever shows them translates them first. Messages differ between versions of Python; the rules know
those of 3.11 to 3.14.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from judge.explaining import calling, contents, importing, items, kinds, lines, naming, places, reading, running
from judge.explaining.rule import Fault, Rule

__all__ = ["RULES", "Explanation", "Fault", "explain"]

RULES: tuple[Rule, ...] = (
    running.OWN_RAISE,
    *importing.RULES,
    *naming.RULES,
    *calling.RULES,
    *kinds.RULES,
    *items.RULES,
    *contents.RULES,
    *places.RULES,
    *running.RULES,
    *reading.RULES,
    *lines.RULES,
)

# A value in a sentence is cut to this.
_LONGEST = 120


@dataclass(frozen=True)
class Explanation:
    """`means` and `cause` are templates for `values`; `concepts` are taught by lessons, the nearest one first."""

    slug: str
    means: str
    cause: str
    concepts: tuple[str, ...]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[str, str]:
        """Both sentences, in English."""
        return self.means % self.values, self.cause % self.values


def explain(fault: Fault) -> Explanation | None:
    """What the table says of an error; None for exceptions that it does not know, such as the learner's own."""
    general = next((rule for rule in reversed(RULES) if rule.kind == fault.kind and not rule.pattern), None)
    for rule in RULES:
        values = rule.values(fault)
        if values is not None:
            concepts = dict.fromkeys((rule.concept, general.concept if general else rule.concept))
            cut = {name: value if len(value) <= _LONGEST else value[:_LONGEST] + " …" for name, value in values.items()}
            return Explanation(rule.slug, rule.means, rule.cause, tuple(concepts), cut)
    return None

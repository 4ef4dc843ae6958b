"""What the turns of `bench.pages.speed` say: ratios to the floor, growth with the number of rows, and their bars.

A ratio is the median, over the rounds, of one round's site by the same round's floor: whatever slows the machine down
for a while slows both.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.pages.acts import COMPLETE, READ, REPEAT, STAR, UNSTAR
from bench.pages.client import Cost
from bench.pages.speed import Costs, Key
from bench.sheet import Bar, Section

SHOWN = [*READ, COMPLETE, REPEAT, STAR, UNSTAR]
QUERIES = 10
SAME, OTHERS = 1.3, 2.0
"""The bars of growth: for one learner, and for learners whom the database has not been asked about for long."""

Told = Mapping[str, Mapping[str, int]]
Figure = Callable[[Cost], float]
FIGURES: Mapping[str, Figure] = {"p50": lambda cost: cost.p50, "CPU": lambda cost: cost.cpu}


@dataclass(frozen=True)
class Ratio:
    """Of two series of rounds: the median of the rounds' ratios, and how far these lie apart, as a share of it."""

    median: float
    spread: float

    @classmethod
    def of(cls, upper: Sequence[Cost], lower: Sequence[Cost], figure: Figure) -> Ratio:
        """Round by round. Raises ValueError when the rounds are not as many."""
        each = [figure(one) / figure(other) for one, other in zip(upper, lower, strict=True)]
        median = statistics.median(each)
        return cls(median, (max(each) - min(each)) / median)

    def __str__(self) -> str:
        return f"{self.median:.2f} (± {self.spread / 2:.0%})"


def sections(costs: Costs, engine: str, rows: Sequence[int], told: Told) -> list[Section]:
    """A table of the site beside its floor for each number of rows, and one of growth if there are two numbers.

    `told` are the numbers of queries that were `asked`, and of those that have `written`, by the act's name.
    """
    found = [_beside(costs, engine, number, told, barred=number == max(rows)) for number in rows]
    if len(rows) > 1:
        found.append(_growth(costs, engine, min(rows), max(rows)))
    return found


def _beside(costs: Costs, engine: str, rows: int, told: Told, *, barred: bool) -> Section:
    lines, bars = [], []
    for act in SHOWN:
        site, floor = (costs[Key(kind, rows, act.name)] for kind in ("site", "floor"))
        ratios = {name: Ratio.of(site, floor, figure) for name, figure in FIGURES.items()}
        lines.append(
            (act.title, *_numbers(site), *_numbers(floor), *map(str, ratios.values()), str(told["asked"][act.name]))
        )
        if barred and act.most is not None:
            worst = max(ratio.median for ratio in ratios.values())
            bars.append(Bar(f"{engine}: {act.title}, times its floor", worst, most=act.most))
    if barred:
        bars.append(Bar(f"{engine}: queries of the overview", told["asked"]["overview"], most=QUERIES))
        writes = told["written"]["repeat"]
        bars.append(Bar(f"{engine}: statements that write when a completion is repeated", writes, most=0))
    columns = ["", "site p50 ms", "site CPU ms", "floor p50 ms", "floor CPU ms", "p50 ratio", "CPU ratio", "queries"]
    text = (
        "Medians over the rounds; CPU is that of the web server's and the database's processes for one request. The bar"
        " is for the larger of the two ratios; in brackets half the distance of the rounds that lie furthest apart."
    )
    return Section(f"{engine}, {rows:,} rows of lessons", columns, lines, bars, text)


def _numbers(costs: Sequence[Cost]) -> list[str]:
    return [f"{statistics.median(figure(cost) for cost in costs):.2f}" for figure in FIGURES.values()]


def _growth(costs: Costs, engine: str, few: int, many: int) -> Section:
    lines, bars = [], []
    acts = [(act.name, act.title, SAME) for act in SHOWN]
    for name, title, most in [*acts, ("random", "overview of learners at random", OTHERS)]:
        at = [costs[Key("site", number, name)] for number in (few, many)]
        ratios = {figure: Ratio.of(at[1], at[0], FIGURES[figure]) for figure in FIGURES}
        lines.append((title, *_numbers(at[0]), *_numbers(at[1]), *map(str, ratios.values())))
        if name in ("overview", "random"):
            worst = max(ratio.median for ratio in ratios.values())
            bars.append(Bar(f"{engine}: growth of the {title}, {few:,} to {many:,} rows", worst, most=most))
    columns = ["", f"p50 ms, {few:,}", "CPU ms", f"p50 ms, {many:,}", "CPU ms", "p50 ratio", "CPU ratio"]
    text = "The site alone: the same learners with the same rows of their own, and more rows of others."
    return Section(f"{engine}, growth", columns, lines, bars, text)

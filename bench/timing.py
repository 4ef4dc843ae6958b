"""Taking turns: every act once a round, so that a busy machine hits all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

# Between two acts, so that what one leaves to be cleared away does not weigh upon the next.
PAUSE_SECONDS = 0.03


@dataclass(frozen=True)
class Times:
    """Milliseconds."""

    taken: tuple[float, ...]

    @property
    def p50(self) -> float:
        return statistics.median(self.taken)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.taken, n=20)[18]


def timed(act: Callable[[], object]) -> float:
    """How many milliseconds an act takes."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def interleaved(acts: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Times]:
    """The times of acts that measure themselves, by name; the first round is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        for name, act in acts.items():
            time.sleep(PAUSE_SECONDS)
            milliseconds = act()
            if number:
                taken[name].append(milliseconds)
    return {name: Times(tuple(times)) for name, times in taken.items()}

"""Eight learners who write at the same time, and what the servers hold in memory after all that was asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.pages.acts import COMPLETE
from bench.pages.client import Refused, memory_mb
from bench.pages.speed import Stage, lessons
from bench.sheet import Bar, Section
from bench.timing import Times

WRITERS = 8
ACTS = 60
SPREAD = 6
"""The bar: the slowest twentieth takes at most so many times what half of them take."""
MEMORY = 2


def writers(stage: Stage, engine: str) -> Section:
    """Each completes lessons, one after the other, on a connection of their own."""
    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(lambda user: _complete(stage, user), [stage.next_writer() for _ in range(WRITERS)]))
    taken = Times(tuple(each for times, _errors in told for each in times))
    errors = [error for _times, several in told for error in several]
    bars = [Bar(f"{engine}: errors of eight writers", len(errors), most=0)]
    if engine == "SQLite":
        bars.append(Bar("SQLite: eight writers, p95 by p50", taken.p95 / taken.p50, most=SPREAD))
    row = (str(len(taken.taken)), str(len(errors)), f"{taken.p50:.1f}", f"{taken.p95:.1f}", f"{max(taken.taken):.1f}")
    text = f"Eight at once, each of whom completes {ACTS} lessons, with {stage.rows:,} rows of others in the table."
    return Section(f"{engine}, eight writers", ["acts", "errors", "p50 ms", "p95 ms", "longest ms"], [row], bars, text)


def _complete(stage: Stage, user: int) -> tuple[list[float], list[str]]:
    client, taken, errors = stage.client("site", user), [], []
    for lesson in lessons(ACTS):
        try:
            taken.append(client.ask(stage.ask("site", COMPLETE, lesson)))
        except (Refused, OSError) as error:
            errors.append(str(error))
    client.close()
    return taken, errors


def memory(stages: Sequence[Stage], engine: str) -> Section:
    """Two processes of four threads, and the one that looks after them."""
    rows, bars = [], []
    for stage in stages:
        site, floor = (memory_mb(stage.servers[kind]) for kind in ("site", "floor"))
        rows.append((f"{stage.rows:,}", f"{site:.0f}", f"{floor:.0f}", f"{site / floor:.2f}"))
        if stage is stages[-1]:
            bars.append(Bar(f"{engine}: memory, times the floor's", site / floor, most=MEMORY))
    text = "The proportional set size in MB after all of this, the same requests at both; shared pages count once."
    return Section(f"{engine}, memory", ["rows of lessons", "site", "floor", "ratio"], rows, bars, text)

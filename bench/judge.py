"""How long a verdict takes, as a ratio to starting a bare interpreter."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from judge import Case, Exercise, Judge
from judge.exercise import Entry, Kind

ROUNDS = 40
SOLUTION = "def rotate(items, n):\n    n = n % len(items) if items else 0\n    return items[n:] + items[:n]\n"


def measure() -> str:
    """A table in Markdown: the floor, and the judge on ten cases."""
    cases = tuple(
        Case(number=number, call=f"rotate([1, 2, 3, 4], {number})", gives=str(rotated(number)))
        for number in range(1, 11)
    )
    exercise = Exercise(
        slug="rotate", title="Rotate", kind=Kind.FUNCTION, difficulty=2, statement="", cases=cases,
        stub={"solution.py": ""}, solution={"solution.py": SOLUTION}, entry=Entry(names=("rotate",)),
    )  # fmt: skip
    with Judge(workers=1) as judge:

        def verdict() -> None:
            report = judge.run(exercise.job(SOLUTION))
            if not report.accepted:
                raise RuntimeError(f"the judge said {report.verdict}")

        floor, judged = interleaved(bare_interpreter, verdict)
    lines = [
        "# The judge, measured",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {ROUNDS} rounds,",
        "interleaved. A verdict is one jail, one interpreter, ten calls of a three-line function.",
        "",
        "| | p50 ms | p95 ms | p50 as a ratio to the floor |",
        "|---|---|---|---|",
        row("`python3 -I -S -c pass` (the floor)", floor, floor),
        row("a verdict", judged, floor),
    ]
    return "\n".join(lines) + "\n"


def rotated(number: int) -> list[int]:
    """What the solution has to give for [1, 2, 3, 4]."""
    items = [1, 2, 3, 4]
    place = number % 4
    return items[place:] + items[:place]


def bare_interpreter() -> None:
    """The floor: start Python and do nothing."""
    subprocess.run([sys.executable, "-I", "-S", "-c", "pass"], check=True)


def interleaved(*acts: Callable[[], None]) -> list[list[float]]:
    """Milliseconds of each act in each round, the acts taking turns; the first round of each is not counted."""
    times: list[list[float]] = [[] for _ in acts]
    for number in range(ROUNDS + 1):
        for act, taken in zip(acts, times, strict=True):
            started = time.perf_counter()
            act()
            if number:
                taken.append((time.perf_counter() - started) * 1000)
    return times


def row(name: str, times: list[float], floor: list[float]) -> str:
    """One line of the table."""
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
    return f"| {name} | {p50:.1f} | {p95:.1f} | {p50 / statistics.median(floor):.1f} |"

"""How long a verdict takes, as a ratio to starting a bare interpreter."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.judge import peers, work
from bench.sheet import Bar, Section
from bench.timing import Times, interleaved, timed
from judge import Judge
from judge.exercise import Job
from judge.jail.interpreter import base_interpreter
from judge.jail.walls import Wall
from judge.jail.worker import Worker
from judge.trial import try_once

FLOOR = "`python3 -I -S -c pass` (the floor)"
BARE = "the exercise in a bare interpreter"
DEMAND = "this judge, child on demand"
SPARE = "this judge, spare child ready"
BUBBLEWRAP = "bubblewrap, a new one each time, without filter and limits"
DMOJ = "DMOJ's whole judge, one run for all ten cases"


def measure(rounds: int, dmoj_python: str | None) -> Section:
    """The section on verdicts."""
    executable, job = base_interpreter().executable, work.job()
    with (
        tempfile.TemporaryDirectory() as folder,
        Judge() as judge,
        Worker(base_interpreter(), Wall(judge.wall)) as worker,
        peers.dmoj(executable, dmoj_python) as dmoj,
    ):
        script = Path(folder) / "script.py"
        script.write_text(work.script())
        acts: dict[str, Callable[[], float]] = {
            FLOOR: lambda: peers.run([executable, "-I", "-S", "-c", "pass"]),
            BARE: lambda: peers.run([executable, "-I", "-S", str(script)]),
            DEMAND: lambda: timed(lambda: _on_demand(worker, job)),
            SPARE: lambda: timed(lambda: _accepted(judge, job)),
        }
        missing = {}
        sandboxed = peers.bubblewrap(executable, script)
        if sandboxed is None:
            missing[BUBBLEWRAP] = "not installed"
        else:
            acts[BUBBLEWRAP] = lambda: peers.run(sandboxed)
        if isinstance(dmoj, str):
            missing[DMOJ] = dmoj
        else:
            acts[DMOJ] = dmoj.judge
        return _section(interleaved(acts, rounds), missing, rounds)


def _accepted(judge: Judge, job: Job) -> None:
    report = judge.run(job)
    if not report.accepted:
        raise RuntimeError(f"the judge said {report.verdict}: {report.note}")


def _on_demand(worker: Worker, job: Job) -> None:
    """A worker whom nobody tells to prepare has no spare child."""
    report = try_once(job, worker)
    if not report.accepted:
        raise RuntimeError(f"the judge said {report.verdict}: {report.note}")


def _section(times: dict[str, Times], missing: dict[str, str], rounds: int) -> Section:
    floor = times[FLOOR].p50
    rows = [
        [name, f"{taken.p50:.1f}", f"{taken.p95:.1f}", f"{taken.p50 / floor:.2f}", f"{taken.p95 / floor:.2f}"]
        for name, taken in times.items()
    ]
    rows += [[name, why, "", "", ""] for name, why in missing.items()]
    return Section(
        title="A verdict",
        text=f"A solution of 30 lines, 10 cases; {rounds} rounds, all acts in turn. Ratios are to the floor's p50.",
        columns=("", "p50 ms", "p95 ms", "p50 ratio", "p95 ratio"),
        rows=rows,
        bars=(
            Bar("p50 with a spare child, as a ratio to the floor", times[SPARE].p50 / floor, most=0.5),
            Bar("p50 on demand, as a ratio to the floor", times[DEMAND].p50 / floor, most=0.9),
            Bar("p95 with a spare child, as a ratio to the floor's p50", times[SPARE].p95 / floor, most=1.5),
            Bar("p95 on demand, as a ratio to the floor's p50", times[DEMAND].p95 / floor, most=1.5),
        ),
    )

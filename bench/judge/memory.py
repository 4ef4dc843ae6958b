"""What an idle worker takes: the whole of its jail, and how that and the judge itself grow with work."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from bench.judge import work
from bench.sheet import Bar, Section
from judge import Judge
from judge.jail.worker import WAITS

MOST_MB = 12.0
# What counts as flat: this much more after the soak than before it.
FLAT_MB = 0.5
SAMPLES = 10
# By then the spare child has seen that there is nothing to do.
_SETTLE_SECONDS = WAITS.gone_s + 1


def measure(soak: int) -> Section:
    """The section on memory; `soak` is the number of submissions."""
    job = work.job()
    step = max(1, soak // SAMPLES)
    rows, idle, trusted = [], [], []
    with Judge() as judge:
        for number in range(SAMPLES + 1):
            for _ in range(step if number else 20):
                if not judge.run(job).accepted:
                    raise RuntimeError("a right solution was not accepted")
            time.sleep(_SETTLE_SECONDS)
            jail = [_pss_mb(process) for process in sorted(_descendants())]
            if None not in jail:
                idle.append(sum(part for part in jail if part is not None))
            trusted.append(_pss_mb("self") or 0.0)
            told = f"{idle[-1]:.1f}" if None not in jail else "not readable as this user"
            rows.append(
                [
                    str(number * step) if number else "after warming up",
                    told,
                    " + ".join(f"{part or 0:.1f}" for part in jail),
                    f"{trusted[-1]:.1f}",
                ]
            )
    growth = max(idle) - idle[0] if idle else None
    return Section(
        title="Memory",
        text="Proportional set sizes, in MB, when there is nothing to do: the spare child has gone, the zygote waits.",
        columns=("submissions", "idle worker", "by process", "the process that judges"),
        rows=rows,
        bars=(
            Bar("an idle worker", max(idle, default=None), most=MOST_MB, unit=" MB"),
            Bar(f"growth of an idle worker over {soak:,} submissions", growth, most=FLAT_MB, unit=" MB"),
            Bar(
                f"growth of the judging process over {soak:,} submissions", trusted[-1] - trusted[0], most=1, unit=" MB"
            ),
        ),
    )


def _descendants() -> set[str]:
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[folder.name] = (folder / "stat").read_text().rpartition(")")[2].split()[1]
    found = {Path("/proc/self").resolve().name}
    mine = set(found)
    while more := {process for process, parent in parents.items() if parent in found} - found:
        found |= more
    return found - mine


def _pss_mb(process: str) -> float | None:
    """Its share of memory, shared pages counted in parts; None when this user may not know it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))

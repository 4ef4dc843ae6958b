"""A class of 300 at once, on both databases: writes bench/load.md. Bounded: both together within six minutes."""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.load.site import ENGINES, Site, served
from bench.sheet import Bar, Section, machine, page

HONEST = 12
"""So many learners hand in, one after the other, beside one who floods."""

PAUSE = (6.0, 14.0)
"""Seconds between two acts of a learner; a class that reads takes longer."""

MOST_TIMES = 10.0
"""The bar of the p95 of the class, as a ratio to the p50 of somebody alone."""

MOST_WAIT_SECONDS = 4.0
"""The bar of honest waits beside a flood: about what one program without end takes until it is stopped."""


def measure(engine: str, folder: Path, learners: int, seconds: float) -> tuple[Section, ...]:
    """Everything about one engine."""
    with served(engine, folder) as site:
        site.invite(learners + 1 + 2 * HONEST + 1)
        alone = site.work(counts={"learners": 1}, seconds=seconds / 3, pause=(0.0, 0.05))
        size, processor = bytes_of(site), processor_seconds(site)
        crowd = site.work(counts={"learners": learners}, seconds=seconds, pause=PAUSE, ramp=seconds / 4)
        processor, grown = processor_seconds(site) - processor, bytes_of(site) - size
        quiet = site.work(counts={"submitters": HONEST}, seconds=seconds / 3, pause=(3.0, 5.0))
        flooded = site.work(counts={"submitters": HONEST, "flooders": 1}, seconds=seconds / 3, pause=(3.0, 5.0))
        memory = resident(site)
        audit = site.audit()
        audit["failures"] = [failure for ledger in (alone, crowd, quiet, flooded) for failure in ledger["failures"]]
    asked = sum(crowd["statuses"].values())
    took = {
        "processor time of web server and workers a request, judging included, ms": processor / asked * 1000,
        "memory of web server and workers, MB (shared parts counted once)": memory,
        "database, MB, with the library and nobody's work": size / 1e6,
        "what an act adds to the database, kB": grown / len(crowd["done"]) / 1000,
    }
    return (
        _class(engine, learners, alone, crowd, audit),
        _fairness(engine, audit["waits"][2], audit["waits"][3], flooded),
        Section(
            f"What it took on {engine}", ("", "measured"), [[name, f"{value:.1f}"] for name, value in took.items()]
        ),
    )


def p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[18] if len(values) > 1 else values[0]


def processes(site: Site) -> Iterator[Path]:
    """The folders under /proc of the site's processes."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended, or is another user's
            if f"MILEPOST_VAR={site.folder}".encode() in (path / "environ").read_bytes().split(b"\0"):
                yield path


def resident(site: Site) -> float:
    """MB that web server and workers hold."""
    lines = [line for path in processes(site) for line in _read(path / "smaps_rollup").splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def processor_seconds(site: Site) -> float:
    """What web server and workers have used of the processors, with those of their children that have ended."""
    used = 0
    for path in processes(site):
        fields = _read(path / "stat").rpartition(")")[2].split()
        used += sum(int(number) for number in fields[11:15])
    return used / os.sysconf("SC_CLK_TCK")


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it has just ended
        return ""


def bytes_of(site: Site) -> int:
    """Bytes that the database takes."""
    return int(site.run("bench.load.weigh").strip())


def _class(
    engine: str, learners: int, alone: Mapping[str, Any], crowd: Mapping[str, Any], audit: Mapping[str, Any]
) -> Section:
    rows, ratios = [], []
    for name in sorted(set(alone["times"]) & set(crowd["times"])):
        lonely, busy = statistics.median(alone["times"][name]), crowd["times"][name]
        ratios.append(p95(busy) / lonely)
        counted = [str(len(busy)), f"{lonely:.1f}", f"{statistics.median(busy):.1f}", f"{p95(busy):.1f}"]
        rows.append([name, *counted, f"{ratios[-1]:.1f}"])
    asked = sum(len(times) for times in crowd["times"].values())
    failed = audit["failures"]
    everything = [time for times in crowd["times"].values() for time in times]
    before = statistics.median([time for times in alone["times"].values() for time in times])
    text = (
        f"{learners} learners with {PAUSE[0]:g} to {PAUSE[1]:g} s between two acts, for {crowd['seconds']:g} s:"
        f" {asked / crowd['seconds']:.0f} requests a second; {len(crowd['done'])} acts that the site said were done."
        f" {'; '.join(failed[:3] + audit['differences'][:3]) or 'Nothing failed, and nothing is missing or doubled.'}"
    )
    bars = (
        Bar(f"{engine}: requests that failed (5xx, 4xx or none)", len(failed), most=0),
        Bar(f"{engine}: differences between rows and what learners were told", len(audit["differences"]), most=0),
        Bar(f"{engine}: p95 of the class, as a ratio to the p50 alone", p95(everything) / before, most=MOST_TIMES),
    )
    columns = ("act", "requests", "alone p50 ms", "class p50 ms", "class p95 ms", "p95 / alone p50")
    return Section(f"A class on {engine}", columns, rows, bars, text)


def _fairness(engine: str, quiet: Sequence[float], flooded: Sequence[float], ledger: Mapping[str, Any]) -> Section:
    flood = [act for act in ledger["done"] if act["learner"] in ledger["flooders"]]
    rows = [
        [name, str(len(waits)), f"{statistics.median(waits):.2f}", f"{p95(waits):.2f}"]
        for name, waits in (("without", quiet), ("beside one who floods", flooded))
    ]
    text = (
        f"{HONEST} learners hand in one solution after the other, without and with somebody who hands in programs"
        f" without end as often as the site takes them ({len(flood)} times). Seconds from handing in to the verdict."
        " A learner has one submission in the queue at most, and the queue is served in order: before an honest one"
        " there is never more than one of each other learner."
    )
    bars = (Bar(f"{engine}: honest p95 beside a flood", p95(flooded), most=MOST_WAIT_SECONDS, unit=" s"),)
    return Section(f"The queue on {engine}", ("", "verdicts", "p50 s", "p95 s"), rows, bars, text)


def main(arguments: Sequence[str]) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m bench load")
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "load.md")
    chosen = parser.parse_args(arguments)
    load = os.getloadavg()[0]
    sections: list[Section] = []
    with tempfile.TemporaryDirectory(prefix="milepost-load-") as folder:
        for engine in chosen.engines:
            sections += measure(engine, Path(folder), chosen.learners, chosen.seconds)
    head = (
        "Learners, web server (gunicorn, 2 processes of 4 threads), workers and database on the same machine: what the"
        " learners take is taken from the site. `make bench-load` writes this page.\n\n" + machine(load)
    )
    text = page("Load", head, sections)
    chosen.out.write_text(text)
    print(text)


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])

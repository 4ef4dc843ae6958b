"""The measures of the server: every page beside its floor, on each database, over few rows and over many."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.pages import beside, bulk, crowd, engines, size
from bench.pages.speed import collect_static, in_turns, site_environment, staged, warm
from bench.sheet import Section

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def measure(chosen: Sequence[str], rows: Sequence[int], rounds: int) -> list[Section]:
    """The sections of each engine; one that is not on this machine is left out, and said to be."""
    found: list[Section] = []
    for engine in chosen:
        with (
            _databases(engine, rows) as (urls, database),
            tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder,
        ):
            if urls:
                found.extend(_measure(engine, dict(zip(rows, urls, strict=True)), rounds, Path(folder), database))
    return found


@contextmanager
def _databases(engine: str, rows: Sequence[int]) -> Iterator[tuple[list[str], list[int]]]:
    """The URLs, and the process of the server, if there is one."""
    if engine == "sqlite":
        yield [engines.sqlite(number) for number in rows], []
        return
    cluster = engines.cluster()
    if cluster is None:
        print("PostgreSQL is missing here, and could not be installed: not measured.")
        yield [], []
        return
    with cluster.running():
        yield [cluster.database(number) for number in rows], [cluster.pid()]


def _measure(engine: str, urls: dict[int, str], rounds: int, folder: Path, database: list[int]) -> list[Section]:
    collect_static(folder)
    with ExitStack() as stack:
        stages = [stack.enter_context(staged(url, rows, folder, database)) for rows, url in urls.items()]
        for stage in stages:
            warm(stage)
        costs = in_turns(stages, rounds)
        found = beside.sections(costs, NAMES[engine], list(urls), stages[-1].told)
        found += [crowd.writers(stages[-1], NAMES[engine]), crowd.memory(stages, NAMES[engine])]
    if engine == "sqlite":
        found += [size.on_sqlite(Path(urls[max(urls)].removeprefix("sqlite:///"))), _bulk(rounds, folder)]
    return found


def _bulk(rounds: int, folder: Path) -> Section:
    """On a copy of a small database, which goes away again."""
    copied = folder / "bulk.sqlite3"
    shutil.copy(engines.sqlite(1_000).removeprefix("sqlite:///"), copied)
    environment = site_environment(f"sqlite:///{copied}", folder)
    command = [sys.executable, "-m", "bench.pages.bulk", str(rounds)]
    out = subprocess.run(command, cwd=engines.ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    told: dict[str, list[float]] = json.loads(out)
    return bulk.section(told)

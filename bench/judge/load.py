"""What happens when there is much to do: throughput, programs without end, honest people beside attackers."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from bench.judge import peers, work
from bench.sheet import Bar, Section
from bench.timing import PAUSE_SECONDS, Times, timed
from judge import Judge, Report
from judge.exercise import Job, Limits
from judge.jail.interpreter import base_interpreter

ENDLESS_LIMITS = Limits(seconds=1.0)
ENDLESS = {"a loop": "while True: pass\n", "a sleep": "import time\ntime.sleep(1000)\n"}
LATE_SECONDS = 0.2


def throughput(seconds: float) -> Section:
    """Submissions a second with one worker, and with one for each of two cores."""
    cores = os.cpu_count() or 1
    starts = _starts_a_second(seconds)
    rates = {workers: _rate(workers, seconds) for workers in (1, 2)}
    rows = [["bare interpreters, started one after the other", f"{starts:.0f}", f"{starts:.0f}", "1.00"]]
    for workers, rate in rates.items():
        a_core = rate / min(workers, cores)
        rows.append([f"{workers} worker(s)", f"{rate:.0f}", f"{a_core:.0f}", f"{a_core / starts:.2f}"])
    return Section(
        title="Throughput",
        text=f"As fast as one caller for each worker can ask, for {seconds:g} s, every namespace.",
        columns=("", "a second", "a second and core", "a core, as a ratio to bare starts"),
        rows=rows,
        bars=(Bar("submissions a second and core, 2 workers", rates[2] / min(2, cores), least=140),),
    )


def endless() -> Section:
    """How long programs without end take, by the clock on the wall."""
    rows, worst = [], 0.0
    with Judge() as judge:
        for name, source in ENDLESS.items():
            started = time.perf_counter()
            report = judge.run(work.program(source, ENDLESS_LIMITS))
            seconds = time.perf_counter() - started
            worst = max(worst, seconds - ENDLESS_LIMITS.wall_s)
            rows.append([name, str(report.verdict), f"{ENDLESS_LIMITS.wall_s:g}", f"{seconds:.2f}"])
    return Section(
        title="Programs without end",
        text=f"{ENDLESS_LIMITS.seconds:g} s of CPU are allowed, {ENDLESS_LIMITS.wall_s:g} s by the clock.",
        columns=("", "verdict", "limit s", "until the report s"),
        rows=rows,
        bars=(Bar("endless programs beyond their limit", worst, most=LATE_SECONDS, unit=" s"),),
    )


def beside_attackers(rounds: int) -> Section:
    """Honest submissions alone, and beside four attackers that never rest; one worker for each of the five."""
    verdicts: list[str] = []
    with Judge(workers=len(work.ATTACKS) + 1) as judge:
        quiet = _honest(judge, rounds, verdicts)
        with _attacked(judge):
            busy = _honest(judge, rounds, verdicts)
    lost = len([verdict for verdict in verdicts if verdict != "accepted"])
    return Section(
        title="Honest submissions beside four attackers",
        text=f"{rounds} submissions each time, one after the other. The attackers: {', '.join(work.ATTACKS)}.",
        columns=("", "p50 ms", "p95 ms"),
        rows=[[name, f"{t.p50:.1f}", f"{t.p95:.1f}"] for name, t in (("alone", quiet), ("beside attackers", busy))],
        bars=(
            Bar("honest verdicts lost to attackers", lost, most=0),
            Bar("honest p95 beside attackers, as a ratio to the quiet p95", busy.p95 / quiet.p95, most=3),
        ),
    )


def _starts_a_second(seconds: float) -> float:
    command, count, started = [base_interpreter().executable, "-I", "-S", "-c", "pass"], 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        peers.run(command)
        count += 1
    return count / (time.perf_counter() - started)


def _rate(workers: int, seconds: float) -> float:
    job = work.job()
    with Judge(workers=workers) as judge:
        _repeat(workers, lambda: judge.run(job), 0.5)
        return _repeat(workers, lambda: judge.run(job), seconds)


def _repeat(callers: int, act: Callable[[], Report], seconds: float) -> float:
    """How often a second so many callers together get the act done. Raises RuntimeError when one is not accepted."""
    started = time.perf_counter()

    def caller() -> int:
        count = 0
        while time.perf_counter() - started < seconds:
            if not act().accepted:
                raise RuntimeError("a right solution was not accepted")
            count += 1
        return count

    with ThreadPoolExecutor(callers) as pool:
        counts = [future.result() for future in [pool.submit(caller) for _ in range(callers)]]
    return sum(counts) / (time.perf_counter() - started)


def _honest(judge: Judge, rounds: int, verdicts: list[str]) -> Times:
    job = work.job()
    times = []
    for _ in range(rounds):
        time.sleep(PAUSE_SECONDS)
        times.append(timed(lambda: verdicts.append(judge.run(job).verdict)))
    return Times(tuple(times))


@contextlib.contextmanager
def _attacked(judge: Judge) -> Iterator[None]:
    """Each attack, over and over again, until the block ends."""
    enough = threading.Event()

    def attack(job: Job) -> None:
        while not enough.is_set():
            judge.run(job)

    threads = [
        threading.Thread(target=attack, args=(work.program(source, ENDLESS_LIMITS),))
        for source in work.ATTACKS.values()
    ]
    for thread in threads:
        thread.start()
    time.sleep(1)
    try:
        yield
    finally:
        enough.set()
        for thread in threads:
            thread.join()

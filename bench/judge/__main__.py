"""Measure the judge, print what comes out, and write it to bench/judge.md: python -m bench.judge."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from bench.judge import load, memory, verdicts
from bench.sheet import machine, page

PAGE = Path(__file__).parent.parent / "judge.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Take every measure, one after the other; it takes some minutes, most of them for the soak."""
    chosen = _parser().parse_args(arguments)
    before = os.getloadavg()[0]
    sections = [
        verdicts.measure(chosen.rounds, chosen.dmoj),
        load.throughput(chosen.seconds),
        memory.measure(chosen.soak),
        load.endless(),
        load.beside_attackers(chosen.rounds),
    ]
    text = page("The judge, measured", machine(before), sections)
    chosen.output.write_text(text, encoding="utf-8")
    print(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.judge", description="Measure the judge against its bars.")
    parser.add_argument("--rounds", type=int, default=200, help="rounds of verdicts")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each throughput is taken")
    parser.add_argument("--soak", type=int, default=10_000, help="submissions of the soak")
    parser.add_argument("--dmoj", metavar="PYTHON", help="an interpreter that has dmoj; by default this one, if it has")
    parser.add_argument("--output", type=Path, default=PAGE, help="where to write the page")
    return parser


if __name__ == "__main__":
    main()

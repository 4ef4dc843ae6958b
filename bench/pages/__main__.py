"""Measure the pages, print what comes out, and write it to bench/pages.md: python -m bench.pages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from bench.pages import servers
from bench.sheet import Section, machine, page

PAGE = Path(__file__).parent.parent / "pages.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Take every measure, one after the other."""
    chosen = _parser().parse_args(arguments)
    before = os.getloadavg()[0]
    sections, versions = [], ""
    if chosen.only != "browser":
        engines = ["sqlite", "postgresql"] if chosen.engine == "both" else [chosen.engine]
        sections += servers.measure(engines, chosen.rows or [1_000, 10_000_000], chosen.rounds)
    if chosen.only != "servers":
        found, versions = _in_a_browser(chosen.runs)
        sections += found
    text = page("The pages, measured", f"{machine(before)}{versions}", sections)
    output = chosen.output or (PAGE if chosen.only is None else None)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    print(text)


def _in_a_browser(runs: int) -> tuple[list[Section], str]:
    """What a browser sees of one served site, and which browser it is; Playwright is loaded only for this."""
    from bench.pages import desk, shifts, weights
    from bench.pages.site import served

    with served() as site:
        sections = [weights.measure(site), shifts.measure(site), desk.measure(site, runs)]
        return sections, f" Chromium {site.browser.version}."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description="Measure the pages against their bars.")
    parser.add_argument("--only", choices=["browser", "servers"], help="one half alone; it is only printed")
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is asked for in turns")
    parser.add_argument("--rows", type=int, action="append", help="rows of lessons; may be given more than once")
    parser.add_argument("--engine", choices=["both", "sqlite", "postgresql"], default="both")
    parser.add_argument("--runs", type=int, default=20, help="how often a program is run, and stopped")
    parser.add_argument("--output", type=Path, help="where to write the page")
    return parser


if __name__ == "__main__":
    main()

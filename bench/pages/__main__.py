"""Measure the pages, print what comes out, and write it to bench/pages.md: python -m bench.pages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from bench.pages import desk, shifts, weights
from bench.pages.site import served
from bench.sheet import machine, page

PAGE = Path(__file__).parent.parent / "pages.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Take every measure, one after the other, on one served site."""
    chosen = _parser().parse_args(arguments)
    before = os.getloadavg()[0]
    with served() as site:
        sections = [weights.measure(site), shifts.measure(site), desk.measure(site, chosen.rounds)]
        head = f"{machine(before)} Chromium {site.browser.version}."
    text = page("The pages, measured", head, sections)
    chosen.output.write_text(text, encoding="utf-8")
    print(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description="Measure the pages against their bars.")
    parser.add_argument("--rounds", type=int, default=20, help="how often a program is run, and stopped")
    parser.add_argument("--output", type=Path, default=PAGE, help="where to write the page")
    return parser


if __name__ == "__main__":
    main()

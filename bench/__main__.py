"""Measure, and write bench/*.md: python -m bench for everything, python -m bench judge --soak 1000 for one part."""

import sys
from collections.abc import Callable, Sequence

from bench.judge.__main__ import main as judge
from bench.pages.__main__ import main as pages

PARTS: dict[str, Callable[[Sequence[str]], None]] = {"judge": judge, "pages": pages}


def main(arguments: Sequence[str]) -> None:
    """Take one part's measures, or all of them."""
    if arguments and arguments[0] not in PARTS:
        raise SystemExit(f"There is nothing to measure by the name of {arguments[0]}; there is: {', '.join(PARTS)}")
    for name in arguments[:1] or PARTS:
        PARTS[name](arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])

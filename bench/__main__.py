"""Measure, and write bench/*.md: python -m bench for everything, python -m bench judge --soak 1000 for one part."""

import sys
from collections.abc import Sequence
from importlib import import_module

PARTS = ("faults", "judge", "load", "pages")


def main(arguments: Sequence[str]) -> None:
    """Take one part's measures, or all of them."""
    if arguments and arguments[0] not in PARTS:
        raise SystemExit(f"There is nothing to measure by the name of {arguments[0]}; there is: {', '.join(PARTS)}")
    for name in arguments[:1] or PARTS:
        # Loaded when it is asked for: what starts a judge must not carry the memory of what drives a browser.
        import_module(f"bench.{name}.__main__").main(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])

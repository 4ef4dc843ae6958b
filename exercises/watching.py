"""Notices that files of the library were saved, by looking at them every now and then."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["LOOK_SECONDS", "State", "changes", "state_of"]

LOOK_SECONDS = 0.5
"""Between two looks: soon enough for whoever saves and switches to the browser."""

State = dict[str, tuple[int, int]]
"""Each file with the time of its last change (nanoseconds) and its size."""


def state_of(root: Path) -> State:
    """What there is under the root now. A file that goes away meanwhile, or that an editor hides, is not there."""
    found: State = {}
    for path in root.rglob("*"):
        if any(part.startswith(".") or part.endswith("~") for part in path.relative_to(root).parts):
            continue
        try:
            about = path.stat()
        except FileNotFoundError:
            continue
        if path.is_file():
            found[str(path)] = (about.st_mtime_ns, about.st_size)
    return found


def changes(root: Path, pause: Callable[[float], None] = time.sleep) -> Iterator[list[Path]]:
    """The files that were written, made or removed since the last time, whenever there are any; without an end.

    A change counts once nothing more changes between two looks: an editor may write one file in several steps, and
    switching branches writes many.
    """
    told = seen = state_of(root)
    while True:
        pause(LOOK_SECONDS)
        now = state_of(root)
        if now == seen and now != told:
            yield sorted({Path(name) for name, _ in now.items() ^ told.items()})
            told = now
        seen = now

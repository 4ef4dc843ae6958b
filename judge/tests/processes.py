"""The processes that this one has started, and theirs."""

from __future__ import annotations

import contextlib
from pathlib import Path


def family_of(ancestors: set[int]) -> set[int]:
    """These processes, all that they have made, and all that those have."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):  # processes of others come and go
            if entry.name.isdigit():
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found = ancestors
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found = found | more
    return found


def by_age(processes: set[int]) -> list[int]:
    """Those that still are, the oldest first; numbers do not tell, as they begin anew when all have been given out."""
    ages: dict[int, int] = {}
    for process in processes:
        with contextlib.suppress(OSError):
            ages[process] = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])
    return sorted(ages, key=lambda process: ages[process])


def zygotes() -> set[int]:
    """The processes that this one itself has started."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # threads come and go
            found |= {int(word) for word in (task / "children").read_text().split()}
    return found

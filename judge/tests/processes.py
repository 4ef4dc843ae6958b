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


def started(process: int) -> int:
    """When a process was started, in the kernel's ticks; numbers begin anew when the last one has been given out."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])


def launchers() -> set[int]:
    """The processes that this one itself has started."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(word) for task in tasks for word in (task / "children").read_text().split()}

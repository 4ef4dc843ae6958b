"""How many cores this process may use: so many submissions are judged at once."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

__all__ = ["usable_cores"]

_PROC_CGROUP = Path("/proc/self/cgroup")
_CGROUPS = Path("/sys/fs/cgroup")


def usable_cores(membership: Path = _PROC_CGROUP, groups: Path = _CGROUPS) -> int:
    """The whole cores that the scheduler and the control groups (version 2) leave to this process; at least 1."""
    cores = float(len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else float(os.cpu_count() or 1)
    for folder in _own_groups(membership, groups):
        # "max 100000" or "150000 100000": microseconds of CPU in a period of so many (kernel, cgroup-v2.rst).
        with contextlib.suppress(OSError, ValueError, ZeroDivisionError):
            quota, period = (folder / "cpu.max").read_text().split()
            cores = min(cores, int(quota) / int(period))
    return max(1, int(cores))


def _own_groups(membership: Path, groups: Path) -> list[Path]:
    """The folders of this process's control group and of all above it: the tightest of their quotas holds."""
    try:
        lines = membership.read_text().splitlines()
    except OSError:
        return []
    own = next((line.removeprefix("0::/") for line in lines if line.startswith("0::/")), None)
    if own is None:
        return []
    folder = groups / own
    return [folder, *(parent for parent in folder.parents if parent.is_relative_to(groups))]

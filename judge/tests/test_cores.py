"""How many cores there are to judge on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from judge.cores import usable_cores


@pytest.fixture
def sixteen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(16)))


def cores(tmp_path: Path, member: str | None, **quotas: str) -> int:
    """What is found in a tree of control groups: `quotas` are by folder, with `root` for the topmost."""
    membership, groups = tmp_path / "cgroup", tmp_path / "groups"
    if member is not None:
        membership.write_text(member)
    for name, quota in quotas.items():
        folder = groups if name == "root" else groups / name.replace("_", "/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cpu.max").write_text(quota)
    return usable_cores(membership, groups)


@pytest.mark.usefixtures("sixteen")
@pytest.mark.parametrize(
    ("member", "quotas", "found"),
    [
        (None, {}, 16),
        ("0::/\n", {}, 16),
        ("0::/\n", {"root": "max 100000\n"}, 16),
        ("0::/\n", {"root": "400000 100000\n"}, 4),
        ("0::/\n", {"root": "150000 100000\n"}, 1),
        ("0::/\n", {"root": "20000 100000\n"}, 1),
        ("0::/\n", {"root": "9900000 100000\n"}, 16),
        ("0::/site/worker\n", {"site": "300000 100000\n", "site_worker": "max 100000\n"}, 3),
        ("0::/site/worker\n", {"site": "300000 100000\n", "site_worker": "200000 100000\n"}, 2),
        ("0::/site/worker\n", {"other": "100000 100000\n"}, 16),
        ("7:cpu:/site\n", {"site": "100000 100000\n"}, 16),
        ("0::/\n", {"root": "many 100000\n"}, 16),
        ("0::/\n", {"root": "100000 0\n"}, 16),
        ("0::/\n", {"root": "\n"}, 16),
    ],
)
def test_the_tightest_quota_holds(tmp_path: Path, member: str | None, quotas: dict[str, str], found: int) -> None:
    assert cores(tmp_path, member, **quotas) == found


def test_the_scheduler_is_asked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {3, 5})
    assert cores(tmp_path, "0::/\n", root="400000 100000\n") == 2


def test_on_this_machine_it_is_no_more_than_the_scheduler_says() -> None:
    assert 1 <= usable_cores() <= len(os.sched_getaffinity(0))

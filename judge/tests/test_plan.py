"""What production code builds a jail from: the safe values, and no others.

Plans and locks are data so that a test can take one protection away. Here it is held that nobody else does.
"""

from __future__ import annotations

import ast
import dataclasses
import resource
from pathlib import Path

import pytest

import judge
from judge.exercise import Limits
from judge.jail.interpreter import base_interpreter
from judge.jail.lock import lock_for
from judge.jail.plan import draw
from judge.jail.seccomp import build_filter
from judge.jail.walls import Wall

PACKAGE = Path(judge.__file__).parent

# From the kernel's headers (linux/sched.h, linux/mount.h, linux/securebits.h, linux/capability.h), not from the code.
NEW_MOUNTS, NEW_CGROUP, NEW_HOST_NAME, NEW_IPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEW_USER, NEW_PROCESSES, NEW_NET = 0x10000000, 0x20000000, 0x40000000
READ_ONLY, NO_SET_UID, NO_DEVICES, NO_PROGRAMS = 1, 2, 4, 8
NO_ROOT_LOCKED, NO_SET_UID_FIXUP_LOCKED, KEEP_CAPS_LOCKED = 0b11, 0b1100, 0b100000
SYS_ADMIN = 1 << 21


def test_a_plan_has_every_protection() -> None:
    plan = dataclasses.asdict(draw(base_interpreter(), Wall.A))
    for drawn in ("binds", "covers", "bundle", "command", "environment", "work_folder"):
        del plan[drawn]
    own = NEW_MOUNTS | NEW_HOST_NAME | NEW_IPC | NEW_PROCESSES | NEW_NET
    assert plan == {
        "wall": "A",
        "namespaces": own | NEW_USER | NEW_CGROUP,
        "tree": "/proc",
        "drops_root": True,
        "uid_inside": 1000,
        "bind_flags": READ_ONLY | NO_SET_UID | NO_DEVICES,
        "tree_flags": READ_ONLY | NO_SET_UID | NO_DEVICES,
        "is_rooted": True,
        "no_new_privileges": True,
        "capabilities": SYS_ADMIN,
        "securebits": NO_ROOT_LOCKED | NO_SET_UID_FIXUP_LOCKED | KEEP_CAPS_LOCKED,
        "descriptors": 1024,
        "child": {
            "filter": build_filter(Wall.A).to_json(),
            "namespaces": own,
            "work_flags": NO_SET_UID | NO_DEVICES | NO_PROGRAMS,
            "work_options": "size=16777216,nr_inodes=1024,mode=700",
            "capabilities": 0,
            "descriptors": 1024,
            "threads": 0,
        },
    }


def test_a_plan_gives_no_variable_of_the_sites_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "canary")
    assert set(draw(base_interpreter(), Wall.A).environment) == {
        *("HOME", "LANG", "LD_LIBRARY_PATH", "MALLOC_ARENA_MAX", "PYTHONHASHSEED", "PYTHONHOME", "PYTHONUTF8"),
    }


def test_wall_b_has_a_filter_of_its_own() -> None:
    assert draw(base_interpreter(), Wall.B).child.filter == build_filter(Wall.B).to_json()


def test_a_lock_has_every_limit_and_leaves_the_filter_as_planned() -> None:
    lock = lock_for(Limits(seconds=1.5, memory_mb=100), Wall.A)
    assert (lock.filter, lock.dumpable) == (None, 0)
    assert dict(lock.limits) == {
        resource.RLIMIT_AS: 100 << 20,
        resource.RLIMIT_CPU: 2,
        resource.RLIMIT_FSIZE: 1 << 20,
        resource.RLIMIT_NOFILE: 32,
        resource.RLIMIT_NPROC: 68,
        resource.RLIMIT_STACK: 8 << 20,
        resource.RLIMIT_SIGPENDING: 64,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_CORE: 1,
    }


def test_nobody_but_tests_edits_a_plan_or_a_lock() -> None:
    built: dict[str, list[str]] = {"Plan": [], "ChildPlan": [], "Lock": [], "draw": [], "lock_for": []}
    handed_in: list[str] = []
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in built:
                    built[node.func.id].append(path.name)
                gets_a_plan = node.func.id == "Worker" and (len(node.args) != 2 or node.keywords)
                if gets_a_plan or (node.func.id == "replace" and path.parent.name == "jail"):
                    handed_in.append(path.name)
    assert built == {
        "Plan": ["plan.py", "plan.py"],
        "ChildPlan": ["plan.py", "plan.py"],
        "Lock": ["lock.py"],
        "draw": ["worker.py"],
        "lock_for": ["ready.py"],
    }
    assert handed_in == []

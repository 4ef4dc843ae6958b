"""What a jail is made of: a plan, plain data, drawn outside and carried out by `judge.jail.launch`.

Every protection that can be left out is a value here, so that a test can build a jail that lacks just one, and see what
gets through. Nobody else has a plan but from `draw`.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from judge.inside.zygote import WORK_FOLDER
from judge.jail import bundle, linux
from judge.jail.interpreter import Interpreter
from judge.jail.limits import THREADS
from judge.jail.seccomp import build_filter
from judge.jail.walls import Wall

_PYTHON = "/python"
_BUNDLE = "/judge.zip"
_LIBRARIES = "/lib"

# JUDGE.md, "Default limits".
WORK_BYTES = 16 << 20
WORK_INODES = 1024
_QUIET = linux.MS_NOSUID | linux.MS_NODEV
# <linux/securebits.h>: noroot and no_setuid_fixup, each with its lock; keep_caps locked off.
_SECUREBITS = 0x01 | 0x02 | 0x04 | 0x08 | 0x20
# <linux/capability.h>
_CAP_SYS_ADMIN = 21
# No process of the judge's has as many.
_ALL_DESCRIPTORS = 1024
_ENVIRONMENT = {
    "HOME": WORK_FOLDER,
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",  # each arena would take 64 MiB of the address space that RLIMIT_AS allows
    "PYTHONHASHSEED": "0",  # the same submission gets the same verdict
    "PYTHONUTF8": "1",
}


@dataclass(frozen=True)
class ChildPlan:
    """How the zygote shuts a submission's process in.

    `namespaces` are its own, `work_flags` and `work_options` those of its working folder's mount, `capabilities` a mask
    of what it keeps; of the descriptors below `descriptors` it keeps only those that it is given. `threads` is how many
    it may have when it is the zygote that counts them; 0 leaves that to the kernel. `filter` is the system call
    filter's JSON form.
    """

    filter: dict[str, Any]

    namespaces: int = (
        linux.CLONE_NEWPID | linux.CLONE_NEWNS | linux.CLONE_NEWIPC | linux.CLONE_NEWNET | linux.CLONE_NEWUTS
    )
    work_flags: int = _QUIET | linux.MS_NOEXEC
    work_options: str = f"size={WORK_BYTES},nr_inodes={WORK_INODES},mode=700"
    capabilities: int = 0
    descriptors: int = _ALL_DESCRIPTORS
    threads: int = 0


@dataclass(frozen=True)
class Plan:
    """A jail: `binds` are (source, place) pairs, `covers` folders shown empty, `bundle` the runner's modules' place.

    `command` gets the `child` as its last argument; without one a fork of the launcher is the zygote. The binds are put
    into a file system of their own over the folder `tree`, with `tree_flags`, which then becomes the root. `uid_inside`
    is who the learner seems to be, `capabilities` a mask of what the zygote keeps, in its own user namespace if it has
    one.
    """

    wall: Wall
    binds: tuple[tuple[str, str], ...]
    covers: tuple[str, ...]
    bundle: str
    command: tuple[str, ...]
    environment: dict[str, str]
    work_folder: str
    child: ChildPlan
    namespaces: int = (
        linux.CLONE_NEWUSER
        | linux.CLONE_NEWNS
        | linux.CLONE_NEWPID
        | linux.CLONE_NEWIPC
        | linux.CLONE_NEWNET
        | linux.CLONE_NEWUTS
        | linux.CLONE_NEWCGROUP
    )
    # A folder that every Linux has and that holds nothing to be bound.
    tree: str = "/proc"
    drops_root: bool = True
    uid_inside: int = 1000
    bind_flags: int = linux.MS_RDONLY | _QUIET
    tree_flags: int = linux.MS_RDONLY | _QUIET
    is_rooted: bool = True
    no_new_privileges: bool = True
    capabilities: int = 1 << _CAP_SYS_ADMIN
    securebits: int = _SECUREBITS
    descriptors: int = _ALL_DESCRIPTORS

    def plain(self) -> dict[str, Any]:
        """The plan without its classes, for a process that does not know them."""
        plain = asdict(self)
        child = json.dumps(plain["child"])
        return {**plain, "wall": self.wall.value, "command": (*self.command, child) if self.command else ()}


def draw(interpreter: Interpreter, wall: Wall) -> Plan:
    """The plan of a jail with this interpreter."""
    return _with_namespaces(interpreter) if wall is Wall.A else _without_namespaces()


def _without_namespaces() -> Plan:
    """Of wall B's. The interpreter need not be told: it is the launcher's own."""
    return Plan(
        wall=Wall.B,
        binds=(),
        covers=(),
        bundle="",
        command=(),
        # Without it the C library would read the machine's time zone, which in a jail of its own it does not find.
        environment={**_ENVIRONMENT, "TZ": "UTC0"},
        work_folder="",
        namespaces=0,
        is_rooted=False,
        capabilities=0,
        child=ChildPlan(build_filter(Wall.B).to_json(), namespaces=0, work_options="", threads=THREADS),
    )


def _with_namespaces(interpreter: Interpreter) -> Plan:
    return Plan(
        wall=Wall.A,
        binds=tuple(_binds(interpreter)),
        covers=tuple(_covers(interpreter)),
        bundle=_BUNDLE,
        command=tuple(bundle.command(_inside(interpreter.executable), "judge.inside.zygote", _BUNDLE)),
        environment={**_ENVIRONMENT, "LD_LIBRARY_PATH": _LIBRARIES, "PYTHONHOME": _PYTHON},
        work_folder=WORK_FOLDER,
        child=ChildPlan(build_filter(Wall.A).to_json()),
    )


def _inside(executable: str) -> str:
    return f"{_PYTHON}/bin/{Path(executable).name}"


def _binds(interpreter: Interpreter) -> list[tuple[str, str]]:
    binds = [
        (interpreter.executable, _inside(interpreter.executable)),
        (interpreter.stdlib, _library_place(interpreter, interpreter.stdlib)),
    ]
    if not interpreter.dynload.startswith(f"{interpreter.stdlib}/"):
        binds.append((interpreter.dynload, _library_place(interpreter, interpreter.dynload)))
    if interpreter.loader:
        binds.append((os.path.realpath(interpreter.loader), interpreter.loader))
    for library in interpreter.libraries:
        place = f"{_LIBRARIES}/{Path(library).name}"
        if place != interpreter.loader:
            binds.append((os.path.realpath(library), place))
    return binds


def _library_place(interpreter: Interpreter, folder: str) -> str:
    return f"{_PYTHON}/{os.path.relpath(folder, interpreter.prefix)}"


def _covers(interpreter: Interpreter) -> list[str]:
    """The folders of packages that are not the standard library's."""
    place = _library_place(interpreter, interpreter.stdlib)
    names = ("site-packages", "dist-packages")
    return [f"{place}/{name}" for name in names if Path(interpreter.stdlib, name).is_dir()]

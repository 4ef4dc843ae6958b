"""What a jail is made of: a plan, plain data, drawn outside and carried out by `judge.jail.launch`."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from judge.inside.zygote import WORK_FOLDER
from judge.jail import bundle
from judge.jail.interpreter import Interpreter

_PYTHON = "/python"
_BUNDLE = "/judge.zip"
_LIBRARIES = "/lib"


@dataclass(frozen=True)
class Plan:
    """A jail: `binds` are (source, place) pairs, `covers` folders shown empty, `bundle` the runner's modules' place."""

    binds: tuple[tuple[str, str], ...]
    covers: tuple[str, ...]
    bundle: str
    command: tuple[str, ...]
    environment: dict[str, str]
    work_folder: str

    def plain(self) -> dict[str, Any]:
        """The plan without its class, for a process that does not know it."""
        return asdict(self)


def draw(interpreter: Interpreter) -> Plan:
    """The plan of a jail with this interpreter."""
    return Plan(
        binds=tuple(_binds(interpreter)),
        covers=tuple(_covers(interpreter)),
        bundle=_BUNDLE,
        command=tuple(bundle.command(_inside(interpreter.executable), "judge.inside.zygote", _BUNDLE)),
        environment={
            "HOME": WORK_FOLDER,
            "LANG": "C.UTF-8",
            "LD_LIBRARY_PATH": _LIBRARIES,
            "MALLOC_ARENA_MAX": "1",  # each arena would take 64 MiB of the address space that RLIMIT_AS allows
            "PYTHONHASHSEED": "0",  # the same submission gets the same verdict
            "PYTHONHOME": _PYTHON,
            "PYTHONUTF8": "1",
        },
        work_folder=WORK_FOLDER,
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

"""Which interpreter the jail runs: the one that this environment was made from, never a virtual environment's."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from dataclasses import dataclass

from judge.jail import bundle
from judge.jail.errors import NoWall

_PROBE_SECONDS = 30


@dataclass(frozen=True)
class Interpreter:
    """Where the base interpreter and all that it loads lie on this machine."""

    executable: str
    prefix: str
    stdlib: str
    dynload: str
    loader: str
    libraries: tuple[str, ...]
    version: str


@functools.cache
def base_interpreter() -> Interpreter:
    """Describe the base interpreter, by asking it. Raises NoWall when it does not answer."""
    executable = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    asked = bundle.command(executable, "judge.jail.probe")
    try:
        answer = subprocess.run(
            asked, env={}, capture_output=True, timeout=_PROBE_SECONDS, check=True, pass_fds=[bundle.descriptor()]
        )
        described = json.loads(answer.stdout)
        return Interpreter(**{**described, "libraries": tuple(described["libraries"])})
    except (OSError, subprocess.SubprocessError, ValueError, TypeError) as error:
        raise NoWall(f"The Python interpreter {executable} cannot be run bare: {error}.") from error

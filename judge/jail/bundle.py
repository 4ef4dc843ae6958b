"""The judge's own modules for bare interpreters: a zip of compiled code, held in memory, that Python imports from.

Neither the process that builds a jail nor the one in it sees the judge's folder, its packages or a `.pyc` that somebody
could have changed; and nothing is compiled twice.
"""

from __future__ import annotations

import functools
import importlib.util
import io
import marshal
import os
import zipfile
from pathlib import Path

__all__ = ["command", "descriptor"]

_PACKAGE = Path(__file__).resolve().parent.parent
_MODULES = (
    *("frames.py", "plain.py", "rules.py"),
    *("jail/__init__.py", "jail/launch.py", "jail/linux.py", "jail/probe.py", "jail/threads.py"),
    "inside/*.py",
)
# Arguments: the zip, and the module whose `main` to call.
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); __import__(sys.argv[2]); sys.modules[sys.argv[2]].main()"


def command(executable: str, module: str, bundle: str | None = None) -> list[str]:
    """The argument list that runs `module.main()` in a bare interpreter: no site, no user folder, no current folder.

    Without `bundle`, the path of a copy of the zip, the process must inherit `descriptor()`.
    """
    return [executable, "-s", "-S", "-P", "-B", "-c", _BOOT, bundle or f"/proc/self/fd/{descriptor()}", module]


@functools.cache
def descriptor() -> int:
    """A file descriptor, never closed, of a nameless file with the zip."""
    file = os.memfd_create("judge")
    os.write(file, _build())
    return file


def _build() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        # The package's own __init__ imports what only the site has; here it is empty.
        bundle.writestr("judge/__init__.pyc", _compiled("", "judge/__init__.py"))
        for path in (path for pattern in _MODULES for path in sorted(_PACKAGE.glob(pattern))):
            name = f"judge/{path.relative_to(_PACKAGE)}"
            bundle.writestr(f"{name}c", _compiled(path.read_text(encoding="utf-8"), name))
    return buffer.getvalue()


def _compiled(source: str, name: str) -> bytes:
    """The content of a `.pyc` whose source is not looked for."""
    return importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(source, name, "exec", dont_inherit=True))

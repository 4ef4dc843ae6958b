"""Run once by the base interpreter itself, bare: says on stdout where it lives and what the dynamic loader gave it.

The loader is asked rather than imitated: every extension module of the standard library is opened, and what is then
mapped is exactly what a submission may come to need.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import struct
import sys
from pathlib import Path

# Terminals, windows, old databases and the test suite's helpers: nothing that an exercise can use, much to bind.
_LEFT_OUT = (
    "_tkinter",
    "_curses",
    "readline",
    "nis",
    "_gdbm",
    "_dbm",
    "_test",
    "_xx",
    "xx",
    "ossaudiodev",
    "_ctypes_test",
)
_PT_INTERP = 3


class _LoadedObject(ctypes.Structure):
    _fields_ = [("address", ctypes.c_void_p), ("name", ctypes.c_char_p)]


def main() -> None:
    """Print the description that `judge.jail.interpreter` reads."""
    stdlib = Path(os.__file__).parent
    dynload = next((Path(entry) for entry in sys.path if entry.endswith("lib-dynload")), stdlib / "lib-dynload")
    executable = Path(sys.executable).resolve()
    for extension in sorted(dynload.glob("*.so")):
        if not extension.name.startswith(_LEFT_OUT):
            with contextlib.suppress(OSError):
                ctypes.CDLL(str(extension))
    with contextlib.suppress(OSError):
        ctypes.CDLL("libgcc_s.so.1")  # the C library opens it by itself when a thread is ended
    description = {
        "executable": str(executable),
        "prefix": sys.prefix,
        "stdlib": str(stdlib),
        "dynload": str(dynload),
        "loader": _loader(executable),
        "libraries": [path for path in _loaded() if not path.startswith(f"{dynload}/")],
        "version": sys.version,
    }
    sys.stdout.write(json.dumps(description))


def _loaded() -> list[str]:
    """The paths of the shared libraries in this process, by the names that the loader found them under."""
    paths: list[str] = []

    def note(loaded: ctypes._Pointer[_LoadedObject], size: int, data: object) -> int:
        name = os.fsdecode(loaded.contents.name or b"")
        if name.startswith("/"):
            paths.append(name)
        return 0

    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_LoadedObject), ctypes.c_size_t, ctypes.c_void_p)
    ctypes.CDLL(None).dl_iterate_phdr(callback(note), None)
    return sorted(set(paths))


def _loader(executable: Path) -> str:
    """The dynamic loader that the executable names (its PT_INTERP segment), or "" for a static one."""
    with executable.open("rb") as file:
        header = file.read(64)
        table, entry_size, entries = *struct.unpack_from("<Q", header, 32), *struct.unpack_from("<HH", header, 54)
        for index in range(entries):
            file.seek(table + index * entry_size)
            kind, _, offset, _, _, size = struct.unpack("<IIQQQQ", file.read(40))
            if kind == _PT_INTERP:
                file.seek(offset)
                return os.fsdecode(file.read(size).rstrip(b"\0"))
    return ""

"""Small faulty programs, and what each version of Python says of them: `faults.json` beside this file.

`python3.13 judge/tests/record_faults.py` runs them all and notes what this Python says; it needs no other package. With
`--print` it writes no file, but prints what was said. Each entry has the rules that explain it (more than one where
versions differ that much), the source, and by versions the class and message of the error and the line it came from.
What needs several files, or our own pytest, has no source. What 3.14 says was noted in Pyodide.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import Any

__all__ = ["FILE", "read"]

FILE = Path(__file__).with_name("faults.json")
HERE = "{}.{}".format(*sys.version_info)

Entry = dict[str, Any]


def read() -> list[Entry]:
    """All entries, with what is said by each single version."""
    entries: list[Entry] = json.loads(FILE.read_text(encoding="utf-8"))
    for entry in entries:
        entry["said"] = {version: said for key, said in entry["said"].items() for version in key.split()}
    return entries


def write(entries: list[Entry]) -> None:
    """The same back, versions that say the same together."""
    for entry in entries:
        together: dict[str, list[str]] = {}
        for version, said in sorted(entry["said"].items(), key=lambda item: [int(part) for part in item[0].split(".")]):
            together.setdefault(json.dumps(said), []).append(version)
        entry["said"] = {" ".join(versions): json.loads(said) for said, versions in together.items()}
    FILE.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def ends_with(source: str) -> list[str]:
    """Class and message of what a program ends with, and the line of its own that this came from."""
    lines = ["", *source.split("\n"), ""]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "solution.py", "exec"), {"__name__": "__main__"})
    except SyntaxError as error:
        return [type(error).__name__, str(error.msg), lines[error.lineno or 0].strip()]
    except BaseException as error:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "solution.py"]
        return [type(error).__name__, str(error), lines[frames[-1].lineno or 0].strip()]
    return ["", "", ""]


def main() -> None:
    """Note what this Python says, or print it."""
    warnings.simplefilter("ignore")
    sys.stdin = io.StringIO()
    only_print = sys.argv[1:] == ["--print"]
    entries = read()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        said = [ends_with(entry["source"]) for entry in entries]
        os.chdir("/")
    if only_print:
        sys.stdout.write(json.dumps(said))
        return
    for entry, words in zip(entries, said, strict=True):
        if entry["source"]:
            entry["said"][HERE] = words
    write(entries)


if __name__ == "__main__":
    main()

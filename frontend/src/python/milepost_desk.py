"""The Python half of running code in the page: one program at a time, in a fresh `__main__` and a fresh folder.

The worker registers `_host`: `write(text)` shows output, `ask(prompt)` asks the reader for a line, and `waits` says how
that line comes: "memory" (the call waits), "promise" (it gives one), or "never" (this browser cannot wait);
`steps(text)` takes the recorded steps of a program, as JSON. `milepost_check` says what more a check needs.
"""

import builtins
import io
import json
import linecache
import os
import shutil
import sys
import traceback
import types

import _host
from judge.explaining import Fault, explain
from pyodide.ffi import run_sync
from milepost_steps import Recorder, TooManySteps

FOLDER = "/home/desk"
MESSAGE_CHARACTERS = 2000


class Shown(io.TextIOBase):
    """An output stream that is shown as it comes."""

    encoding = "utf-8"
    characters = 0

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _host.write(text)
        Shown.characters += len(text)
        return len(text)


class Typed(io.TextIOBase):
    """Standard input: first the lines that came with the program, then what the reader types, unless that is all."""

    encoding = "utf-8"

    def __init__(self, text, is_all):
        self._given = io.StringIO(text)
        self._is_all = is_all

    def readable(self):
        return True

    def readline(self, size=-1, /):
        return self._given.readline(size) or ("" if self._is_all else _ask(""))

    def read(self, size=-1, /):
        return self._given.read(size)


def _ask(prompt):
    if _host.waits == "never":
        raise EOFError("EOF when reading a line")
    if _host.waits == "promise":
        return run_sync(_host.ask(prompt)) + "\n"
    return _host.ask(prompt) + "\n"


def _input(prompt="", /):
    """As the built-in one; a given line is shown behind its prompt, and without one not at all."""
    text = str(prompt)
    given = sys.stdin._given.readline() if isinstance(sys.stdin, Typed) else sys.stdin.readline()
    if given or not isinstance(sys.stdin, Typed) or sys.stdin._is_all:
        sys.stdout.write(text)
        if not given:
            raise EOFError("EOF when reading a line")
        if text:
            sys.stdout.write(given if given.endswith("\n") else given + "\n")
        return given.removesuffix("\n")
    return _ask(text).removesuffix("\n")


def run(request):
    """Run a program, given as JSON; gives null, or what ended it, as JSON.

    With `steps` the source is a module, as for the judge, and they are taken after it; what the last one gives is shown
    as Python's own prompt does. With `record` every line is recorded, and handed over at the end. `check` is a job to
    be checked instead.
    """
    asked = json.loads(request)
    _fresh_folder(asked["files"])
    if asked["check"]:
        from milepost_check import check  # most readers of lessons never need the judge's files

        check(asked["check"])
        return "null"
    sys.stdin, sys.stdout, sys.stderr = Typed(asked["typed"], asked["typedAll"]), Shown(), Shown()
    sys.argv = [asked["file"], *asked["arguments"]]
    Shown.characters = 0
    others = {f"{FOLDER}/{name}": name for name in asked["files"] if name.endswith(".py")}
    recorder = Recorder({asked["file"]: asked["file"], **others}, lambda: Shown.characters)
    builtins.input = _input
    module = types.ModuleType(asked["file"].removesuffix(".py") if asked["steps"] else "__main__")
    module.__dict__["__builtins__"] = builtins
    sys.modules[module.__name__] = module
    names = {asked["file"]}
    try:
        for number, earlier in enumerate(asked["before"], 1):
            _run_quietly(earlier, f"<block {number}>", module)
        if asked["record"]:
            recorder.run(lambda: _execute_all(asked, module))
        else:
            _execute_all(asked, module)
    except TooManySteps:
        return "null"
    except SystemExit as ending:
        if ending.code not in (None, 0):
            sys.stderr.write(f"{ending.code}\n")
    except BaseException as error:
        return json.dumps(_told(error, asked["file"], names | set(asked["files"])))
    finally:
        if asked["record"]:
            recorder.hand_over(module)
    return "null"


def _execute_all(asked, module):
    _execute(asked["source"], asked["file"], module)
    for step in asked["steps"][:-1]:
        _execute(step, "<step>", module)
    for step in asked["steps"][-1:]:
        _execute(step, "<call>", module, "single")


def _fresh_folder(files):
    os.chdir("/")
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    os.chdir(FOLDER)
    for name, text in files.items():
        os.makedirs(os.path.dirname(os.path.join(FOLDER, name)), exist_ok=True)
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    for name, module in [*sys.modules.items()]:
        if (getattr(module, "__file__", None) or "").startswith(FOLDER):
            del sys.modules[name]
    if FOLDER not in sys.path:
        sys.path.insert(0, FOLDER)
    sys.path_importer_cache.pop(FOLDER, None)


def _run_quietly(source, name, module):
    """What an earlier block printed stands below that block already."""
    shown, sys.stdout = sys.stdout, io.StringIO()
    try:
        _execute(source, name, module)
    finally:
        sys.stdout = shown


def _execute(source, name, module, mode="exec"):
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    exec(compile(source, name, mode, dont_inherit=True), module.__dict__)


def _told(error, file, names):
    """The exception with the reader's own frames alone: `text` is what Python prints, `line` where it happened.

    `says` is what the judge's table says of it: what it means and what may have caused it, and the nearest concepts.
    """
    told = traceback.TracebackException.from_exception(error)
    told.stack = traceback.StackSummary.from_list(
        [frame for frame in told.stack if os.path.relpath(frame.filename, FOLDER) in names or frame.filename in names]
    )
    line = told.stack[-1].lineno if told.stack else None
    if isinstance(error, SyntaxError):
        line = error.lineno
    source = linecache.cache.get(told.stack[-1].filename if told.stack else file, (0, None, [], ""))[2]
    at = source[line - 1].strip() if line and line <= len(source) else ""
    found = explain(Fault(type(error).__name__, _message(error), at, "".join(source)))
    return {
        "type": type(error).__name__,
        "message": _message(error),
        "line": line,
        "text": "".join(told.format()),
        "says": [*found.sentences] if found else [],
        "concepts": [*found.concepts] if found else [],
    }


def _message(error):
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException:
        text = ""
    return str(text)[:MESSAGE_CHARACTERS]

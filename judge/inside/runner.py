"""Runs in the jail: locks the last door behind itself, then takes the learner's files and, one by one, the cases.

The judge speaks first and gets one answer to each request, which carries the request's `id`. `load` compiles the files;
for each case, `prepare` executes them afresh and takes all steps but the last, `act` takes the last one (or runs the
program), and `look` evaluates what is asked about afterwards. No request says what is expected.
"""

from __future__ import annotations

import _sitebuiltins
import _thread
import builtins
import os
import sys
import types
from collections.abc import Callable
from typing import Any

from judge.inside import pipe
from judge.inside.encoding import TooLarge, encode
from judge.inside.failures import describe, describe_unreadable
from judge.inside.sources import Sources, Unreadable
from judge.inside.streams import Streams
from judge.inside.workspace import Workspace
from judge.jail import linux

_THREAD_STACK_BYTES = 1 << 20
_MAX_NAMES = 200


def main() -> None:
    """Lock down, then serve requests until there are no more."""
    environment = {name: os.environ[name] for name in ("HOME", "LANG")}
    os.environ.clear()
    os.environ.update(environment)
    _thread.stack_size(_THREAD_STACK_BYTES)
    request = pipe.next_request()
    linux.forbid_core_and_trace()
    linux.install_filter(bytes.fromhex(request["filter"]))
    pipe.answer({"id": request["id"], "version": sys.version})
    runner = Runner()
    while True:
        request = pipe.next_request()
        pipe.answer({"id": request["id"], **runner.serve(request)})


class Runner:
    """One submission: its files, its working folder, and the case at hand."""

    def __init__(self) -> None:
        self._streams = Streams()
        builtins.input = self._streams.input
        for name in ("exit", "quit"):
            setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)"))
        self._state = _InterpreterState()
        self._serving: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "load": self._load,
            "prepare": self._prepare,
            "act": self._act,
            "look": self._look,
        }

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; whatever the learner's code raises becomes part of the answer."""
        try:
            result = self._serving[request["do"]](request)
        except TooLarge:
            result = {"too_large": True}
        except BaseException as error:
            result = self._raised(error)
        self._state.restore()
        self._streams.flush()
        return result

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        self._entry = request["entry"]
        self._workspace = Workspace(request["data"])
        try:
            self._sources = Sources(request["files"])
            return {"broken": self._sources.broken_rules(request["rules"])}
        except Unreadable as error:
            return {"unreadable": describe_unreadable(error.reason, error.file)}
        except (RecursionError, MemoryError) as error:
            return {"unreadable": describe_unreadable(error, self._entry["file"])}

    def _prepare(self, request: dict[str, Any]) -> dict[str, Any]:
        self._question = request["question"]
        self._workspace.reset()
        self._streams.reset(self._question["stdin"])
        self._sources.forget()
        file, steps = self._entry["file"], self._question["steps"]
        sys.argv = [file, *self._question["args"]]
        self._module = self._sources.new_module(file, as_program=not steps)
        if not steps:
            self._streams.forget_prompts()
            return {}
        self._sources.run(file, self._module)
        found = self._module.__dict__
        missing = [name for name in self._entry["names"] if name not in found]
        if missing:
            names = [name for name in found if type(name) is str and not name.startswith("__")]
            return {"missing": missing[0], "names": names[:_MAX_NAMES]}
        self._begin_calls()
        for step in steps[:-1]:
            self._step(step)
        self._streams.forget_prompts()
        return {}

    def _act(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            result = self._last_step()
        except TooLarge:
            result = {"too_large": True}
        except BaseException as error:
            result = self._raised(error)
        return {**result, "prompts": self._streams.prompts}

    def _last_step(self) -> dict[str, Any]:
        if self._question["steps"]:
            return {"value": encode(self._step(self._question["steps"][-1]))}
        self._sources.run(self._entry["file"], self._module)
        _wait_for_threads()
        self._begin_calls()
        return {}

    def _look(self, request: dict[str, Any]) -> dict[str, Any]:
        then = [self._value(expression) for expression in self._question["then"]]
        # A file that was never closed is written out when its last name goes, as at the end of a program.
        self._names.clear()
        self._module.__dict__.clear()
        files = self._workspace.texts(self._question["files"])
        return {"then": then, "files": files}

    def _value(self, expression: str) -> list[Any]:
        try:
            return encode(self._step(expression))
        except TooLarge:
            raise
        except BaseException as error:
            return ["o", type(error).__name__, f"raised {type(error).__name__}"]

    def _raised(self, error: BaseException) -> dict[str, Any]:
        self._state.restore()
        return {"raised": describe(error, self._sources.names())}

    def _begin_calls(self) -> None:
        """What calls see: the builtins as they were before the learner's code ran, and the names of the entry."""
        found = self._module.__dict__
        names = {name: found[name] for name in self._entry["names"] if name in found}
        self._names: dict[str, Any] = {"__builtins__": self._state.builtins.copy(), **names}

    def _step(self, text: str) -> object:
        """Take one step of the author's: the value of an expression, None for a statement."""
        try:
            code = compile(text, "<case>", "eval")
        except SyntaxError:
            exec(compile(text, "<case>", "exec"), self._names)  # noqa: S102 - the author's own text
            return None
        return eval(code, self._names)  # noqa: S307


class _InterpreterState:
    """What a learner's code may have bent out of shape, to be put back before the judge's own code goes on."""

    def __init__(self) -> None:
        self.builtins = dict(builtins.__dict__)
        self._path = list(sys.path)
        self._recursion = sys.getrecursionlimit()

    def restore(self) -> None:
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(self._recursion)
        builtins.__dict__.update(self.builtins)
        for name in builtins.__dict__.keys() - self.builtins.keys():
            del builtins.__dict__[name]
        sys.path[:] = self._path


def _wait_for_threads() -> None:
    """As at the end of a program, wait for the threads that are not daemons."""
    threading: types.ModuleType | None = sys.modules.get("threading")
    if threading is None:
        return
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()

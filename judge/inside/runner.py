"""Runs in a child of the zygote, which is locked in by then (`judge.inside.locking`): takes files, then cases.

A page runs it too, for practice, in a Python of the browser's: so there is nothing of the jail in it.

The judge speaks first and gets one answer to each request, which carries the request's `id`. `load` compiles the files;
`case` executes them afresh for one case, takes its steps (or runs the program), and evaluates what is asked about
afterwards. The mark that comes with it is written to stdout before the last step, and after it. No request says what
is expected.
"""

from __future__ import annotations

import _thread
import gc
import os
import sys
from collections.abc import Callable
from sys import setprofile, settrace
from types import ModuleType
from typing import Any, NoReturn

from judge.frames import MAX_NAMES
from judge.inside import pipe
from judge.inside.encoding import TooLarge, encode
from judge.inside.failures import describe, describe_unreadable
from judge.inside.sources import Sources, Unreadable
from judge.inside.surroundings import Surroundings, wait_for_threads
from judge.inside.workspace import NoWorkspace, Workspace

_THREAD_STACK_BYTES = 1 << 20
# The last generation of the garbage collector.
_OLDEST = 2


class Runner:
    """One submission: its files, its working folder, and the case at hand.

    It is made in the zygote, and begins in a process of its own with `begin`.
    """

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in ("HOME", "LANG")}
        os.environ.clear()
        os.environ.update(environment)
        _thread.stack_size(_THREAD_STACK_BYTES)
        self._has_folder = False
        self._names: dict[str, Any] = {}
        self._sources = Sources({})
        self._module = ModuleType("")
        self._surroundings = Surroundings()
        self._streams = self._surroundings.streams
        self._serving: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "load": self._load,
            "case": self._case,
        }

    def begin(self, *, has_folder: bool) -> None:
        """From now on this process, its working folder if it has one, and its descriptors are a submission's own.

        Without a working folder nothing can be opened at all.
        """
        self._has_folder = has_folder
        self._surroundings.begin()

    def serve_all(self) -> NoReturn:
        """Answer requests for as long as there are any; when there will be no more, the process ends."""
        while True:
            request = pipe.next_request()
            pipe.answer({"id": request["id"], **self.serve(request)})
            self.tidy_up()

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; whatever the learner's code raises becomes part of the answer."""
        result = self._serving[request["do"]](request)
        self._streams.flush()
        return result

    def tidy_up(self) -> None:
        """Make ready for the next case, while the judge looks at the last answer."""
        self._untidy = self._tried(self._reset)

    def _reset(self) -> dict[str, Any]:
        self._surroundings.reset()  # first, since it closes what would leave no descriptor to read the folder with
        self._workspace.reset()
        self._sources.forget()
        return {}

    def _tried(self, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        try:
            return act()
        except TooLarge:
            return {"too_large": True}
        except BaseException as error:
            return {"raised": describe(error, self._sources.names())}

    def _load(self, request: dict[str, Any]) -> dict[str, Any]:
        self._file, self._names_asked = request["entry"]["file"], request["entry"]["names"]
        plain_files = {name: text for name, text in request["files"].items() if not name.endswith(".py")}
        self._workspace = Workspace({**plain_files, **request["data"]}) if self._has_folder else NoWorkspace()
        try:
            self._sources = self._compiled(request["files"], request.get("given", {}))
            return {"broken": self._sources.broken_rules(request["rules"])}
        except Unreadable as error:
            return {"unreadable": describe_unreadable(error.reason, error.file)}
        except (RecursionError, MemoryError) as error:
            return {"unreadable": describe_unreadable(error, self._file)}

    def _compiled(self, files: dict[str, str], given: dict[str, str]) -> Sources:
        """The files; those of a program that tests are run against are given by the exercise."""
        if not given:
            return Sources(files)
        from judge.inside import suite  # warm in the zygote, and of use to one kind of exercise alone

        return Sources(files, given, suite.compiled)

    def _case(self, request: dict[str, Any]) -> dict[str, Any]:
        self._question, mark = request["question"], bytes.fromhex(request["mark"])
        self._ageings = _ageings()
        prepared = self._untidy or self._tried(self._prepare)
        if prepared:
            answer = {"prepared": prepared}
        else:
            self._streams.count_anew(mark)
            answer = {"acted": {**self._tried(self._act), "prompts": self._streams.prompts}}
            self._streams.count_anew(mark)
            if self._question["then"] or self._question["files"]:
                answer["looked"] = self._tried(self._look)
        self._let_go()
        return answer

    def _let_go(self) -> None:
        """Let go of what the case has made: what says something as it goes must do so before the answer.

        Said later, it might be taken for the next case's. Young objects are soon gone through; all are where some have
        grown old meanwhile, by a collection in the case, or may be held elsewhere. A thread goes on in its module.
        """
        self._names.clear()
        is_alone = not _thread._count() and not self._sources.are_several
        if is_alone:
            self._module.__dict__.clear()
        is_young = is_alone and _ageings() == self._ageings
        gc.collect(_OLDEST - 1 if is_young else _OLDEST)

    def _prepare(self) -> dict[str, Any]:
        steps = self._question["steps"]
        sys.argv = [self._file, *self._question["args"]]
        self._streams.type(self._question["stdin"])
        is_suite = self._question.get("suite", False)
        self._module = self._sources.new_module(self._file, as_program=not steps and not is_suite)
        missing = self._load_for_tests() if is_suite else self._load_for_calls() if steps else None
        if missing is None:
            for step in steps[:-1]:
                self._step(step)
        return missing or {}

    def _load_for_calls(self) -> dict[str, Any] | None:
        """Execute the source as a module; the answer, if it lacks a name that is asked for."""
        self._run_source()
        found = self._module.__dict__
        missing = [name for name in self._names_asked if name not in found]
        if missing:
            return self._missing(missing[0])
        return None

    def _load_for_tests(self) -> dict[str, Any] | None:
        """Execute the source as a test file; the answer, if there is no test in it."""
        from judge.inside.suite import TEST_NAME, Suite

        self._suite = Suite(self._module)
        self._run_source()
        return None if self._suite.tests() else self._missing(TEST_NAME)

    def _missing(self, name: str) -> dict[str, Any]:
        known = [other for other in self._module.__dict__ if type(other) is str and not other.startswith("__")]
        return {"missing": name, "names": known[:MAX_NAMES]}

    def _act(self) -> dict[str, Any]:
        steps = self._question["steps"]
        if self._question.get("suite", False):
            result = {"value": encode(self._suite.run())}
            first = self._suite.first
            return result if first is None else {**result, "raised": describe(first, self._sources.names())}
        if steps:
            return {"value": encode(self._step(steps[-1]))}
        self._run_source()
        return {}

    def _look(self) -> dict[str, Any]:
        then = [self._value(expression) for expression in self._question["then"]]
        # A file that was never closed is written out when its last name goes, as at the end of a program.
        self._names.clear()
        self._module.__dict__.clear()
        return {"then": then, "files": self._workspace.texts(self._question["files"])}

    def _value(self, expression: str) -> list[Any]:
        try:
            value = self._step(expression)
        except BaseException as error:
            return ["o", "exception", f"raised {describe(error, ())['lineage'][0]}"]
        return encode(value)

    def _run_source(self) -> None:
        """Execute the source in its module; then calls see the names of the entry, and builtins that nobody touched."""
        try:
            self._sources.run(self._file, self._module)
        finally:
            setprofile(None)  # what the learner set would see, and could break, the judge's own calls
            settrace(None)
            if not self._question["steps"]:
                wait_for_threads()
            found = self._module.__dict__
            # After a program, its own variables are looked at.
            wanted = self._names_asked if self._question["steps"] else list(found)
            names = {name: found[name] for name in wanted if name in found}
            self._names = {**names, "__builtins__": self._surroundings.builtins.copy()}

    def _step(self, text: str) -> object:
        """Take one step of the author's: the value of an expression, None for a statement."""
        try:
            code = compile(text, "<case>", "eval")
        except SyntaxError:
            code = compile(text, "<case>", "exec")
        try:
            return eval(code, self._names)  # noqa: S307 - the author's own text
        finally:
            setprofile(None)
            settrace(None)


def _ageings() -> list[int]:
    """How often the collections have been made from which objects come out old."""
    return [generation["collections"] for generation in gc.get_stats()[_OLDEST - 1 :]]

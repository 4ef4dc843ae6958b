"""What a case finds around itself in the interpreter: builtins, streams, paths. Put in order before each case."""

from __future__ import annotations

import _sitebuiltins
import builtins
import gc
import os
import sys
import types

from judge.inside.streams import Streams

__all__ = ["DESCRIPTORS", "Surroundings", "wait_for_threads"]

# How many a submission may have open, the judge's own included.
DESCRIPTORS = 32


class Surroundings:
    """The state of the interpreter that a learner's code may bend. `builtins` are as before any of it ran."""

    def __init__(self) -> None:
        self.streams = Streams()
        self.builtins = {**builtins.__dict__, "input": self.streams.input}
        for name in ("exit", "quit"):
            self.builtins[name] = _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)")
        self._libraries = sys.path[1:]  # the first has the judge's own modules
        self._recursion = sys.getrecursionlimit()
        self._environ = os.environ
        self._environment = dict(os.environ)
        self._variables = _variables(os.environ)
        self._first_free = DESCRIPTORS
        self._folder = ""

    def begin(self) -> None:
        """From now on this process's working folder and descriptors are a submission's own."""
        self.streams.begin()
        self._first_free = os.dup(0)
        os.close(self._first_free)
        self._folder = os.getcwd()  # noqa: PTH109 - pathlib is slow to import
        gc.freeze()

    def reset(self) -> None:
        """Make ready for a case: what an earlier one left open is closed, what it bent is straightened.

        The learner's code gets a module `builtins` of its own, so that the judge's cannot be bent at all.
        """
        os.closerange(self._first_free, DESCRIPTORS)
        module = types.ModuleType("builtins")
        module.__dict__.update(self.builtins)
        sys.modules["builtins"] = module
        sys.setrecursionlimit(self._recursion)
        sys.path[:] = [self._folder, *self._libraries]
        sys.path_importer_cache.pop(self._folder, None)
        if os.environ is not self._environ or _variables(self._environ) != self._variables:
            os.environ = self._environ  # noqa: B003 - the very object that was there, and not another's environment
            os.environ.clear()
            os.environ.update(self._environment)
        self.streams.reset()


def _variables(environ: os._Environ[str]) -> dict[bytes, bytes]:
    """What is in it, without going through it as a mapping: that costs as much as all else that `reset` does."""
    return dict(vars(environ)["_data"])


def wait_for_threads() -> None:
    """As at the end of a program, wait for the threads that are not daemons."""
    threading: types.ModuleType | None = sys.modules.get("threading")
    if threading is None:
        return
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()

"""One jail as the judge sees it: pipes to the runner in it, a lifeline that kills it, and the news of its end."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from dataclasses import dataclass
from typing import Self

from judge.jail import start
from judge.jail.errors import JailFailed
from judge.jail.interpreter import PACKAGE, Interpreter
from judge.jail.plan import Plan

# Longer than any machine needs to tear down a few namespaces.
_END_SECONDS = 10

_THEIRS_TO_READ = ("requests", "lifeline")
_THEIRS_TO_WRITE = ("answers", "status", "stdout", "stderr")
_PASSED = ("requests", "answers", "status", "lifeline")


@dataclass(frozen=True)
class Ending:
    """How a jail's first process ended: its exit code or, negative, the signal that killed it; seconds of CPU and of time."""

    code: int
    cpu_s: float
    wall_s: float


class Child:
    """A running jail. `requests` is for writing; `answers`, `stdout` and `stderr` are for reading; none of them blocks."""

    def __init__(self, interpreter: Interpreter, plan: Plan) -> None:
        """Start it. Raises JailFailed when the process that builds it cannot be started."""
        self._ours: dict[str, int] = {}
        theirs: dict[str, int] = {}
        try:
            self._open_pipes(theirs)
            self._process = subprocess.Popen(
                start.command(interpreter.executable, str(PACKAGE), "judge.jail.launch"),
                env={},
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=theirs["stdout"],
                stderr=theirs["stderr"],
                pass_fds=[theirs[name] for name in _PASSED],
            )
        except OSError as error:
            self._close_pipes()
            raise JailFailed(f"The jail's launcher cannot be started: {error}.") from error
        finally:
            for descriptor in theirs.values():
                os.close(descriptor)
        self._send_order(plan, theirs)

    @property
    def requests(self) -> int:
        """The descriptor on which the runner hears."""
        return self._ours["requests"]

    @property
    def answers(self) -> int:
        """The descriptor on which the runner, or whoever took its place, answers."""
        return self._ours["answers"]

    @property
    def stdout(self) -> int:
        """The other end of descriptor 1 in the jail."""
        return self._ours["stdout"]

    @property
    def stderr(self) -> int:
        """The other end of descriptor 2 in the jail."""
        return self._ours["stderr"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def kill(self) -> None:
        """Have the jail and everything in it killed. Does not wait."""
        lifeline = self._ours.pop("lifeline", None)
        if lifeline is not None:
            os.close(lifeline)

    def ending(self) -> Ending:
        """Wait for the end of the jail, and say how it came. Raises JailFailed when the jail never stood, or got lost."""
        said = self._read_status()
        try:
            message = json.loads(said.partition(b"\n")[0])
        except ValueError:
            raise JailFailed("The jail's launcher ended without a word.") from None
        if "failed" in message:
            failed = message["failed"]
            raise JailFailed(f"The jail cannot be built: {failed['message']}.", failed["errno"])
        return Ending(**message["ended"])

    def close(self) -> None:
        """Kill what still runs and let go of everything. Safe to call twice."""
        self.kill()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close_pipes()

    def _open_pipes(self, theirs: dict[str, int]) -> None:
        for name in _THEIRS_TO_READ:
            theirs[name], self._ours[name] = os.pipe()
        for name in _THEIRS_TO_WRITE:
            self._ours[name], theirs[name] = os.pipe()
        for name in ("requests", "answers", "stdout", "stderr"):
            os.set_blocking(self._ours[name], False)

    def _send_order(self, plan: Plan, theirs: dict[str, int]) -> None:
        order = {"plan": plan.to_json(), "descriptors": {name: theirs[name] for name in _PASSED}}
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as file:
            file.write(json.dumps(order).encode())

    def _read_status(self) -> bytes:
        said = b""
        while not said.endswith(b"\n"):
            part = os.read(self._ours["status"], 4096)
            if not part:
                break
            said += part
        return said

    def _close_pipes(self) -> None:
        while self._ours:
            os.close(self._ours.popitem()[1])

"""One jail as the judge sees it: pipes to the runner in it, a lifeline that kills it, and the news of its end."""

from __future__ import annotations

import contextlib
import marshal
import os
import select
import subprocess
from dataclasses import dataclass
from typing import Self

from judge.jail import bundle
from judge.jail.errors import JailFailed
from judge.jail.interpreter import Interpreter
from judge.jail.plan import Plan

# Longer than any machine needs to tear down a few namespaces.
_END_SECONDS = 10

_THEIRS_TO_READ = ("requests", "lifeline")
_THEIRS_TO_WRITE = ("answers", "status", "stdout", "stderr")
_PASSED = ("requests", "answers", "status", "lifeline")


@dataclass(frozen=True)
class Ending:
    """How a jail's first process ended: exit code or, negative, the signal that killed it; seconds of CPU it took."""

    code: int
    cpu_s: float


class Child:
    """A running jail. `requests` is for writing; `answers`, `stdout` and `stderr` are for reading; none blocks."""

    def __init__(self, interpreter: Interpreter, plan: Plan) -> None:
        """Start it. Raises JailFailed when the process that builds it cannot be started."""
        self._ours: dict[str, int] = {}
        theirs: dict[str, int] = {}
        try:
            self._open_pipes(theirs)
            self._process = subprocess.Popen(
                bundle.command(interpreter.executable, "judge.jail.launch"),
                env={},
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=theirs["stdout"],
                stderr=theirs["stderr"],
                pass_fds=[bundle.descriptor(), *(theirs[name] for name in _PASSED)],
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
        """Wait for an end that is near, and say how it came. Raises JailFailed when it never stood, or got lost."""
        said = self._read_status().decode("utf-8", "replace")
        match said.split(" ", 2):
            case ["ended", code, cpu_s]:
                return Ending(int(code), float(cpu_s))
            case ["failed", number, message]:
                raise JailFailed(f"The jail cannot be built: {message.strip()}.", int(number))
        raise JailFailed("The jail's launcher ended without a word.")

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
        descriptors = {"bundle": bundle.descriptor(), **{name: theirs[name] for name in _PASSED}}
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as file:
            file.write(marshal.dumps({"plan": plan.plain(), "descriptors": descriptors}))

    def _read_status(self) -> bytes:
        """The launcher's last word; empty when it ends, or hangs, without one."""
        poll, said = select.poll(), b""
        poll.register(self._ours["status"], select.POLLIN)
        while not said.endswith(b"\n") and poll.poll(_END_SECONDS * 1000):
            part = os.read(self._ours["status"], 4096)
            if not part:
                break
            said += part
        return said

    def _close_pipes(self) -> None:
        while self._ours:
            os.close(self._ours.popitem()[1])

"""The processes of a worker's jail, as the judge has them: a launcher, and the zygote that it leaves behind."""

from __future__ import annotations

import contextlib
import marshal
import os
import signal
import subprocess

from judge.jail import bundle
from judge.jail.errors import JailFailed
from judge.jail.interpreter import Interpreter
from judge.jail.nobody import unused_uid
from judge.jail.plan import Plan

__all__ = ["Launched"]

# Longer than any machine needs to tear down a few namespaces.
CLOSE_SECONDS = 10.0
_SAID_BYTES = 4096


class Launched:
    """A launcher that has been told what to do. Where it becomes the zygote itself, it is both."""

    def __init__(self, interpreter: Interpreter, plan: Plan, control: int) -> None:
        """Start it; `control` is the zygote's end of the talk with it. Raises JailFailed when it cannot be started."""
        self._left_behind: int | None = None
        self._said = ""
        self._pipes: list[int] = []
        theirs: dict[str, int] = {"bundle": bundle.descriptor(), "control": control}
        opened: list[int] = []
        try:
            self._status, theirs["status"] = self._pipe(opened)
            self._complaints, stderr = self._pipe(opened)
            self._launcher = subprocess.Popen(
                bundle.command(interpreter.executable, "judge.jail.launch"),
                # Where the launcher itself becomes the zygote it is too late to give it an environment later.
                env={} if plan.command else plan.environment,
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=stderr,
                stderr=stderr,
                pass_fds=list(theirs.values()),
            )
        except OSError as error:
            self._close_pipes()
            raise JailFailed(f"A jail's launcher cannot be started: {error}.", error.errno) from error
        finally:
            for descriptor in opened:
                os.close(descriptor)
        order = marshal.dumps({"plan": plan.plain(), "descriptors": theirs, "uid": unused_uid()})
        assert self._launcher.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._launcher.stdin as file:
            file.write(order)

    @property
    def zygote(self) -> int:
        """Its process number, once `take_over` was called."""
        return self._left_behind or self._launcher.pid

    def take_over(self) -> None:
        """When something has been heard of the zygote, or never will be: be its parent from now on."""
        self._said += self._read(self._status)
        if self._said.startswith("made "):
            made, self._said = self._said.split("\n", 1)
            self._left_behind = int(made.removeprefix("made "))
            self._launcher.wait()

    def failure(self) -> JailFailed:
        """Why there is no zygote, as far as can be known."""
        status = (self._said + self._read(self._status)).split(" ", 2)
        if len(status) == 3 and status[0] == "failed":
            return JailFailed(f"The jail cannot be built: {status[2].strip()}.", int(status[1]))
        complaint = self._read(self._complaints).strip()[-500:]
        return JailFailed(f"The jail's first process does not answer. {complaint}".strip())

    def end(self) -> None:
        """Kill the jail with all that is in it, and wait for that; nobody may hold the other end of `control` any more.

        Safe to call twice.
        """
        self._close_pipes()
        if self._left_behind is not None:
            with contextlib.suppress(PermissionError):  # then it ends by itself, as nobody can talk to it
                os.kill(self._left_behind, signal.SIGKILL)
            os.waitpid(self._left_behind, 0)
            self._left_behind = None
        if self._launcher.returncode is not None:
            return
        try:
            self._launcher.send_signal(signal.SIGCONT)  # were it stopped, it would not see that it has to end
            self._launcher.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._launcher.kill()
            self._launcher.wait()

    def _pipe(self, opened: list[int]) -> tuple[int, int]:
        """A pipe from which this process reads until it is closed, and whose other end is noted among those opened."""
        reading, writing = os.pipe()
        self._pipes.append(reading)
        opened.append(writing)
        os.set_blocking(reading, False)
        return reading, writing

    def _close_pipes(self) -> None:
        while self._pipes:
            os.close(self._pipes.pop())

    def _read(self, descriptor: int) -> str:
        with contextlib.suppress(BlockingIOError):
            return os.read(descriptor, _SAID_BYTES).decode("utf-8", "replace")
        return ""

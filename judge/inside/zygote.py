"""The first process of a worker's jail: warm, it never runs learner code, and forks a child for each submission.

It hears `start NUMBER` with four descriptors, `kill NUMBER`, and `back NUMBER`: that child is to let others go first.
It says `ready VERSION`, `started NUMBER`, `ended NUMBER EXIT_CODE CPU_SECONDS` and `failed NUMBER ERRNO MESSAGE`.
`here NUMBER` is said by the child itself, so that the kernel tells which process that is. Sources and cases go past the
zygote, by the child's own pipes: its memory holds nothing of any submission. When nobody holds the other end any more,
it ends, and with it all that is in its jail.

Behind wall B there are no namespaces: its children then are ordinary processes, and it is asked about their threads.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys

from judge.inside import pipe
from judge.inside.locking import lock_in
from judge.inside.rehearsal import rehearse, rehearsed_runner
from judge.inside.runner import Runner
from judge.jail import linux
from judge.jail.threads import ThreadGuard

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time that importing typing takes
if TYPE_CHECKING:
    from typing import Any

__all__ = ["WORK_FOLDER"]

WORK_FOLDER = "/tmp"  # noqa: S108 - in the jail, a private file system of its own

_CONTROL = 3
_HIGH = 512
# A tenth of what others get where there is not enough for all (nice(2)): not so little that a slow program which is
# right would never end.
_BACK, _NICEST = 10, 19

# What exercises import, and what checking rules needs: imported once, not by each submission. What acts after every
# fork (threading, random, and who imports them) would cost each submission more than those who want it.
_WARM = (
    *("abc", "ast", "bisect", "collections", "contextlib", "copy", "csv", "dataclasses", "datetime", "decimal", "enum"),
    *("fractions", "functools", "heapq", "io", "itertools", "json", "math", "operator", "pathlib", "re", "string"),
    *("textwrap", "time", "typing", "judge.rules", "judge.inside.suite"),
)


def main() -> None:
    """Warm up and serve until nobody is there to be served. The last argument is the child's plan, as JSON."""
    plan = json.loads(sys.argv[-1])
    warm_up()
    serve(plan, rehearsed_runner())


def warm_up() -> None:
    """Import what exercises use."""
    for name in _WARM:
        importlib.import_module(name)


def serve(plan: dict[str, Any], runner: Runner) -> None:
    """Say that all is ready, and serve: plan and runner are the child's.

    Raises OSError when the children cannot be watched.
    """
    control = socket.socket(fileno=_CONTROL)
    zygote = Zygote(control, plan, runner)
    control.send(f"ready {sys.version}".encode())
    gc.collect()
    gc.freeze()
    zygote.serve()


class Zygote:
    """The children that live, by their process descriptors: each with its number, as the judge has it, and its pid."""

    def __init__(self, control: socket.socket, plan: dict[str, Any], runner: Runner) -> None:
        self._control = control
        self._plan = plan
        self._runner = runner
        self._filter = linux.ReadyFilter.from_json(plan["filter"])
        self._own_process = os.pidfd_open(os.getpid())
        self._of_processes = plan["namespaces"] & linux.CLONE_NEWPID
        self._children: dict[int, tuple[int, int]] = {}
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._guard = ThreadGuard(plan["threads"]) if plan["threads"] else None
        if self._guard is not None:
            self._poll.register(self._guard.listener, select.POLLIN)

    def serve(self) -> None:
        """Do what is asked and tell who ended; returns, and no child is left, when the other end is closed."""
        with contextlib.suppress(ConnectionError):
            while all(self._heed(descriptor) for descriptor, _ in self._poll.poll()):
                pass
        for process, (_, pid) in self._children.items():
            signal.pidfd_send_signal(process, signal.SIGKILL)
            os.waitpid(pid, 0)

    def _heed(self, descriptor: int) -> bool:
        """Do what there is to be done where something has come; False when nothing will be asked any more."""
        if descriptor in self._children:
            self._bury(descriptor)
        elif self._guard is not None and descriptor == self._guard.listener:
            self._guard.answer()
        else:
            return self._hear()
        return True

    def _hear(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, 256, 4)
        match message.decode().split():
            case ["start", number]:
                self._start(int(number), descriptors)
            case ["kill", number]:
                for process in self._known_as(int(number)):
                    signal.pidfd_send_signal(process, signal.SIGKILL)
            case ["back", number]:
                niceness = min(os.getpriority(os.PRIO_PROCESS, 0) + _BACK, _NICEST)
                for process in self._known_as(int(number)):
                    os.setpriority(os.PRIO_PGRP, self._children[process][1], niceness)
        return bool(message)

    def _known_as(self, number: int) -> list[int]:
        """The process with this number, if it lives."""
        return [process for process, (known, _) in self._children.items() if known == number]

    def _start(self, number: int, descriptors: list[int]) -> None:
        try:
            process = self._adopt(number, self._fork(number, descriptors))
            self._poll.register(process, select.POLLIN)
            self._control.send(f"started {number}".encode())
        except OSError as error:
            self._control.send(f"failed {number} {error.errno} {error.strerror}".encode())
        for descriptor in descriptors:
            os.close(descriptor)

    def _fork(self, number: int, descriptors: list[int]) -> int:
        """Make a child, the first process of a namespace if it is to have one of its own."""
        own_pid = os.getpid()
        if self._of_processes:
            linux.unshare(self._of_processes)
        try:
            pid = os.fork()
        except OSError:
            self._go_back()
            raise
        if pid == 0:
            if not self._of_processes:
                _die_with(own_pid)
            become_runner(self._runner, number, descriptors, self._plan, self._filter)
        return pid

    def _go_back(self) -> None:
        """Have the children to come in one's own namespace of processes again."""
        if self._of_processes:
            linux.enter_namespace(self._own_process, self._of_processes)

    def _adopt(self, number: int, pid: int) -> int:
        """Look after a child: its process descriptor. Raises OSError, and then there is no child."""
        try:
            self._go_back()
            if self._guard is not None:
                self._guard.watch(pid)
            process = os.pidfd_open(pid)
        except OSError:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
        self._children[process] = (number, pid)
        return process

    def _bury(self, process: int) -> None:
        number, pid = self._children.pop(process)
        self._poll.unregister(process)
        if self._guard is not None:
            self._guard.forget(pid)
        _, status, usage = os.wait4(pid, 0)
        os.close(process)
        cpu_s = usage.ru_utime + usage.ru_stime
        self._control.send(f"ended {number} {os.waitstatus_to_exitcode(status)} {cpu_s}".encode())


def _die_with(zygote: int) -> None:
    """Without a namespace that ends with the zygote, its children are told to."""
    linux.die_with_parent(signal.SIGKILL)
    if os.getppid() != zygote:
        os._exit(1)


def become_runner(
    runner: Runner, number: int, descriptors: list[int], plan: dict[str, Any], usual: linux.ReadyFilter
) -> None:
    """As a child: shed the rest and run what the judge sends. Never returns.

    The descriptors are those for requests, answers, stdout and stderr.
    """
    try:
        os.write(_CONTROL, f"here {number}".encode())
        if plan["namespaces"]:
            linux.unshare(plan["namespaces"] & ~linux.CLONE_NEWPID)
        if plan["work_options"]:
            linux.mount("tmpfs", WORK_FOLDER, "tmpfs", plan["work_flags"], plan["work_options"])
            os.chdir(WORK_FOLDER)
        requests, answers, stdout, stderr = descriptors
        typed = os.memfd_create("stdin")
        for place, descriptor in enumerate((typed, stdout, stderr, requests, answers)):
            os.dup2(descriptor, _HIGH + place)
        for place in range(5):
            os.dup2(_HIGH + place, place)
        os.closerange(5, plan["descriptors"])
        # A group, for `back`, and no session: the kernel may share the processor out among sessions first (sched(7)).
        os.setpgid(0, 0)
        linux.drop_capabilities(plan["capabilities"])
        lock = lock_in(usual)
        runner.begin(has_folder=bool(plan["work_options"]))
        if (waits := lock["waits"]) and not pipe.is_asked_within(waits["idle_s"]):
            rehearse(runner)
            if not pipe.is_asked_within(waits["gone_s"]):
                os._exit(0)
        runner.serve_all()
    except BaseException:
        import traceback  # slow to import

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(1)

"""The first process of a worker's jail: warm, it never runs learner code, and forks a child for each submission.

It hears `start NUMBER` with four descriptors, and `kill NUMBER`; it says `ready VERSION`, `ended NUMBER EXIT_CODE
CPU_SECONDS` and `failed NUMBER ERRNO MESSAGE`. Sources and cases go past it, by the child's own pipes: its memory holds
nothing of any submission. When nobody holds the other end any more, it ends, and with it all that is in its jail.
"""

from __future__ import annotations

import gc
import importlib
import os
import select
import signal
import socket
import sys
import traceback

from judge.inside import runner
from judge.jail import linux

__all__ = ["WORK_FOLDER"]

WORK_FOLDER = "/tmp"  # noqa: S108 - in the jail, a private file system of its own
# JUDGE.md, "Default limits".
WORK_BYTES = 16 << 20
WORK_INODES = 1024
_WORK_OPTIONS = f"size={WORK_BYTES},nr_inodes={WORK_INODES},mode=700"

_CONTROL = 3
_CHILD_NAMESPACES = linux.CLONE_NEWNS | linux.CLONE_NEWIPC | linux.CLONE_NEWNET | linux.CLONE_NEWUTS
_HIGH = 512

# What exercises import, and what checking rules needs: imported once, not by each submission.
_WARM = (
    *("abc", "ast", "bisect", "collections", "contextlib", "copy", "csv", "dataclasses", "datetime", "decimal", "enum"),
    *("fractions", "functools", "heapq", "io", "itertools", "json", "math", "operator", "pathlib", "random", "re"),
    *("statistics", "string", "tempfile", "textwrap", "threading", "time", "traceback", "typing", "judge.rules"),
)


def main() -> None:
    """Warm up, say so, and serve until nobody is there to be served."""
    for name in _WARM:
        importlib.import_module(name)
    control = socket.socket(fileno=_CONTROL)
    control.send(f"ready {sys.version}".encode())
    gc.collect()
    gc.freeze()
    Zygote(control).serve()


class Zygote:
    """The children that live, by their process descriptors: each with its number, as the judge has it, and its pid."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._own_process = os.pidfd_open(os.getpid())
        self._children: dict[int, tuple[int, int]] = {}
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Do what is asked and tell who ended; returns when the other end is closed."""
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor in self._children:
                    self._bury(descriptor)
                elif not self._hear():
                    return

    def _hear(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, 256, 4)
        match message.decode().split():
            case ["start", number]:
                self._start(int(number), descriptors)
            case ["kill", number]:
                for process, (known, _) in self._children.items():
                    if known == int(number):
                        signal.pidfd_send_signal(process, signal.SIGKILL)
        return bool(message)

    def _start(self, number: int, descriptors: list[int]) -> None:
        try:
            linux.unshare(linux.CLONE_NEWPID)
            try:
                pid = os.fork()
                if pid == 0:
                    become_runner(descriptors)
            finally:
                linux.enter_namespace(self._own_process, linux.CLONE_NEWPID)
            process = os.pidfd_open(pid)
            self._children[process] = (number, pid)
            self._poll.register(process, select.POLLIN)
        except OSError as error:
            self._control.send(f"failed {number} {error.errno} {error.strerror}".encode())
        for descriptor in descriptors:
            os.close(descriptor)

    def _bury(self, process: int) -> None:
        number, pid = self._children.pop(process)
        self._poll.unregister(process)
        _, status, usage = os.wait4(pid, 0)
        os.close(process)
        cpu_s = usage.ru_utime + usage.ru_stime
        self._control.send(f"ended {number} {os.waitstatus_to_exitcode(status)} {cpu_s}".encode())


def become_runner(descriptors: list[int]) -> None:
    """As a child, the first process of its own namespace: shed the rest and run what the judge sends. Never returns.

    The descriptors are those for requests, answers, stdout and stderr.
    """
    try:
        linux.unshare(_CHILD_NAMESPACES)
        quiet = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
        linux.mount("tmpfs", WORK_FOLDER, "tmpfs", quiet, _WORK_OPTIONS)
        os.chdir(WORK_FOLDER)
        requests, answers, stdout, stderr = descriptors
        empty = os.open(".", os.O_TMPFILE | os.O_RDWR)
        for number, descriptor in enumerate((empty, stdout, stderr, requests, answers)):
            os.dup2(descriptor, _HIGH + number)
        for number in range(5):
            os.dup2(_HIGH + number, number)
        os.closerange(5, _HIGH + _HIGH)
        os.setsid()
        linux.drop_capabilities()
        runner.main()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(1)

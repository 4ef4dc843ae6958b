"""Counts a submission's threads where the kernel's own count would be of all that its user runs (RLIMIT_NPROC).

The zygote puts a small filter upon itself, which its children inherit: the kernel asks it about every thread that one
of them wants to start, and holds the thread that asked until there is an answer. The zygote makes no threads itself.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import struct

from judge.jail import linux

__all__ = ["ThreadGuard"]

_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE_THREAD = 0x00010000
# linux/filter.h, linux/seccomp.h
_LOAD, _JUMP_EQUAL, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _FIRST_ARGUMENT = 0, 16
_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_QUESTION_BYTES = 80
_ANSWER = struct.Struct("=QqiI")
_CONTINUE = 1


class ThreadGuard:
    """Answers the kernel's questions. `listener` can be read from when there is one."""

    def __init__(self, most: int) -> None:
        """From now on be asked about threads of all children to come, which may have `most` each, the first included.

        Raises OSError where the kernel does not know how to ask.
        """
        self._most = most
        self.listener = linux.install_listener(_filter())
        self._folders: dict[int, tuple[int, int]] = {}

    def watch(self, process: int) -> None:
        """Count the threads of a child, which has one so far. Raises OSError when it is gone."""
        folder = os.open(f"/proc/{process}/task", os.O_PATH | os.O_DIRECTORY)
        self._folders[process] = (folder, os.fstat(folder).st_nlink - 1)

    def forget(self, process: int) -> None:
        """Let go of a child."""
        folder, _ = self._folders.pop(process)
        os.close(folder)

    def answer(self) -> None:
        """Hear one question and answer it; nothing happens when nobody waits for the answer any more."""
        question = bytearray(_QUESTION_BYTES)
        with contextlib.suppress(FileNotFoundError):
            fcntl.ioctl(self.listener, _RECEIVE, question)
            (identifier,) = struct.unpack_from("=Q", question)
            # Only one of the children runs a learner's code at a time: who asked need not be found out.
            has_room = all(self._threads(process) < self._most for process in self._folders)
            refusal = 0 if has_room else -errno.EAGAIN
            answer = _ANSWER.pack(identifier, 0, refusal, _CONTINUE if has_room else 0)
            fcntl.ioctl(self.listener, _SEND, bytearray(answer))

    def _threads(self, process: int) -> int:
        """How many it has: a folder's links are its subfolders, and here these are threads."""
        folder, others = self._folders[process]
        return os.fstat(folder).st_nlink - others


def _filter() -> bytes:
    instructions = (
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_EQUAL, 0, 3, _CLONE[os.uname().machine]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _ASK),
        (_RETURN, 0, 0, _ALLOW),
    )
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in instructions)

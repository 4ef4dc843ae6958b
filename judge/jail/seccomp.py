"""Assembles the system call filter: an allow-list, as the kernel's classic BPF (linux/filter.h, linux/seccomp.h).

Each rule is a list of instructions that ends in a verdict, so rules can be put in a row in any order and no jump leaves
its rule. Everything that no rule names is refused with EPERM.
"""

from __future__ import annotations

import errno
import functools
import platform
import struct
from dataclasses import dataclass

from judge.jail.syscalls import AARCH64, ALLOWED, CHECKED, MISSING, UNSUPPORTED, X86_64

_LOAD = 0x20
_JUMP_EQUAL = 0x15
_JUMP_AT_LEAST = 0x35
_JUMP_ANY_BIT = 0x45
_RETURN = 0x06

RET_ALLOW = 0x7FFF0000
RET_ERRNO = 0x00050000
RET_KILL_PROCESS = 0x80000000

# struct seccomp_data: the number, the architecture, and six arguments of eight bytes (both machines are little-endian).
_NUMBER = 0
_ARCHITECTURE = 4
_ARGUMENTS = 16

_X32_BIT = 0x40000000
_CLONE_THREAD = 0x00010000
# CLONE_NEWTIME, -NS, -CGROUP, -UTS, -IPC, -USER, -PID, -NET
_CLONE_NEW_NAMESPACE = 0x80 | 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
_AF_UNIX = 1
# FIONREAD, TCGETS, TIOCGWINSZ, FIONBIO, FIONCLEX, FIOCLEX
_IOCTLS = (0x541B, 0x5401, 0x5413, 0x5421, 0x5450, 0x5451)
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW (sqlite locks its files), F_DUPFD_CLOEXEC
_FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 1030)

Instruction = tuple[int, int, int, int]


@dataclass(frozen=True)
class Machine:
    """A processor architecture: the kernel's audit number for it, its system calls, whether it has an x32 twin."""

    name: str
    audit: int
    numbers: dict[str, int]
    has_x32: bool = False


MACHINES = {
    "x86_64": Machine("x86_64", 0xC000003E, X86_64, has_x32=True),
    "aarch64": Machine("aarch64", 0xC00000B7, AARCH64),
}


@functools.cache
def build_filter(machine_name: str | None = None) -> bytes:
    """The filter for this (or the named) machine. Raises LookupError for one that the judge has no table for."""
    machine = MACHINES[machine_name or platform.machine()]
    program = [
        _load(_ARCHITECTURE),
        *_unless_equal(machine.audit, [_verdict(RET_KILL_PROCESS)]),
        _load(_NUMBER),
    ]
    if machine.has_x32:
        program += [(_JUMP_AT_LEAST, 0, 1, _X32_BIT), _verdict(RET_KILL_PROCESS)]
    for name in (*MISSING, *UNSUPPORTED):
        refusal = errno.ENOSYS if name in MISSING else errno.ENOTSUP
        program += _rule(machine, name, [_verdict(RET_ERRNO | refusal)])
    for name in CHECKED:
        program += _rule(machine, name, _CHECKS[name])
    for group in ALLOWED.values():
        for name in group:
            program += _rule(machine, name, [_verdict(RET_ALLOW)])
    program.append(_verdict(RET_ERRNO | errno.EPERM))
    return b"".join(struct.pack("<HBBI", code, yes, no, value) for code, yes, no, value in program)


def _load(offset: int) -> Instruction:
    return (_LOAD, 0, 0, offset)


def _verdict(value: int) -> Instruction:
    return (_RETURN, 0, 0, value)


def _argument(index: int, *, high: bool = False) -> Instruction:
    return _load(_ARGUMENTS + 8 * index + (4 if high else 0))


def _unless_equal(value: int, body: list[Instruction]) -> list[Instruction]:
    return [(_JUMP_EQUAL, len(body), 0, value), *body]


def _rule(machine: Machine, name: str, body: list[Instruction]) -> list[Instruction]:
    number = machine.numbers.get(name)
    if number is None:
        return []
    return [(_JUMP_EQUAL, 0, len(body), number), *body]


def _one_of(index: int, values: tuple[int, ...]) -> list[Instruction]:
    """Allow when the argument's low word, all that the kernel reads of it, is one of these."""
    tests = [(_JUMP_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [_argument(index), *tests, _verdict(RET_ERRNO | errno.EPERM), _verdict(RET_ALLOW)]


_REFUSE = _verdict(RET_ERRNO | errno.EPERM)

_CHECKS: dict[str, list[Instruction]] = {
    "clone": [
        _argument(0),
        (_JUMP_ANY_BIT, 2, 0, _CLONE_NEW_NAMESPACE),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_THREAD),
        _verdict(RET_ALLOW),
        _REFUSE,
    ],
    "fcntl": _one_of(1, _FCNTLS),
    "ioctl": _one_of(1, _IOCTLS),
    # Reading limits only: the pointer to new ones must be null in both its words.
    "prlimit64": [
        _argument(2),
        *_unless_equal(0, [_REFUSE]),
        _argument(2, high=True),
        *_unless_equal(0, [_REFUSE]),
        _verdict(RET_ALLOW),
    ],
    "socketpair": _one_of(0, (_AF_UNIX,)),
}

"""Assembles the system call filter: an allow-list, as the kernel's classic BPF (linux/filter.h, linux/seccomp.h).

Each rule is a list of instructions that ends in a verdict, and no jump leaves it. Everything that no rule names is
refused with EPERM, by the last instruction of all.

The rule for a call is found by halving: when a filter is installed the kernel goes through it with every number that
there is, and with the rules in a row that alone took half a millisecond of each submission.

Some rules allow a call that names a process when it is the caller's own. Its number is known only when it runs, so the
filter says in which places it belongs.
"""

from __future__ import annotations

import errno
import functools
import platform
import struct
from dataclasses import dataclass
from typing import Any

from judge.jail.syscalls import AARCH64, ALLOWED, CHECKED, MISSING, NEEDS_NAMESPACES, UNSUPPORTED, X86_64
from judge.jail.walls import Wall

_LOAD = 0x20
_JUMP = 0x05
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
_CLONE_FILES = 0x00000400
_CLONE_THREAD = 0x00010000
# CLONE_NEWTIME, -NS, -CGROUP, -UTS, -IPC, -USER, -PID, -NET
_CLONE_NEW_NAMESPACE = 0x80 | 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000
_AF_UNIX = 1
# FIONREAD, TCGETS, TIOCGWINSZ, FIONBIO, FIONCLEX, FIOCLEX
_IOCTLS = (0x541B, 0x5401, 0x5413, 0x5421, 0x5450, 0x5451)
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW (sqlite locks its files), F_DUPFD_CLOEXEC
_FCNTLS = (0, 1, 2, 3, 4, 5, 6, 7, 1030)

_SIGKILL, _SIGSTOP = 9, 19
# Clocks from here on are those of the machine's processes and devices (MAX_CLOCKS in linux/time.h).
_CLOCKS = 16
# FUTEX_WAIT, _WAKE, _REQUEUE, _CMP_REQUEUE, _WAKE_OP, _WAIT_BITSET, _WAKE_BITSET: those that know no owner, which could
# be named by number and be any thread of the machine. Each also with FUTEX_PRIVATE_FLAG; one with the other clock.
_PRIVATE, _WAIT_BITSET, _OTHER_CLOCK = 128, 9, 256
_FUTEXES = tuple(
    command | private
    for command in (0, 1, 3, 4, 5, _WAIT_BITSET, _WAIT_BITSET | _OTHER_CLOCK, 10)
    for private in (0, _PRIVATE)
)

Instruction = tuple[int, int, int, int]
# In the place of an instruction's value: the number of the process that the filter is for; how far the last one is.
_OWN_PROCESS = -1
_TO_THE_END = -2
# How far a jump on a condition can reach.
_SHORT = 255
_BYTES_OF_AN_INSTRUCTION, _BYTES_BEFORE_ITS_VALUE = 8, 4


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


@dataclass(frozen=True)
class Filter:
    """A filter. `own` are the places, in bytes, of the four-byte words that are to be its process's own number."""

    program: bytes
    own: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """The filter in JSON values."""
        return {"program": self.program.hex(), "own": self.own}


@functools.cache
def build_filter(wall: Wall, machine_name: str | None = None) -> Filter:
    """A wall's filter for this (or the named) machine. Raises LookupError for one that the judge has no table for."""
    machine = MACHINES[machine_name or platform.machine()]
    instructions = [
        _load(_ARCHITECTURE),
        *_unless_equal(machine.audit, [_verdict(RET_KILL_PROCESS)]),
        _load(_NUMBER),
    ]
    if machine.has_x32:
        instructions += [(_JUMP_AT_LEAST, 0, 1, _X32_BIT), _verdict(RET_KILL_PROCESS)]
    rules = {name: [_verdict(RET_ALLOW)] for name in allowed(wall)}
    rules |= {name: _CHECKS[name] for name in CHECKED}
    rules |= {name: [_verdict(RET_ERRNO | errno.ENOTSUP)] for name in UNSUPPORTED}
    rules |= {name: [_verdict(RET_ERRNO | errno.ENOSYS)] for name in MISSING}
    by_number = {machine.numbers[name]: rule for name, rule in rules.items() if name in machine.numbers}
    return _assembled([*instructions, *_halved(_runs(by_number)), _REFUSE])


def allowed(wall: Wall) -> tuple[str, ...]:
    """The names of the calls that this wall lets through whatever their arguments are."""
    groups = {group: names for group, names in ALLOWED.items() if wall is Wall.A or group not in NEEDS_NAMESPACES}
    return tuple(name for names in groups.values() for name in names)


def _assembled(instructions: list[Instruction]) -> Filter:
    own = [
        place * _BYTES_OF_AN_INSTRUCTION + _BYTES_BEFORE_ITS_VALUE
        for place, (*_, value) in enumerate(instructions)
        if value == _OWN_PROCESS
    ]
    packed = [
        struct.pack("<HBBI", code, yes, no, len(instructions) - place - 2 if value == _TO_THE_END else max(value, 0))
        for place, (code, yes, no, value) in enumerate(instructions)
    ]
    return Filter(b"".join(packed), tuple(own))


def _runs(rules: dict[int, list[Instruction]]) -> list[tuple[int, list[Instruction]]]:
    """The rules with the numbers from which on they hold, in order; between named numbers, the way to the end."""
    unnamed = [(_JUMP, 0, 0, _TO_THE_END)]
    runs = [(0, unnamed)]
    for number in range(max(rules) + 2):
        rule = rules.get(number, unnamed)
        if rule != runs[-1][1]:
            runs.append((number, rule))
    return runs


def _halved(runs: list[tuple[int, list[Instruction]]]) -> list[Instruction]:
    """Go to the rule that holds for the number that is loaded."""
    if len(runs) == 1:
        return runs[0][1]
    middle = len(runs) // 2
    below, above = _halved(runs[:middle]), _halved(runs[middle:])
    first = runs[middle][0]
    if len(below) > _SHORT:
        return [(_JUMP_AT_LEAST, 0, 1, first), (_JUMP, 0, 0, len(below)), *below, *above]
    return [(_JUMP_AT_LEAST, len(below), 0, first), *below, *above]


def _load(offset: int) -> Instruction:
    return (_LOAD, 0, 0, offset)


def _verdict(value: int) -> Instruction:
    return (_RETURN, 0, 0, value)


def _argument(index: int, *, high: bool = False) -> Instruction:
    return _load(_ARGUMENTS + 8 * index + (4 if high else 0))


def _unless_equal(value: int, body: list[Instruction]) -> list[Instruction]:
    return [(_JUMP_EQUAL, len(body), 0, value), *body]


def _one_of(index: int, values: tuple[int, ...]) -> list[Instruction]:
    """Allow when the argument's low word, all that the kernel reads of it, is one of these."""
    return [*_refused_unless(index, values), _verdict(RET_ALLOW)]


def _refused_unless(index: int, values: tuple[int, ...]) -> list[Instruction]:
    """Go on when the argument's low word is one of these."""
    tests = [(_JUMP_EQUAL, len(values) - place, 0, value) for place, value in enumerate(values)]
    return [_argument(index), *tests, _REFUSE]


def _refused_unless_null(index: int) -> list[Instruction]:
    """Go on when the argument, a pointer, is null in both its words."""
    return [
        _argument(index),
        *_unless_equal(0, [_REFUSE]),
        _argument(index, high=True),
        *_unless_equal(0, [_REFUSE]),
    ]


_REFUSE = _verdict(RET_ERRNO | errno.EPERM)
# To the calls that take a process's number 0 is the caller.
_ITSELF = (0, _OWN_PROCESS)
_OF_THE_MACHINE_ITSELF = [_argument(0), (_JUMP_AT_LEAST, 0, 1, _CLOCKS), _REFUSE, _verdict(RET_ALLOW)]

_CHECKS: dict[str, list[Instruction]] = {
    # With descriptors of its own a thread could open as many again.
    "clone": [
        _argument(0),
        (_JUMP_ANY_BIT, 3, 0, _CLONE_NEW_NAMESPACE),
        (_JUMP_ANY_BIT, 0, 2, _CLONE_THREAD),
        (_JUMP_ANY_BIT, 0, 1, _CLONE_FILES),
        _verdict(RET_ALLOW),
        _REFUSE,
    ],
    "fcntl": _one_of(1, _FCNTLS),
    "ioctl": _one_of(1, _IOCTLS),
    "socketpair": _one_of(0, (_AF_UNIX,)),
    # To its other end alone: an address could be a path, or the name of somebody's socket.
    "sendto": [*_refused_unless_null(4), _verdict(RET_ALLOW)],
    # Who kills or stops itself so could not be told from somebody whom the machine killed.
    "tgkill": [
        *_refused_unless(0, (_OWN_PROCESS,)),
        _argument(2),
        (_JUMP_EQUAL, 2, 0, _SIGKILL),
        (_JUMP_EQUAL, 1, 0, _SIGSTOP),
        _verdict(RET_ALLOW),
        _REFUSE,
    ],
    # Reading limits only.
    "prlimit64": [*_refused_unless(0, _ITSELF), *_refused_unless_null(2), _verdict(RET_ALLOW)],
    "getpgid": _one_of(0, _ITSELF),
    "getsid": _one_of(0, _ITSELF),
    # PRIO_PROCESS is 0.
    "getpriority": [*_refused_unless(0, (0,)), *_one_of(1, _ITSELF)],
    "sched_getaffinity": _one_of(0, _ITSELF),
    "clock_gettime": _OF_THE_MACHINE_ITSELF,
    "clock_getres": _OF_THE_MACHINE_ITSELF,
    "clock_nanosleep": _OF_THE_MACHINE_ITSELF,
    "futex": _one_of(1, _FUTEXES),
}

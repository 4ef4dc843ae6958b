"""A machine that refuses namespaces, as a container does: a filter and a set of capabilities for a process of tests.

What is made here is program text that such a process runs first. What it is held to is held to for good.
"""

from __future__ import annotations

import errno
import os
import struct

from judge.jail.seccomp import MACHINES

__all__ = ["DOCKERS_CAPABILITIES", "keeping_capabilities", "refusing", "without_namespaces"]

# Docker's documentation, "Runtime privilege and Linux capabilities": chown, dac_override, fowner, fsetid, kill, setgid,
# setuid, setpcap, net_bind_service, net_raw, sys_chroot, mknod, audit_write, setfcap.
DOCKERS_CAPABILITIES = (0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31)

_NEW_NAMESPACES = 0x7E020080
# unshare, setns, mount, umount2, pivot_root; keyctl, add_key, request_key; bpf, perf_event_open, userfaultfd: of what
# Docker refuses to whoever has no CAP_SYS_ADMIN, that which a jail could want.
_REFUSED = {
    "x86_64": (272, 308, 165, 166, 155, 250, 248, 249, 321, 298, 323),
    "aarch64": (97, 268, 40, 39, 41, 219, 217, 218, 280, 241, 282),
}
_CLONE3 = 435

_INSTALL = """
import ctypes
program = bytes.fromhex("{program}")
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]
libc = ctypes.CDLL(None)
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, 2, ctypes.byref(Program(len(program) // 8, program)), 0, 0) == 0
"""
_KEEP = """
import ctypes, struct
libc = ctypes.CDLL(None)
for number in range(64):
    if number not in {kept} and libc.prctl(24, number, 0, 0, 0) < 0:
        break
mask = sum(1 << number for number in {kept})
assert libc.capset(struct.pack("Ii", 0x20080522, 0), struct.pack("6I", mask, mask, 0, 0, 0, 0)) == 0
"""


def refusing(calls: dict[int, int]) -> str:
    """Text that has these system calls, by their numbers, fail with these errors."""
    return _installing([part for number, error in calls.items() for part in _failing(number, error)])


def without_namespaces(error: int = errno.EPERM) -> str:
    """Text after which there are no namespaces to be made, nor mounts, as under Docker's default profile."""
    machine = os.uname().machine
    clone = MACHINES[machine].numbers["clone"]
    flags = [(0x20, 0, 0, 16), (0x45, 0, 1, _NEW_NAMESPACES), (0x06, 0, 0, 0x00050000 | error), (0x20, 0, 0, 0)]
    refused = {**dict.fromkeys(_REFUSED[machine], error), _CLONE3: errno.ENOSYS}
    rules = [part for number, why in refused.items() for part in _failing(number, why)]
    return _installing([*rules, (0x15, 0, len(flags), clone), *flags])


def keeping_capabilities(kept: tuple[int, ...]) -> str:
    """Text after which root has these capabilities and can get no others."""
    return _KEEP.format(kept=kept)


def _failing(number: int, error: int) -> list[tuple[int, int, int, int]]:
    return [(0x15, 0, 1, number), (0x06, 0, 0, 0x00050000 | error)]


def _installing(rules: list[tuple[int, int, int, int]]) -> str:
    instructions = [(0x20, 0, 0, 0), *rules, (0x06, 0, 0, 0x7FFF0000)]
    return _INSTALL.format(program=b"".join(struct.pack("<HBBI", *part) for part in instructions).hex())

"""The Linux calls that the standard library lacks, through ctypes. A failure is an OSError that says what failed."""

from __future__ import annotations

import ctypes
import os
import signal
import struct

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time that importing typing takes
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

MS_RDONLY = 0x1
MS_NOSUID = 0x2
MS_NODEV = 0x4
MS_NOEXEC = 0x8
MS_REMOUNT = 0x20
MS_BIND = 0x1000
MS_REC = 0x4000
MS_PRIVATE = 0x40000

_CLONE_PARENT = 0x00008000
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

_MNT_DETACH = 2

# <linux/prctl.h>
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_SECCOMP = 22
_PR_CAPBSET_DROP = 24
_PR_SET_SECUREBITS = 28
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_SECCOMP_MODE_FILTER = 2
# <linux/seccomp.h>, for the call of that name: it can do what prctl cannot
_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_FILTER_FLAG_NEW_LISTENER = 8
# <linux/capability.h>
_CAPABILITY_VERSION_3 = 0x20080522

_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_CLONE = {"x86_64": 56, "aarch64": 220}

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_libc.mount.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p]
_libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]


class _FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _check(result: int, doing: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{doing}: {os.strerror(number)}")


_NOTHING = (0, 0, 0, 0)


def _prctl(doing: str, option: int, *values: int) -> None:
    _check(_libc.prctl(option, *values, *_NOTHING[len(values) :]), doing)


def unshare(flags: int) -> None:
    """Move this process (for `CLONE_NEWPID`: its later children) into new namespaces."""
    _check(_libc.unshare(flags), f"making namespaces ({flags:#x})")


def enter_namespace(process: int, kind: int) -> None:
    """Enter (for `CLONE_NEWPID`: put this process's later children into) a namespace of the process with this pidfd."""
    _check(_libc.setns(process, kind), "entering a namespace")


def fork_sibling() -> int:
    """Fork a process whose parent is this one's own: its number, and 0 in it.

    There the interpreter knows nothing of the fork, so it has to be replaced soon (execve(2)).
    """
    flags = _CLONE_PARENT | signal.SIGCHLD
    process = _libc.syscall(_CLONE[os.uname().machine], flags, 0, 0, 0, 0)
    _check(process, "starting the jail's first process")
    return int(process)


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    """mount(2)."""
    texts = [None if text is None else os.fsencode(text) for text in (source, target, kind, options)]
    _check(_libc.mount(texts[0], texts[1], texts[2], flags, texts[3]), f"mounting {target}")


def enter_root(folder: str) -> None:
    """Make a mount point the root of this mount namespace and let go of everything outside of it."""
    os.chdir(folder)
    here = ctypes.c_char_p(b".")
    _check(_libc.syscall(_PIVOT_ROOT[os.uname().machine], here, here), "changing the root")
    _check(_libc.umount2(b".", _MNT_DETACH), "letting go of the old root")
    os.chdir("/")


def set_host_name(name: str) -> None:
    """Name this UTS namespace."""
    encoded = name.encode()
    _check(_libc.sethostname(encoded, len(encoded)), "setting the host name")


def allow_own_proc_files() -> None:
    """Keep `/proc/self` writable for this process after it changed its uid."""
    _prctl("staying dumpable", _PR_SET_DUMPABLE, 1)


def set_dumpable(value: int) -> None:
    """0: let no core of this process be written, and no process without privilege look into it."""
    _prctl("becoming undumpable", _PR_SET_DUMPABLE, value)


def die_with_parent(signal_number: int) -> None:
    """Have this signal sent to this process when its parent thread ends."""
    _prctl("tying the child to its parent", _PR_SET_PDEATHSIG, signal_number)


def forbid_new_privileges() -> None:
    """From here on no execve gains anything."""
    _prctl("forbidding new privileges", _PR_SET_NO_NEW_PRIVS, 1)


def keep_capabilities(mask: int, securebits: int) -> None:
    """Give up every capability but these for good, and keep them over an execve; lock the securebits."""
    _prctl("locking the securebits", _PR_SET_SECUREBITS, securebits)
    for capability in range(64):
        if not mask >> capability & 1 and _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) < 0:
            break
    _set_capabilities(mask)
    for capability in range(64):
        if mask >> capability & 1:
            _prctl("keeping a capability", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)


def drop_capabilities(kept: int) -> None:
    """Give up every capability of this process but these, which an execve takes.

    With what is permitted go the ambient ones (capabilities(7)).
    """
    _set_capabilities(kept)


def _set_capabilities(mask: int) -> None:
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    _check(_libc.capset(header, struct.pack("6I", mask, mask, mask, 0, 0, 0)), "setting capabilities")


class ReadyFilter:
    """A seccomp filter (made by `judge.jail.seccomp`) as the kernel takes it.

    `own` are the places in it, in bytes, where the number of the process belongs that it is for.
    """

    def __init__(self, program: bytes, own: Iterable[int]) -> None:
        self._program = ctypes.create_string_buffer(program, len(program))
        self._own = tuple(own)
        self._wrapped = _wrapped(ctypes.cast(self._program, ctypes.c_char_p), len(program))
        self._place = ctypes.addressof(self._wrapped)

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> ReadyFilter:
        """As `judge.jail.seccomp.Filter.to_json` has it."""
        return cls(bytes.fromhex(plain["program"]), plain["own"])

    def install(self) -> None:
        """Put this thread, and all it starts, under the filter."""
        pid = os.getpid()
        for place in self._own:
            struct.pack_into("=I", self._program, place, pid)
        _prctl("installing the system call filter", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, self._place)


def install_listener(program: bytes) -> int:
    """Put this process under a filter that asks about some calls; the descriptor is where the questions come."""
    wrapped = _wrapped(ctypes.c_char_p(program), len(program))
    number, flags = _SECCOMP[os.uname().machine], _SECCOMP_FILTER_FLAG_NEW_LISTENER
    listener = _libc.syscall(number, _SECCOMP_SET_MODE_FILTER, flags, ctypes.byref(wrapped))
    _check(listener, "listening to system calls")
    return int(listener)


def _wrapped(program: ctypes.c_char_p, size: int) -> _FilterProgram:
    return _FilterProgram(size // 8, program)

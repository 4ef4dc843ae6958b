"""Numbers of system calls, those that the filter refuses by the kernel's headers, for tests that let them through."""

from __future__ import annotations

import os

from judge.jail.seccomp import MACHINES

__all__ = ["CALLS", "number_of"]

# x86_64 (asm/unistd_64.h) and aarch64 (asm-generic/unistd.h); None where there is no such call.
CALLS: dict[str, tuple[int, int | None]] = {
    "add_key": (248, 217),
    "arch_prctl": (158, None),
    "bind": (49, 200),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "clock_getres": (229, 114),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "clone": (56, 220),
    "clone3": (435, 435),
    "connect": (42, 203),
    "execve": (59, 221),
    "execveat": (322, 281),
    "fadvise64": (221, 223),
    "fcntl": (72, 25),
    "flock": (73, 32),
    "fork": (57, None),
    "fsopen": (430, 430),
    "futex": (202, 98),
    "getpgid": (121, 155),
    "getpriority": (140, 141),
    "getsid": (124, 156),
    "io_uring_setup": (425, 425),
    "ioctl": (16, 29),
    "ioprio_set": (251, 30),
    "keyctl": (250, 219),
    "kill": (62, 129),
    "listen": (50, 201),
    "memfd_create": (319, 279),
    "mknodat": (259, 33),
    "mount": (165, 40),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "prctl": (157, 167),
    "prlimit64": (302, 261),
    "process_vm_readv": (310, 270),
    "ptrace": (101, 117),
    "sched_getaffinity": (204, 123),
    "sched_setaffinity": (203, 122),
    "sendmsg": (46, 211),
    "sendto": (44, 206),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "setsockopt": (54, 208),
    "setxattr": (188, 5),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "shmget": (29, 194),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "sysinfo": (99, 179),
    "tgkill": (234, 131),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
    "vfork": (58, None),
}


def number_of(name: str) -> int | None:
    """The call's number on this machine, None if it has none."""
    if name in CALLS:
        return CALLS[name][os.uname().machine != "x86_64"]
    return MACHINES[os.uname().machine].numbers.get(name)

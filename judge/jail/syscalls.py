"""The system calls that a submission may make, and their numbers on the two machines that the judge knows.

Numbers are the kernel's own, fixed for ever: `asm/unistd_64.h` (x86_64) and `asm-generic/unistd.h` (aarch64). A name
that a machine does not have (aarch64 never had `open`) is simply absent from its table.
"""

from __future__ import annotations

# Groups, so that a wall can do without one. What a call of the groups reaches ends at the process itself.
ALLOWED: dict[str, tuple[str, ...]] = {
    "descriptors": (
        "read",
        "write",
        "readv",
        "writev",
        "pread64",
        "pwrite64",
        "preadv2",
        "lseek",
        "close",
        "close_range",
        "fstat",
        "dup",
        "dup2",
        "dup3",
        "fsync",
        "fdatasync",
        "ftruncate",
        "sendfile",
        "copy_file_range",
    ),
    # All that take a path, and what is of use only with a folder that was opened by one. `newfstatat` is among them
    # though libraries call it for open files: nobody sees from outside whether its path is empty.
    "paths": (
        "open",
        "openat",
        "stat",
        "lstat",
        "newfstatat",
        "statx",
        "access",
        "faccessat",
        "faccessat2",
        "readlink",
        "readlinkat",
        "getdents64",
        "truncate",
        "rename",
        "renameat",
        "renameat2",
        "mkdir",
        "mkdirat",
        "rmdir",
        "unlink",
        "unlinkat",
        "symlink",
        "symlinkat",
        "chmod",
        "fchmod",
        "fchmodat",
        "utimensat",
        "umask",
        "chdir",
        "fchdir",
        "statfs",
        "fstatfs",
    ),
    # The name of the machine, unless the jail has one of its own.
    "host name": ("uname",),
    "memory": (
        "brk",
        "mmap",
        "munmap",
        "mremap",
        "mprotect",
        "madvise",
    ),
    "threads": (
        "set_robust_list",
        "rseq",
        "gettid",
        "sched_yield",
        "getcpu",
        "set_tid_address",
        "exit",
        "exit_group",
        "restart_syscall",
    ),
    "signals": (
        "rt_sigaction",
        "rt_sigprocmask",
        "rt_sigreturn",
        "rt_sigpending",
        "rt_sigtimedwait",
        "rt_sigsuspend",
        "sigaltstack",
        "pause",
        "alarm",
        "setitimer",
        "getitimer",
    ),
    "time": (
        "nanosleep",
        "gettimeofday",
        "time",
        "times",
    ),
    "who am I": (
        "getpid",
        "getppid",
        "getuid",
        "geteuid",
        "getgid",
        "getegid",
        "getgroups",
        "getresuid",
        "getresgid",
        "getpgrp",
        "getcwd",
        "getrusage",
        "getrlimit",
        "wait4",
    ),
    "waiting": (
        "poll",
        "ppoll",
        "select",
        "pselect6",
        "epoll_create",
        "epoll_create1",
        "epoll_ctl",
        "epoll_wait",
        "epoll_pwait",
        "eventfd",
        "eventfd2",
        "timerfd_create",
        "timerfd_settime",
        "timerfd_gettime",
        "pipe",
        "pipe2",
    ),
    # No sendmsg, which can hide full sockets in other sockets, and no setsockopt, which makes them larger: what they
    # hold is kernel memory that no limit of the jail counts.
    "own socket pairs": (
        "recvfrom",
        "shutdown",
        "getsockname",
        "getpeername",
        "getsockopt",
    ),
    "chance": ("getrandom",),
}

# What only a jail with a root and a name of its own may allow.
NEEDS_NAMESPACES = ("paths", "host name")

# Whether these may be made depends on their arguments: `judge.jail.seccomp` says how. Those of the second row take the
# number of a process, and get that of their own alone; a clock and a lock can belong to a process as well.
CHECKED = (
    *("clone", "fcntl", "ioctl", "socketpair", "sendto"),
    *("tgkill", "prlimit64", "getpgid", "getsid", "getpriority", "sched_getaffinity"),
    *("clock_gettime", "clock_getres", "clock_nanosleep", "futex"),
)

# Refused with an error that makes the C library or Python take another way, rather than with EPERM.
MISSING = ("clone3",)
UNSUPPORTED = (
    "listxattr", "llistxattr", "flistxattr", "getxattr", "lgetxattr", "fgetxattr", "setxattr", "lsetxattr", "fsetxattr",
)  # fmt: skip

# fmt: off
X86_64: dict[str, int] = {
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9,
    "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15,
    "ioctl": 16, "pread64": 17, "pwrite64": 18, "readv": 19, "writev": 20, "access": 21, "pipe": 22, "select": 23,
    "sched_yield": 24, "mremap": 25, "madvise": 28, "dup": 32, "dup2": 33, "pause": 34, "nanosleep": 35,
    "getitimer": 36, "alarm": 37, "setitimer": 38, "getpid": 39, "sendfile": 40, "sendto": 44, "recvfrom": 45,
    "shutdown": 48, "getsockname": 51, "getpeername": 52, "socketpair": 53,
    "getsockopt": 55, "clone": 56, "exit": 60, "wait4": 61, "uname": 63, "fcntl": 72, "fsync": 74,
    "fdatasync": 75, "truncate": 76, "ftruncate": 77, "getcwd": 79, "chdir": 80, "fchdir": 81, "rename": 82,
    "mkdir": 83, "rmdir": 84, "unlink": 87, "symlink": 88, "readlink": 89, "chmod": 90, "fchmod": 91, "umask": 95,
    "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "times": 100, "getuid": 102, "getgid": 104, "geteuid": 107,
    "getegid": 108, "getppid": 110, "getpgrp": 111, "getgroups": 115, "getresuid": 118, "getresgid": 120,
    "getpgid": 121, "getsid": 124, "rt_sigpending": 127, "rt_sigtimedwait": 128, "rt_sigsuspend": 130,
    "sigaltstack": 131, "statfs": 137, "fstatfs": 138, "getpriority": 140, "gettid": 186, "setxattr": 188,
    "lsetxattr": 189, "fsetxattr": 190, "getxattr": 191, "lgetxattr": 192, "fgetxattr": 193, "listxattr": 194,
    "llistxattr": 195, "flistxattr": 196, "time": 201, "futex": 202, "sched_getaffinity": 204, "epoll_create": 213,
    "getdents64": 217, "set_tid_address": 218, "restart_syscall": 219, "clock_gettime": 228,
    "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "epoll_wait": 232, "epoll_ctl": 233,
    "tgkill": 234, "openat": 257, "mkdirat": 258, "newfstatat": 262, "unlinkat": 263, "renameat": 264,
    "symlinkat": 266, "readlinkat": 267, "fchmodat": 268, "faccessat": 269, "pselect6": 270, "ppoll": 271,
    "set_robust_list": 273, "utimensat": 280, "epoll_pwait": 281, "timerfd_create": 283,
    "eventfd": 284, "timerfd_settime": 286, "timerfd_gettime": 287, "eventfd2": 290, "epoll_create1": 291,
    "dup3": 292, "pipe2": 293, "prlimit64": 302, "getcpu": 309, "renameat2": 316, "getrandom": 318,
    "copy_file_range": 326, "preadv2": 327, "statx": 332, "rseq": 334, "clone3": 435, "close_range": 436,
    "faccessat2": 439,
}

AARCH64: dict[str, int] = {
    "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "getxattr": 8, "lgetxattr": 9, "fgetxattr": 10, "listxattr": 11,
    "llistxattr": 12, "flistxattr": 13, "getcwd": 17, "eventfd2": 19, "epoll_create1": 20, "epoll_ctl": 21,
    "epoll_pwait": 22, "dup": 23, "dup3": 24, "fcntl": 25, "ioctl": 29, "mkdirat": 34, "unlinkat": 35,
    "symlinkat": 36, "renameat": 38, "statfs": 43, "fstatfs": 44, "truncate": 45, "ftruncate": 46, "faccessat": 48,
    "chdir": 49, "fchdir": 50, "fchmod": 52, "fchmodat": 53, "openat": 56, "close": 57, "pipe2": 59, "getdents64": 61,
    "lseek": 62, "read": 63, "write": 64, "readv": 65, "writev": 66, "pread64": 67, "pwrite64": 68, "sendfile": 71,
    "pselect6": 72, "ppoll": 73, "readlinkat": 78, "newfstatat": 79, "fstat": 80, "fsync": 82, "fdatasync": 83,
    "timerfd_create": 85, "timerfd_settime": 86, "timerfd_gettime": 87, "utimensat": 88, "exit": 93, "exit_group": 94,
    "set_tid_address": 96, "futex": 98, "set_robust_list": 99, "nanosleep": 101,
    "getitimer": 102, "setitimer": 103, "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115,
    "sched_getaffinity": 123, "sched_yield": 124, "restart_syscall": 128, "tgkill": 131, "sigaltstack": 132,
    "rt_sigsuspend": 133, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigpending": 136, "rt_sigtimedwait": 137,
    "rt_sigreturn": 139, "getpriority": 141, "getresuid": 148, "getresgid": 150, "times": 153, "getpgid": 155,
    "getsid": 156, "getgroups": 158, "uname": 160, "getrlimit": 163, "getrusage": 165, "umask": 166, "getcpu": 168,
    "gettimeofday": 169, "getpid": 172, "getppid": 173, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177,
    "gettid": 178, "socketpair": 199, "getsockname": 204, "getpeername": 205, "sendto": 206, "recvfrom": 207,
    "getsockopt": 209, "shutdown": 210, "brk": 214, "munmap": 215,
    "mremap": 216, "clone": 220, "mmap": 222, "mprotect": 226, "madvise": 233, "wait4": 260,
    "prlimit64": 261, "renameat2": 276, "getrandom": 278, "copy_file_range": 285, "preadv2": 286,
    "statx": 291, "rseq": 293, "clone3": 435, "close_range": 436, "faccessat2": 439,
}
# fmt: on

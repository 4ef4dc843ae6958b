# attacks: the kernel's memory, with keys that no limit of the jail counts
import ctypes
import os

ADD_KEY = {"x86_64": 248, "aarch64": 217}[os.uname().machine]
# This keyring goes with the process, unlike those that syscalls_keys.py is after.
OF_THE_PROCESS = -2


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    key = libc.syscall(ADD_KEY, b"user", b"mine", b"x" * 1000, ctypes.c_size_t(1000), OF_THE_PROCESS)
    return "held" if key == -1 else "escaped"

# attacks: the kernel's isolation, by making a process that has more rights inside
import ctypes
import os

CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
SIGCHLD, SAME_DESCRIPTORS, NEW_USER = 17, 0x400, 0x10000000


def answer(n):
    flags = SIGCHLD | SAME_DESCRIPTORS | NEW_USER
    child = ctypes.CDLL(None, use_errno=True).syscall(CLONE, flags, None, None, None, None)
    if child == 0:
        os._exit(0)
    return "held" if child == -1 else "escaped"

# attacks: the table of processes, with one that shares what threads share
import ctypes
import os

CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
SIGCHLD, SAME_DESCRIPTORS = 17, 0x400


def answer(n):
    child = ctypes.CDLL(None, use_errno=True).syscall(CLONE, SIGCHLD | SAME_DESCRIPTORS, None, None, None, None)
    if child == 0:
        os._exit(0)
    return "held" if child == -1 else "escaped"

# attacks: the filter, with the raw calls under fork
# allowed: wrong_answer
import ctypes
import os

SIGCHLD = 17
CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
CLONE3, VFORK = 435, 58
NEW_USER, NEW_PROCESSES = 0x10000000, 0x20000000


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    for flags in (SIGCHLD, SIGCHLD | NEW_USER, SIGCHLD | NEW_PROCESSES):
        child = libc.syscall(CLONE, flags, None, None, None, None)
        if child == 0:
            os._exit(0)
        if child > 0:
            return f"escaped by {flags:x}"
    arguments = (ctypes.c_uint64 * 11)(NEW_USER, 0, 0, 0, SIGCHLD)
    child = libc.syscall(CLONE3, arguments, 88)
    if child == 0:
        os._exit(0)
    return "held" if child == -1 else "escaped by clone3"

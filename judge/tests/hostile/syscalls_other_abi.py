# attacks: the filter, with numbers of the kernel's second set of calls
# allowed: runtime_error, wrong_answer
import ctypes
import os

X32 = 0x40000000
GETPID = 39


def answer(n):
    if os.uname().machine != "x86_64":
        return "held"
    libc = ctypes.CDLL(None, use_errno=True)
    return "held" if libc.syscall(X32 | GETPID) == -1 else "escaped"

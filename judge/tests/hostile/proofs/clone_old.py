# attacks: the table of processes, with the oldest call there is for it
import ctypes
import os

FORK = 57


def answer(n):
    if os.uname().machine != "x86_64":
        return "held"
    child = ctypes.CDLL(None, use_errno=True).syscall(FORK)
    if child == 0:
        os._exit(0)
    return "held" if child == -1 else "escaped"

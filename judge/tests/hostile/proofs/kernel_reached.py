# attacks: a rarely used part of the kernel; that it finds fault with the question shows that it was asked
import ctypes
import errno


def answer(n):
    ctypes.CDLL(None, use_errno=True).syscall(int("@NUMBER@"), -1, 0, 0, 0, 0, 0)
    return "held" if ctypes.get_errno() == errno.EPERM else "escaped"

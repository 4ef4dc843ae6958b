# attacks: the filter, with numbers of the kernel's second set of calls; that it has none shows that it was asked
import ctypes
import errno

X32, GETPID = 0x40000000, 39


def answer(n):
    ctypes.set_errno(0)
    ctypes.CDLL(None, use_errno=True).syscall(X32 | GETPID)
    return "held" if ctypes.get_errno() == errno.EPERM else "escaped"

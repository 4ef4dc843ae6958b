# attacks: the tree of files, with the newer calls for it
import ctypes


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    tries = (libc.syscall(428, -100, b"/", 1), libc.syscall(430, b"tmpfs", 0))
    return "held" if set(tries) == {-1} else "escaped"

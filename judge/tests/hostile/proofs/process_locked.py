# attacks: the judge's own process, with a lock that is said to be its
import ctypes
import errno

LOCK_PI_PRIVATE = 6 | 128


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    word, long_ago = ctypes.c_uint32(int("@BROKER@")), (ctypes.c_long * 2)(1, 0)
    libc.syscall(int("@NUMBER@"), ctypes.byref(word), LOCK_PI_PRIVATE, 0, long_ago)
    # The kernel marks the lock as waited for, then looks for its owner, and says so if there is none.
    asked, found = word.value != int("@BROKER@"), ctypes.get_errno() != errno.ESRCH
    return "escaped" if asked and found else "held"

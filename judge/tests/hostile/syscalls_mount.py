# attacks: the tree of files, with a new one over it
# allowed: wrong_answer
import ctypes

MS_BIND, MS_REMOUNT = 4096, 32


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    tries = (
        libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None),
        libc.mount(b"proc", b"/tmp", b"proc", 0, None),
        libc.mount(b"/", b"/tmp", None, MS_BIND, None),
        libc.mount(None, b"/", None, MS_REMOUNT | MS_BIND, None),
        libc.umount2(b"/tmp", 2),
    )
    return "held" if set(tries) == {-1} else "escaped"

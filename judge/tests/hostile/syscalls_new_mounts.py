# attacks: the tree of files, with the newer calls for it
# allowed: wrong_answer
import ctypes

OPEN_TREE, MOVE_MOUNT, FSOPEN, FSMOUNT, MOUNT_SETATTR = 428, 429, 430, 432, 442


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = (ctypes.c_ulong * 4)()
    tries = (
        libc.syscall(OPEN_TREE, -100, b"/", 1),
        libc.syscall(MOVE_MOUNT, -100, b"/tmp", -100, b"/lib", 0),
        libc.syscall(FSOPEN, b"tmpfs", 0),
        libc.syscall(FSMOUNT, 0, 0, 0),
        libc.syscall(MOUNT_SETATTR, -100, b"/", 0, attributes, 32),
    )
    return "held" if set(tries) == {-1} else "escaped"

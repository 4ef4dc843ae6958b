# attacks: memory that processes of the host share
import ctypes

READ_ONLY = 0o10000


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.shmat.restype = ctypes.c_void_p
    memory = libc.shmget(int("@SHARED@"), 0, 0)
    if memory == -1:
        return "held"
    return "escaped" if ctypes.string_at(libc.shmat(memory, None, READ_ONLY), 8) == bytes(8) else "held"

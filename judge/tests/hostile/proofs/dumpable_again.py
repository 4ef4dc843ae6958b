# attacks: the wish not to be looked into, by taking it back
import ctypes

GET_DUMPABLE, SET_DUMPABLE = 3, 4


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(SET_DUMPABLE, 1, 0, 0, 0)
    return "escaped" if libc.prctl(GET_DUMPABLE, 0, 0, 0, 0) == 1 else "held"

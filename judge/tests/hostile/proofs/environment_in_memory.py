# attacks: secrets in the environment that the process was started with, wherever they still lie
import ctypes

AT_EXECFN = 31


def answer(n):
    libc = ctypes.CDLL(None)
    libc.getauxval.restype = ctypes.c_ulong
    # The kernel puts the environment right before the program's name.
    end = libc.getauxval(AT_EXECFN)
    return "escaped" if b"canary-" in ctypes.string_at(end - 2000, 2000) else "held"

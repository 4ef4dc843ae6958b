# attacks: the warm interpreter, with a signal to one of its threads; 0 does nothing but ask whether it would arrive
import ctypes
import os


def answer(n):
    above = os.getppid() or 2
    return "held" if ctypes.CDLL(None, use_errno=True).tgkill(above, above, 0) == -1 else "escaped"

# attacks: the judge's code inside the jail, by rewriting the variables of the functions that called
# allowed: wrong_answer, runtime_error
import ctypes
import sys


def answer(n):
    frame = sys._getframe().f_back
    while frame is not None:
        for name in ("value", "result", "expected", "gives", "verdict"):
            frame.f_locals[name] = ["s", "right"]
        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back
    return "wrong"

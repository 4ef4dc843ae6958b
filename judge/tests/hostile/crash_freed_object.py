# attacks: the interpreter, by freeing what everybody uses
# allowed: runtime_error, wrong_answer, time_limit, memory_limit
import ctypes


def answer(n):
    for thing in (None, True, (), "", 1):
        ctypes.c_ssize_t.from_address(id(thing)).value = 1
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(thing))
    return [None, (), ""] * 100

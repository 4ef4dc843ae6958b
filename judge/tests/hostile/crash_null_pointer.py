# attacks: the interpreter, by reading where nothing is
# allowed: runtime_error
import ctypes


def answer(n):
    return ctypes.string_at(0)

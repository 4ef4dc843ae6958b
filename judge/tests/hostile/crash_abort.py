# attacks: the interpreter, by aborting it
# allowed: runtime_error
import os


def answer(n):
    os.abort()

# attacks: the machine, with the other way to start a program
# allowed: wrong_answer
# outside: escaped
import os
import sys


def answer(n):
    try:
        child = os.posix_spawn(sys.executable, [sys.executable, "-c", "pass"], {})
    except OSError:
        return "held"
    os.waitpid(child, 0)
    return "escaped"

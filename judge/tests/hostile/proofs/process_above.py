# attacks: the warm interpreter, by being its child for all to see
import os


def answer(n):
    return "held" if (os.getpid(), os.getppid()) == (1, 0) else "escaped"

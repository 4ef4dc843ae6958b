# attacks: the warm interpreter, with a signal; 0 does nothing but ask whether it would arrive
import os


def answer(n):
    try:
        os.kill(os.getppid() or 2, 0)
    except OSError:
        return "held"
    return "escaped"

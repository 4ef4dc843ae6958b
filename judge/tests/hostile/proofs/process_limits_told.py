# attacks: the warm interpreter, with a question about its limits
import os
import resource


def answer(n):
    try:
        resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)
    except OSError:
        return "held"
    return "escaped"

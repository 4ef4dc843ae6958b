# attacks: the limits of memory, with files that lie in no folder
import os


def answer(n):
    try:
        for _ in range(20):
            os.write(os.memfd_create("hidden"), bytes(1 << 20))
    except OSError:
        return "held"
    return "escaped"

# attacks: other processes, by handles instead of numbers
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    try:
        handle = os.pidfd_open(1)
    except (OSError, AttributeError):
        return "held"
    os.close(handle)
    return "escaped"

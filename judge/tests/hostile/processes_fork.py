# attacks: the table of processes, with one more
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    try:
        child = os.fork()
    except OSError:
        return "held"
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "escaped"

# attacks: the table of open files
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    ends = []
    try:
        while len(ends) < 400:
            ends.extend(os.pipe())
    except OSError:
        pass
    for end in ends:
        os.close(end)
    return "held" if 0 < len(ends) <= 32 else "escaped"

# attacks: everybody who opens the same library, with a lock on it
import fcntl
import string


def answer(n):
    with open(string.__file__) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return "held"
    return "escaped"

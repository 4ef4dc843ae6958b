# attacks: everybody's speed, by having the kernel forget the files that all interpreters share
# allowed: wrong_answer
# behind B: runtime_error
# outside: escaped
import os


def answer(n):
    file = os.open(os.__file__, os.O_RDONLY)
    try:
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    except OSError:
        return "held"
    return "escaped"

# attacks: memory, mapped without reserving it
# allowed: wrong_answer
# outside: escaped
import mmap


def answer(n):
    try:
        pages = [mmap.mmap(-1, 128 << 20) for _ in range(16)]
    except OSError:
        return "held"
    pages.clear()
    return "escaped"

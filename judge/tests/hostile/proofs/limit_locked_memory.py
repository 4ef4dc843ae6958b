# attacks: memory, with a page that may never be swapped out
import mmap

LOCKED = 0x2000


def answer(n):
    try:
        mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | LOCKED).close()
    except OSError:
        return "held"
    return "escaped"

# attacks: the expected values, by reading every page of memory that lies near an object
# allowed: wrong_answer, time_limit
# outside: escaped
import ctypes
import gc
import re

PAGE = 4096
MADV_NORMAL = 0


def answer(n):
    libc = ctypes.CDLL(None)
    pattern = re.compile(rb"canary" + rb"-[0-9a-f]{32}")
    found = {id(thing) // PAGE for thing in gc.get_objects()}
    for page in sorted({page + step for page in found for step in range(-16, 17)}):
        # Advice about a page that is not there is refused: so nothing is read that would crash.
        if libc.madvise(ctypes.c_void_p(page * PAGE), ctypes.c_size_t(PAGE), MADV_NORMAL) == -1:
            continue
        if pattern.search(ctypes.string_at(page * PAGE, PAGE)):
            return "escaped"
    return "held"

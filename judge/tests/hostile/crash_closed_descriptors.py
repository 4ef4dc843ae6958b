# attacks: the judge's own pipes, by closing every descriptor
# allowed: runtime_error
import os


def answer(n):
    os.closerange(0, 1024)
    return "right"

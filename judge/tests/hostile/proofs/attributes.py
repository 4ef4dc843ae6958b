# attacks: the kernel's memory, with notes on a file that count as no file
import os


def answer(n):
    open("mine", "w").close()
    try:
        os.setxattr("mine", "user.note", b"x" * 1000)
    except OSError:
        return "held"
    return "escaped"

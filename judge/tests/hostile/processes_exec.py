# attacks: the jail's memory of what it locked, by becoming another program
# allowed: wrong_answer
import os
import sys


def answer(n):
    for program in (sys.executable, "/bin/sh", "/lib/ld-linux-x86-64.so.2", "/lib64/ld-linux-x86-64.so.2"):
        try:
            os.execve(program, [program, "-c", "print('right')"], {})
        except OSError:
            pass
    return "held"

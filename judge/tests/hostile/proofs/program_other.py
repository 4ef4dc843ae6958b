# attacks: the jail's memory of what it locked, by becoming another program
import os
import sys


def answer(n):
    where = {"PYTHONHOME": "/python", "LD_LIBRARY_PATH": "/lib"}
    try:
        code = "import os; os.write(1, b'escaped')"
        os.execve(sys.executable, [sys.executable, "-s", "-S", "-c", code], where)
    except OSError:
        return "held"

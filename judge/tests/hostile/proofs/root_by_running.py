# attacks: its own rights, by running a program as the root of its own small world
import os
import sys

CODE = """
import os
try:
    os.chroot("/tmp")
    os.write(1, b"escaped")
except OSError:
    os.write(1, b"held")
"""


def answer(n):
    where = {"PYTHONHOME": "/python", "LD_LIBRARY_PATH": "/lib"}
    try:
        os.execve(sys.executable, [sys.executable, "-s", "-S", "-c", CODE], where)
    except OSError:
        return "held"

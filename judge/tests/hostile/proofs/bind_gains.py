# attacks: its own rights, with a program that gives more of them to whoever runs it
import os

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
        os.execve("/gains", ["/gains", "-s", "-S", "-c", CODE], where)
    except OSError:
        return "held"

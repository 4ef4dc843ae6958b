# attacks: the machine's devices, with a device file of its own
import os
import stat


def answer(n):
    try:
        os.mknod("zero", stat.S_IFCHR | 0o600, os.makedev(1, 5))
        with open("zero", "rb") as file:
            return "escaped" if file.read(4) == bytes(4) else "held"
    except OSError:
        return "held"

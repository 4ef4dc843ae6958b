# attacks: disks and memory of the machine, by device files
# allowed: wrong_answer
# outside: escaped
import os


def answer(n):
    for name in ("/dev/null", "/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/tty", "/dev/shm"):
        if os.path.exists(name):
            return "escaped"
    try:
        os.mknod("disk", 0o600 | 0o060000, os.makedev(8, 0))
        return "escaped"
    except OSError:
        return "held"

# attacks: the kernel, by asking to be told of all that happens in a folder
import fcntl
import os


def answer(n):
    folder = os.open("/", os.O_RDONLY)
    try:
        fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_CREATE)
    except OSError:
        return "held"
    finally:
        os.close(folder)
    return "escaped"

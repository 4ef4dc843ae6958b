# attacks: a file of the host, by a folder that somebody forgot to close
import os


def answer(n):
    for number in range(1024):
        try:
            os.close(os.open("canary", os.O_RDONLY, dir_fd=number))
            return "escaped"
        except OSError:
            pass
    return "held"
